package dev.graft.evaluation;

import java.util.Optional;

/**
 * How far a model's probabilities could be trusted on labelled pictures.
 *
 * @param temperature what its scores are divided by; 1 for a model without
 * @param threshold below this probability a picture is unknown; empty for a model without
 * @param before how sure it would be and how often right without the temperature
 * @param after the same with it
 * @param saysUnknown whether the model can say that a picture is of none of its classes
 * @param unsure pictures that it leaves unnamed for too low a probability
 * @param unlike pictures that it leaves unnamed because they are far from all that it knows
 * @param knownRight how many of the others it names rightly
 */
public record Trust(
    double temperature,
    Optional<Double> threshold,
    Reliability before,
    Reliability after,
    boolean saysUnknown,
    long unsure,
    long unlike,
    long knownRight) {
  /** Pictures that the model names. */
  public long known() {
    return after.images() - unsure - unlike;
  }

  /** The share of pictures that the model names, from 0 to 1; NaN without pictures. */
  public double coverage() {
    return (double) known() / after.images();
  }

  /** The share of the named pictures that are named rightly; NaN if none is. */
  public double accuracyKnown() {
    return (double) knownRight / known();
  }
}
