package dev.graft.dataset;

/**
 * What is known of an image that was loaded into a buffer.
 *
 * @param fingerprint SHA-256 of the file's content, see {@link Fingerprint}
 * @param width columns of the upright original
 * @param height rows of the upright original
 * @param truncated whether the file is damaged or ends early, and a part of the picture is missing
 */
public record LoadedImage(String fingerprint, int width, int height, boolean truncated) {}
