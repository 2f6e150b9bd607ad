/**
 * The Train room: the recipe, starting and cancelling, progress with live curves, the result,
 * earlier runs.
 */
@NullMarked
package dev.graft.ui.train;

import org.jspecify.annotations.NullMarked;
