/**
 * The race of backbones in the window: a page of the Backbones room, whose table fills as they
 * arrive. It knows no room.
 */
@NullMarked
package dev.graft.ui.race;

import org.jspecify.annotations.NullMarked;
