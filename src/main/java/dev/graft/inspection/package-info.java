/**
 * Looks at pictures through the features of a frozen backbone: a map in two dimensions, clusters of
 * pictures without labels, which to label next, which labels are probably wrong, which pictures are
 * alike. Pure functions of arrays: the same input and seed give the same answer, to the bit.
 * Nothing here opens a picture, asks the engine or knows a window; what takes longer than a moment
 * asks now and then whether it was cancelled, and runs on the thread that calls it.
 */
@NullMarked
package dev.graft.inspection;

import org.jspecify.annotations.NullMarked;
