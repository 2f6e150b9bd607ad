package dev.graft.training;

/**
 * What the training graphs say of a few images, run live, to hold a bundle against.
 *
 * @param count the images
 * @param pixels count x height x width x 3, RGB 0..255
 * @param probabilities count x classes
 */
public record ParitySample(int count, float[] pixels, float[] probabilities) {}
