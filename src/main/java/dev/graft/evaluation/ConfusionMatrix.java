package dev.graft.evaluation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each. In JSON it is the table itself.
 *
 * @param counts by true class, then by predicted class; square
 */
public record ConfusionMatrix(@JsonValue List<List<Long>> counts) {
  /** Copies the table and checks that it is square and has no negative count. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public ConfusionMatrix {
    counts = counts.stream().map(List::copyOf).toList();
    for (List<Long> row : counts) {
      if (row.size() != counts.size()) {
        throw new IllegalArgumentException(
            "a row of " + row.size() + " counts in a table of " + counts.size() + " classes");
      }
      if (row.stream().anyMatch(n -> n < 0)) {
        throw new IllegalArgumentException("a negative count in " + row);
      }
    }
  }

  /**
   * Begins to count.
   *
   * @param classes the number of classes, at least 1
   * @return a counter where everything is 0
   */
  public static Counter counter(int classes) {
    return new Counter(classes);
  }

  /** Counts predictions one by one; not safe for several threads. */
  public static final class Counter {
    private final long[][] counts;

    private Counter(int classes) {
      if (classes < 1) {
        throw new IllegalArgumentException("no classes");
      }
      counts = new long[classes][classes];
    }

    /**
     * Counts one example.
     *
     * @param truth its class, from 0
     * @param predicted the class that it was taken for, from 0
     * @return this
     */
    public Counter add(int truth, int predicted) {
      counts[truth][predicted]++;
      return this;
    }

    /**
     * What was counted so far.
     *
     * @return an immutable copy
     */
    public ConfusionMatrix matrix() {
      return new ConfusionMatrix(
          Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
    }
  }

  /**
   * Precision, recall and F1 of one class, or their unweighted means over classes. A share of
   * nothing counts as 0, as in scikit-learn's {@code zero_division=0}.
   *
   * @param precision of what was predicted as the class, the share that is
   * @param recall of what is the class, the share that was predicted so
   * @param f1 the harmonic mean of both
   * @param support how many examples truly are of the class; of all classes together for means
   */
  public record Scores(double precision, double recall, double f1, long support) {}

  /**
   * Counts the classes.
   *
   * @return how many there are
   */
  public int size() {
    return counts.size();
  }

  /**
   * One count.
   *
   * @param truth the true class, from 0
   * @param predicted the predicted class, from 0
   * @return how often the one was taken for the other
   */
  public long count(int truth, int predicted) {
    return counts.get(truth).get(predicted);
  }

  /**
   * Counts the examples.
   *
   * @return of all classes together
   */
  public long total() {
    return IntStream.range(0, size()).mapToLong(this::support).sum();
  }

  /**
   * Counts the examples of a class.
   *
   * @param truth the class, from 0
   * @return how many truly are of it
   */
  public long support(int truth) {
    return counts.get(truth).stream().mapToLong(Long::longValue).sum();
  }

  /**
   * Counts right predictions.
   *
   * @return the sum of the diagonal
   */
  public long correct() {
    return IntStream.range(0, size()).mapToLong(c -> count(c, c)).sum();
  }

  /**
   * The share right.
   *
   * @return from 0 to 1; NaN without examples
   */
  public double accuracy() {
    return (double) correct() / total();
  }

  /**
   * The accuracy of always naming the most frequent class, which a model must beat to be worth
   * anything.
   *
   * @return from 0 to 1; NaN without examples
   */
  public double majorityBaseline() {
    return (double) IntStream.range(0, size()).mapToLong(this::support).max().orElse(0) / total();
  }

  /**
   * The scores of one class.
   *
   * @param c the class, from 0
   * @return its precision, recall, F1 and support
   */
  public Scores scores(int c) {
    long predicted = IntStream.range(0, size()).mapToLong(t -> count(t, c)).sum();
    long support = support(c);
    long right = count(c, c);
    return new Scores(
        share(right, predicted),
        share(right, support),
        share(2 * right, predicted + support),
        support);
  }

  /**
   * The unweighted means over all classes.
   *
   * @return macro precision, recall and F1 (the mean of the classes' F1), and the number of
   *     examples
   */
  public Scores macro() {
    List<Scores> all = IntStream.range(0, size()).mapToObj(this::scores).toList();
    return new Scores(
        all.stream().mapToDouble(Scores::precision).average().orElse(0),
        all.stream().mapToDouble(Scores::recall).average().orElse(0),
        all.stream().mapToDouble(Scores::f1).average().orElse(0),
        total());
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
