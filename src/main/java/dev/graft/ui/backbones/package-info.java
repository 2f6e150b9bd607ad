/**
 * The Backbones room: cards of all backbones, the choice of one, and the import of a model file
 * that somebody drops.
 */
@NullMarked
package dev.graft.ui.backbones;

import org.jspecify.annotations.NullMarked;
