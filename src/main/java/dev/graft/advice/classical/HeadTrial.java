package dev.graft.advice.classical;

import dev.graft.evaluation.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Learns from some pictures and is asked about others. */
public final class HeadTrial {
  /** One of each kind, with the settings that are usual for features of pictures. */
  public static final List<ClassicalHead> USUAL =
      List.of(
          new ClassicalHead.LogisticRegression(0.01),
          new ClassicalHead.LinearSvm(0.001),
          new ClassicalHead.Neighbours(5),
          new ClassicalHead.Forest(100));

  /** What a race of backbones goes by: fast, and nothing about it is random. */
  public static final ClassicalHead QUICK = USUAL.get(0);

  private HeadTrial() {}

  /**
   * Learns from one part and is measured on another.
   *
   * @param head which
   * @param learnt the pictures to learn from
   * @param held the pictures to be asked about
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return in the order of {@code held}
   * @throws CancellationException if it was cancelled
   */
  public static HeadScore heldOut(
      ClassicalHead head,
      FeatureTable learnt,
      FeatureTable held,
      long seed,
      BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    boolean[] right = new boolean[held.size()];
    double nats = ask(head.fit(learnt, seed, cancelled), held, all(held.size()), right, cancelled);
    return score(right, nats, begun);
  }

  /**
   * Cross-validation: each picture is asked about by a head that learnt from the other folds.
   *
   * @param head which
   * @param table the pictures
   * @param folds the fold of each picture, see {@link #folds}
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return in the order of the table; the intervals take the pictures as independent, which is the
   *     usual approximation
   * @throws CancellationException if it was cancelled
   */
  public static HeadScore crossValidated(
      ClassicalHead head, FeatureTable table, int[] folds, long seed, BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    boolean[] right = new boolean[table.size()];
    double nats = 0;
    for (int fold = 0; fold <= Arrays.stream(folds).max().orElse(-1); fold++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      int k = fold;
      int[] others = all(folds.length, i -> folds[i] != k);
      int[] own = all(folds.length, i -> folds[i] == k);
      nats += ask(head.fit(table.select(others), seed, cancelled), table, own, right, cancelled);
    }
    return score(right, nats, begun);
  }

  /**
   * Deals the pictures of each class evenly into folds.
   *
   * @param labels the class of each picture
   * @param count how many folds, at least 2
   * @param seed of the shuffling
   * @return the fold of each picture, from 0
   */
  public static int[] folds(int[] labels, int count, long seed) {
    int[] folds = new int[labels.length];
    int dealt = 0;
    for (int c = 0; c <= Arrays.stream(labels).max().orElse(-1); c++) {
      int label = c;
      int[] members = all(labels.length, i -> labels[i] == label);
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + c);
      for (int i = members.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        int swap = members[i];
        members[i] = members[j];
        members[j] = swap;
      }
      for (int member : members) {
        folds[member] = dealt++ % count;
      }
    }
    return folds;
  }

  private static double ask(
      TrainedHead head, FeatureTable table, int[] asked, boolean[] right, BooleanSupplier stop) {
    double nats = 0;
    for (int i : asked) {
      if (stop.getAsBoolean()) {
        throw new CancellationException();
      }
      float[] row = table.rows()[i];
      right[i] = head.predict(row) == table.labels()[i];
      int label = table.labels()[i];
      nats += head.probabilities(row).map(p -> Tally.crossEntropy(p[label])).orElse(Double.NaN);
    }
    return nats;
  }

  private static HeadScore score(boolean[] right, double nats, long begun) {
    return new HeadScore(
        right,
        Double.isNaN(nats) || right.length == 0
            ? OptionalDouble.empty()
            : OptionalDouble.of(nats / right.length),
        (System.nanoTime() - begun) / 1e9);
  }

  private static int[] all(int count) {
    return IntStream.range(0, count).toArray();
  }

  private static int[] all(int count, IntPredicate which) {
    return IntStream.range(0, count).filter(which).toArray();
  }

  /**
   * The usual heads side by side.
   *
   * @param learnt the pictures to learn from
   * @param held the pictures to be asked about
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return in the order of {@link #USUAL}
   * @throws CancellationException if it was cancelled
   */
  public static List<HeadScore> usual(
      FeatureTable learnt, FeatureTable held, long seed, BooleanSupplier cancelled) {
    List<HeadScore> scores = new ArrayList<>();
    for (ClassicalHead head : USUAL) {
      scores.add(heldOut(head, learnt, held, seed, cancelled));
    }
    return List.copyOf(scores);
  }
}
