package dev.graft.advice;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many images a second go through a backbone: what was measured, else what follows from the
 * measured one that is most like it in size, in proportion to the arithmetic; else from a figure
 * for one processor.
 */
final class SpeedGuess {
  /** What MobileNet V2 reaches: slower networks for their size are rare. */
  private static final double MACS_PER_PROCESSOR = 36e9;

  private final List<BackboneCandidate> measured;
  private final int processors;

  SpeedGuess(List<BackboneCandidate> all, int processors) {
    this.measured = all.stream().filter(c -> c.measured().isPresent() && c.macs() > 0).toList();
    this.processors = processors;
  }

  /** Images a second; empty if the network does not tell its arithmetic and was not measured. */
  OptionalDouble imagesPerSecond(BackboneCandidate candidate) {
    if (candidate.measured().isPresent()) {
      return candidate.measured();
    }
    if (candidate.macs() <= 0) {
      return OptionalDouble.empty();
    }
    double perSecond =
        measured.stream()
            .min(Comparator.comparingDouble(m -> distance(m, candidate)))
            .map(m -> m.measured().getAsDouble() * m.macs())
            .orElse(MACS_PER_PROCESSOR * processors);
    return OptionalDouble.of(perSecond / candidate.macs());
  }

  private static double distance(BackboneCandidate a, BackboneCandidate b) {
    return Math.abs(Math.log((double) a.macs() / b.macs()));
  }
}
