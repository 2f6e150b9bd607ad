/**
 * The window around the rooms: top bar, rail, menu, search for actions, status bar, help, settings,
 * projects, jobs and notices, the theme, and the start of JavaFX. Wires sessions, view models and
 * views. Nothing that belongs to one room.
 */
@NullMarked
package dev.graft.ui.shell;

import org.jspecify.annotations.NullMarked;
