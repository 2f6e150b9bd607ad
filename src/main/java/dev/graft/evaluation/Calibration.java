package dev.graft.evaluation;

/**
 * How far a model's probabilities can be trusted, on pictures that it did not learn from.
 *
 * @param temperature what its scores are divided by
 * @param before how sure it was and how often right without that
 * @param after the same with it
 * @param coverage how many it names, and rightly, by threshold
 */
public record Calibration(
    Temperature temperature, Reliability before, Reliability after, Coverage coverage) {}
