package dev.graft.distillation;

/**
 * How the features of one teacher are standardised: each minus its mean, over its deviation.
 *
 * @param mean of each feature
 * @param deviation of each feature, above 0
 */
public record TargetScale(float[] mean, float[] deviation) {}
