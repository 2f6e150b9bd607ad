package dev.graft.advice.race;

import dev.graft.advice.classical.HeadScore;
import dev.graft.dataset.SkippedFile;
import dev.graft.evaluation.Holm;
import dev.graft.evaluation.PairedComparison;
import dev.graft.evaluation.Verdict;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What came out of a race. All scores are of the same pictures in the same order.
 *
 * @param field what all had in common
 * @param colours how a head does that sees nothing but colour histograms
 * @param results the backbones that arrived, the most accurate first, the faster first of equals
 * @param failures those that did not, with the reason
 * @param skipped pictures of the sample that cannot be read
 */
public record RaceReport(
    RaceField field,
    HeadScore colours,
    List<RaceResult> results,
    List<Failure> failures,
    List<SkippedFile> skipped) {
  /** A backbone that could not run, and a sentence why. */
  public record Failure(String backbone, String sentence) {}

  /** Sorts and copies. */
  public RaceReport {
    results =
        results.stream()
            .sorted(
                Comparator.comparingInt((RaceResult r) -> r.score().correct())
                    .thenComparingDouble(RaceResult::imagesPerSecond)
                    .reversed())
            .toList();
    failures = List.copyOf(failures);
    skipped = List.copyOf(skipped);
  }

  /**
   * The most accurate backbone that has learnt something.
   *
   * @return empty if there is none
   */
  public Optional<RaceResult> best() {
    return results.stream().filter(r -> r.runner().pretrained()).findFirst();
  }

  /**
   * Who cannot be told from the best with so few pictures: McNemar's mid-p test against it on the
   * same pictures, corrected by Holm's method for their number.
   *
   * @return the best and its equals, pretrained ones only, in the order of the results
   */
  public List<RaceResult> leaders() {
    if (best().isEmpty()) {
      return List.of();
    }
    List<RaceResult> able = results.stream().filter(r -> r.runner().pretrained()).toList();
    HeadScore best = able.get(0).score();
    double[] p =
        Holm.adjusted(
            able.stream()
                .skip(1)
                .mapToDouble(r -> paired(r.score(), best).test().midP())
                .toArray());
    return IntStream.range(0, able.size())
        .filter(
            i -> i == 0 || paired(able.get(i).score(), best).verdict(p[i - 1]) != Verdict.BETTER)
        .mapToObj(able::get)
        .toList();
  }

  /**
   * What to choose: the fastest of those that cannot be told from the best.
   *
   * @return empty if none arrived that has learnt something
   */
  public Optional<RaceResult> recommended() {
    return leaders().stream().max(Comparator.comparingDouble(RaceResult::imagesPerSecond));
  }

  /**
   * How a backbone compares with colours alone.
   *
   * @param result a backbone
   * @return first the colours, second the backbone
   */
  public PairedComparison againstColours(RaceResult result) {
    return paired(colours, result.score());
  }

  /**
   * How a backbone compares with random weights of its architecture.
   *
   * @param result a backbone
   * @return first the random weights, second the backbone; empty if no such weights took part
   */
  public Optional<PairedComparison> againstRandom(RaceResult result) {
    return results.stream()
        .filter(
            r ->
                !r.runner().pretrained()
                    && r.runner().architecture().equals(result.runner().architecture()))
        .findFirst()
        .map(random -> paired(random.score(), result.score()));
  }

  private static PairedComparison paired(HeadScore first, HeadScore second) {
    return PairedComparison.of(first.right(), second.right());
  }

  /**
   * What everybody gets right who always says the largest class.
   *
   * @return 0 to 1
   */
  public double majority() {
    return Arrays.stream(field.perClass()).max().orElse(0)
        / (double) Math.max(1, Arrays.stream(field.perClass()).sum());
  }
}
