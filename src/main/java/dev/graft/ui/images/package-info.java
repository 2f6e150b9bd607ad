/**
 * The Images room: opening a folder of class folders, the classes with their counts, the
 * thumbnails, what was left out; getting public photographs. Reads pictures only for showing them.
 */
@NullMarked
package dev.graft.ui.images;

import org.jspecify.annotations.NullMarked;
