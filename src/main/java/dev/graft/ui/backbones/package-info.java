/**
 * The Backbones room: cards of all backbones with search and filters, the same in a table, one in
 * detail, advice which to take, downloads, measured speeds, and the import of a model file that
 * somebody drops.
 */
@NullMarked
package dev.graft.ui.backbones;

import org.jspecify.annotations.NullMarked;
