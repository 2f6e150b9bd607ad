/**
 * A map: any number of points in a plane, which are zoomed, encircled, hovered over and selected by
 * mouse and keyboard. It is painted into pixels of its own, so that ten thousand points take no
 * longer than a frame has. What a point stands for is not known here.
 */
@NullMarked
package dev.graft.ui.map;

import org.jspecify.annotations.NullMarked;
