/**
 * Showing pictures: where thumbnails come from, and the tiles that show them. What a network sees
 * is the dataset's matter, not this package's.
 */
@NullMarked
package dev.graft.ui.pictures;

import org.jspecify.annotations.NullMarked;
