/**
 * The Layers room: the strip of blocks with the freeze line and the locks, the layers and
 * connections of a block, the head, and what the choice costs. Figures come from the network's own
 * arithmetic and from measured speeds, never from here.
 */
@NullMarked
package dev.graft.ui.layers;

import org.jspecify.annotations.NullMarked;
