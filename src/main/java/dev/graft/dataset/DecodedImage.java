package dev.graft.dataset;

/**
 * What a decoder made of a file.
 *
 * @param pixels the upright picture
 * @param truncated whether the file is damaged or ends early, so that a part of the picture is grey
 *     or coarse
 */
public record DecodedImage(PixelImage pixels, boolean truncated) {}
