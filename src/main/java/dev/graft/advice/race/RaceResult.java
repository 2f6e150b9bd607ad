package dev.graft.advice.race;

import dev.graft.advice.classical.HeadScore;

/**
 * How a backbone did.
 *
 * @param runner which
 * @param score of a quick head on its frozen features, by cross-validation on the sample
 * @param imagesPerSecond that it looks at on this machine, decoding left aside
 * @param seconds wall time of extraction and learning; short where its features were stored before
 */
public record RaceResult(Runner runner, HeadScore score, double imagesPerSecond, double seconds) {}
