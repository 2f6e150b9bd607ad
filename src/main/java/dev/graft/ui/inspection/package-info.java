/**
 * The pages of the Images room that look at pictures through a backbone's features: the map,
 * clusters, what to label next, labels to check, similar pictures. What is found is computed by the
 * domain in the background; which pictures are shown and selected belongs to the room, which hands
 * it in as {@link dev.graft.ui.inspection.RoomPictures}.
 */
@NullMarked
package dev.graft.ui.inspection;

import org.jspecify.annotations.NullMarked;
