package dev.graft.inspection;

import dev.graft.advice.classical.FeatureTable;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.TrainedHead;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Labels that are probably wrong, by confident learning (Northcutt, Jiang and Chuang, "Confident
 * learning: estimating uncertainty in dataset labels", JAIR 70, 2021). Each labelled picture is
 * judged by a logistic regression that did not learn from it. A class's threshold is how sure the
 * judges are, on average, of the pictures that carry its label; a picture that is above the
 * threshold of another class counts as one of that class.
 *
 * @param ranking the judged pictures, the label that is most likely wrong first
 * @param thresholds by class, from 0 to 1; NaN for a class that is not judged
 * @param joint how many pictures with the label of the row are confidently of the class of the
 *     column
 */
public record LabelNoise(List<Suspect> ranking, double[] thresholds, int[][] joint) {
  /** As many folds as a race has. */
  private static final int FOLDS = 5;

  /** A class with one picture cannot be judged: nobody would have learnt it. */
  private static final int LEAST_OF_A_CLASS = 2;

  /** Copies the list. */
  public LabelNoise {
    ranking = List.copyOf(ranking);
  }

  /**
   * A picture with what speaks against its label.
   *
   * @param picture its index in the embeddings
   * @param given the class of its label
   * @param suggested the most likely of the other classes
   * @param givenProbability of the label, from 0 to 1
   * @param suggestedProbability of the other class
   * @param confident whether it counts as one of another class: such labels are to be looked at
   */
  public record Suspect(
      int picture,
      int given,
      int suggested,
      double givenProbability,
      double suggestedProbability,
      boolean confident) {
    /** From -1, certainly wrong, to 1, certainly right: the normalised margin of the paper. */
    public double margin() {
      return givenProbability - suggestedProbability;
    }
  }

  /** How many labels are probably wrong. */
  public int suspected() {
    return (int) ranking.stream().filter(Suspect::confident).count();
  }

  /**
   * Judges all labelled pictures.
   *
   * @param embeddings the pictures
   * @param labels their labels; pictures without one are left aside, and so are classes with one
   *     picture
   * @param seed of folds and heads
   * @param cancelled asked now and then
   * @return an empty ranking if fewer than two classes can be judged
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static LabelNoise of(
      Embeddings embeddings, Labels labels, long seed, BooleanSupplier cancelled) {
    int classes = labels.classes().size();
    int[] counts = labels.perClass();
    int[] judged =
        IntStream.of(labels.labelled())
            .filter(i -> counts[labels.indices()[i]] >= LEAST_OF_A_CLASS)
            .toArray();
    int[] given = IntStream.of(judged).map(i -> labels.indices()[i]).toArray();
    if (Arrays.stream(given).distinct().count() < 2) {
      return new LabelNoise(List.of(), nothing(classes), new int[classes][classes]);
    }
    FeatureTable table = new FeatureTable(embeddings.select(judged).rows(), given, classes);
    return of(judged, given, outOfFold(table, seed, cancelled));
  }

  private static double[] nothing(int classes) {
    double[] none = new double[classes];
    Arrays.fill(none, Double.NaN);
    return none;
  }

  /** By picture and class, said by a head that learnt from the other folds. */
  private static float[][] outOfFold(FeatureTable table, long seed, BooleanSupplier cancelled) {
    int[] folds = HeadTrial.folds(table.labels(), FOLDS, seed);
    float[][] said = new float[table.size()][];
    for (int fold = 0; fold < FOLDS; fold++) {
      Vectors.heed(cancelled);
      int own = fold;
      int[] asked = IntStream.range(0, folds.length).filter(i -> folds[i] == own).toArray();
      if (asked.length == 0) {
        continue;
      }
      int[] learnt = IntStream.range(0, folds.length).filter(i -> folds[i] != own).toArray();
      TrainedHead head = HeadTrial.QUICK.fit(table.select(learnt), seed, cancelled);
      for (int i : asked) {
        said[i] = head.probabilities(table.rows()[i]).orElseThrow();
      }
    }
    return said;
  }

  /**
   * Confident learning on probabilities from anywhere.
   *
   * @param pictures what to call each row
   * @param given the class of each row's label
   * @param said by row and class, each row with the sum 1; of pictures that were not learnt from
   * @return the ranking
   */
  static LabelNoise of(int[] pictures, int[] given, float[][] said) {
    int classes = said[0].length;
    double[] thresholds = thresholds(given, said, classes);
    int[][] joint = new int[classes][classes];
    Suspect[] suspects = new Suspect[pictures.length];
    for (int i = 0; i < pictures.length; i++) {
      int sure = confidently(said[i], thresholds);
      if (sure != Labels.NONE) {
        joint[given[i]][sure]++;
      }
      int other = best(said[i], given[i]);
      suspects[i] =
          new Suspect(
              pictures[i],
              given[i],
              other,
              said[i][given[i]],
              said[i][other],
              sure != Labels.NONE && sure != given[i]);
    }
    // Those above a threshold first: where classes are not equally easy, the margin alone misleads.
    List<Suspect> ranking =
        Arrays.stream(suspects)
            .sorted(
                Comparator.comparing((Suspect s) -> !s.confident())
                    .thenComparingDouble(Suspect::margin)
                    .thenComparingInt(Suspect::picture))
            .toList();
    return new LabelNoise(ranking, thresholds, joint);
  }

  private static double[] thresholds(int[] given, float[][] said, int classes) {
    double[] sums = new double[classes];
    int[] counts = new int[classes];
    for (int i = 0; i < given.length; i++) {
      sums[given[i]] += said[i][given[i]];
      counts[given[i]]++;
    }
    Arrays.setAll(sums, c -> counts[c] == 0 ? Double.NaN : sums[c] / counts[c]);
    return sums;
  }

  /** The most probable of the classes whose threshold is reached; none if there is no such. */
  private static int confidently(float[] said, double[] thresholds) {
    int sure = Labels.NONE;
    for (int c = 0; c < said.length; c++) {
      if (said[c] >= thresholds[c] && (sure == Labels.NONE || said[c] > said[sure])) {
        sure = c;
      }
    }
    return sure;
  }

  private static int best(float[] said, int except) {
    int best = Labels.NONE;
    for (int c = 0; c < said.length; c++) {
      if (c != except && (best == Labels.NONE || said[c] > said[best])) {
        best = c;
      }
    }
    return best;
  }
}
