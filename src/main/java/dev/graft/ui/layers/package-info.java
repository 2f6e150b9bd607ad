/**
 * The Layers room: the strip of blocks with the freeze line, the layers of a block, and what the
 * choice costs. Figures come from the network's own arithmetic, never from here.
 */
@NullMarked
package dev.graft.ui.layers;

import org.jspecify.annotations.NullMarked;
