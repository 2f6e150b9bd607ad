package dev.graft.advice;

import java.util.OptionalInt;

/**
 * What is known of somebody's pictures.
 *
 * @param images how many there are
 * @param classes how many labels they have
 * @param side pixels of the shorter side of a typical one; empty if nobody looked
 */
public record PictureFacts(int images, int classes, OptionalInt side) {}
