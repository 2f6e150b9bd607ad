/**
 * Advice in the window: what the rules found, each with its reason and a button that does it, and
 * the table of heads. Cards for rooms to put where they fit; they know no room.
 */
@NullMarked
package dev.graft.ui.advice;

import org.jspecify.annotations.NullMarked;
