/**
 * Controls and helpers that know JavaFX and nothing of Graft's domain: the task executor, cards,
 * charts and their export, drop targets, actions with their icons and shortcuts, the texts of
 * packages and figures in words. The only place for {@code Platform.runLater} and for animation
 * timers. No other package of Graft is used here, {@code errors} excepted.
 */
@NullMarked
package dev.graft.ui.kit;

import org.jspecify.annotations.NullMarked;
