/**
 * The Train room: the recipe, starting, pausing and ending, the queue, progress with live curves
 * and the pictures it gets wrong, the result, going on from there, earlier runs.
 */
@NullMarked
package dev.graft.ui.train;

import org.jspecify.annotations.NullMarked;
