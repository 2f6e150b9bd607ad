/**
 * The Images room: adding pictures and folders, labelling them by key, menu and drag, classes with
 * their balance, the split, what is worth a look, undo and redo; getting public photographs. What
 * an edit does is the domain's matter; pictures are read only for showing them and looking at them.
 */
@NullMarked
package dev.graft.ui.images;

import org.jspecify.annotations.NullMarked;
