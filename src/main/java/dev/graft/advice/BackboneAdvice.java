package dev.graft.advice;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;

/**
 * Which backbone to begin with, for these pictures on this machine.
 *
 * <p>Networks that are better on ImageNet transfer better (Kornblith, Shlens and Le, 2019), so the
 * published accuracy counts, less three points for each tenfold of the time that reading all
 * pictures once takes. A network that sees much larger pictures than there are is left out: it
 * would only look at blur. What is here comes first; what is not here is mentioned where it is
 * clearly better.
 *
 * @param chosen the backbone to begin with
 * @param pictures what it is for
 * @param seconds that reading all pictures once takes; empty if it cannot be told
 * @param better one that is not here and is worth its download
 */
public record BackboneAdvice(
    BackboneCandidate chosen,
    PictureFacts pictures,
    OptionalDouble seconds,
    Optional<BackboneCandidate> better) {
  private static final double POINTS_FOR_TENFOLD = 0.03;

  /** Nobody waits longer for a first try. */
  private static final double PATIENCE_SECONDS = 600;

  private static final double UNTOLD_SECONDS = 60;

  /** Below any that is published: who knows nothing of a network promises nothing. */
  private static final double UNTOLD_TOP1 = 0.45;

  private static final double WORTH_A_DOWNLOAD = 0.03;
  private static final int BLUR = 2;

  /**
   * Looks for one.
   *
   * @param pictures what it is for
   * @param candidates all that have learned something and can be used or downloaded
   * @param processors of this machine
   * @return the advice; empty if there are no pictures or nothing can be said for any of them
   */
  public static Optional<BackboneAdvice> of(
      PictureFacts pictures, List<BackboneCandidate> candidates, int processors) {
    if (pictures.images() == 0) {
      return Optional.empty();
    }
    Judge judge = new Judge(pictures, new SpeedGuess(candidates, processors));
    Optional<BackboneCandidate> here = judge.best(candidates, BackboneCandidate::here);
    Optional<BackboneCandidate> away =
        judge.best(candidates, c -> !c.here() && c.free() && c.top1().isPresent());
    if (here.isEmpty()) {
      return away.map(c -> new BackboneAdvice(c, pictures, judge.seconds(c), Optional.empty()));
    }
    BackboneCandidate chosen = here.get();
    return Optional.of(
        new BackboneAdvice(
            chosen,
            pictures,
            judge.seconds(chosen),
            away.filter(c -> judge.value(c) >= judge.value(chosen) + WORTH_A_DOWNLOAD)));
  }

  private record Judge(PictureFacts pictures, SpeedGuess speed) {
    OptionalDouble seconds(BackboneCandidate candidate) {
      OptionalDouble perSecond = speed.imagesPerSecond(candidate);
      return perSecond.isPresent()
          ? OptionalDouble.of(pictures.images() / perSecond.getAsDouble())
          : OptionalDouble.empty();
    }

    double value(BackboneCandidate candidate) {
      return candidate.top1().orElse(UNTOLD_TOP1)
          - POINTS_FOR_TENFOLD * Math.log10(Math.max(1, waiting(candidate)));
    }

    private double waiting(BackboneCandidate candidate) {
      return seconds(candidate).orElse(UNTOLD_SECONDS);
    }

    Optional<BackboneCandidate> best(
        List<BackboneCandidate> all, Predicate<BackboneCandidate> which) {
      List<BackboneCandidate> sharp =
          preferring(all.stream().filter(which).toList(), c -> !blurs(c, pictures));
      double fastest = sharp.stream().mapToDouble(this::waiting).min().orElse(0);
      double limit = Math.max(PATIENCE_SECONDS, 2 * fastest);
      List<BackboneCandidate> quick = sharp.stream().filter(c -> waiting(c) <= limit).toList();
      return quick.stream()
          .max(
              Comparator.comparingDouble(this::value)
                  .thenComparing(
                      c -> seconds(c).orElse(UNTOLD_SECONDS), Comparator.reverseOrder()));
    }

    private static boolean blurs(BackboneCandidate candidate, PictureFacts pictures) {
      return pictures.side().isPresent()
          && candidate.inputSize() > BLUR * pictures.side().getAsInt();
    }

    /** Those that meet a wish, or all where none does. */
    private static List<BackboneCandidate> preferring(
        List<BackboneCandidate> all, Predicate<BackboneCandidate> wish) {
      List<BackboneCandidate> some = all.stream().filter(wish).toList();
      return some.isEmpty() ? all : some;
    }
  }

  /**
   * Whether the time was measured and not guessed.
   *
   * @return true if the chosen one was measured on this machine
   */
  public boolean isMeasured() {
    return chosen.measured().isPresent();
  }
}
