/**
 * Public collections of photographs: what there is, and how one becomes a folder of class folders
 * on this machine. Archives are unpacked here and nowhere else: bounded, without links, without
 * paths that lead elsewhere. Looks into no picture. Sees download, errors and json only.
 */
@NullMarked
package dev.graft.collections;

import org.jspecify.annotations.NullMarked;
