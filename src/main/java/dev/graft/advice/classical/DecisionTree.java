package dev.graft.advice.classical;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A classification tree (Breiman, Friedman, Olshen and Stone, 1984) as a random forest grows it:
 * each node takes the best threshold, by Gini impurity, of a few features drawn at random, and goes
 * on until its pictures are of one class or cannot be told apart.
 */
final class DecisionTree {
  /** One of two ways, or a leaf. */
  private sealed interface Node {
    record Split(int feature, float threshold, Node atMost, Node above) implements Node {}

    record Leaf(float[] shares) implements Node {}
  }

  private record Cut(int feature, float threshold, double impurity) {}

  private final Node root;

  private DecisionTree(Node root) {
    this.root = root;
  }

  /**
   * Grows a tree.
   *
   * @param columns by feature, then by picture
   * @param sample indices of the pictures to learn from; some may come more than once
   */
  static DecisionTree grow(
      float[][] columns, int[] labels, int classes, int[] sample, SplittableRandom random) {
    return new DecisionTree(new Growing(columns, labels, classes, random).node(sample));
  }

  /** The shares of the classes among the pictures that ended in the same leaf. */
  float[] leaf(float[] row) {
    Node node = root;
    while (node instanceof Node.Split split) {
      node = row[split.feature()] <= split.threshold() ? split.atMost() : split.above();
    }
    return ((Node.Leaf) node).shares();
  }

  private record Growing(float[][] columns, int[] labels, int classes, SplittableRandom random) {
    Node node(int[] sample) {
      int[] counts = counts(sample);
      boolean pure = Arrays.stream(counts).anyMatch(c -> c == sample.length);
      Cut best = pure ? new Cut(-1, 0, 0) : best(sample, counts);
      if (best.feature() < 0) {
        float[] shares = new float[classes];
        for (int c = 0; c < classes; c++) {
          shares[c] = counts[c] / (float) sample.length;
        }
        return new Node.Leaf(shares);
      }
      float[] column = columns[best.feature()];
      int[] low = Arrays.stream(sample).filter(i -> column[i] <= best.threshold()).toArray();
      int[] high = Arrays.stream(sample).filter(i -> column[i] > best.threshold()).toArray();
      return new Node.Split(best.feature(), best.threshold(), node(low), node(high));
    }

    private int[] counts(int[] sample) {
      int[] counts = new int[classes];
      for (int i : sample) {
        counts[labels[i]]++;
      }
      return counts;
    }

    /** Goes on drawing past the few where none of them tells pictures apart. */
    private Cut best(int[] sample, int[] counts) {
      int wanted = Math.max(1, (int) Math.sqrt(columns.length));
      int[] features = new int[columns.length];
      Arrays.setAll(features, f -> f);
      Cut best = new Cut(-1, 0, Double.MAX_VALUE);
      long[] order = new long[sample.length];
      for (int drawn = 0; drawn < features.length; drawn++) {
        if (drawn >= wanted && best.feature() >= 0) {
          break;
        }
        int at = drawn + random.nextInt(features.length - drawn);
        int feature = features[at];
        features[at] = features[drawn];
        best = better(best, feature, sample, counts, order);
      }
      return best;
    }

    private Cut better(Cut best, int feature, int[] sample, int[] counts, long[] order) {
      float[] column = columns[feature];
      for (int i = 0; i < order.length; i++) {
        order[i] = (long) sortable(column[sample[i]]) << 32 | sample[i];
      }
      Arrays.sort(order);
      int n = order.length;
      int[] left = new int[classes];
      long leftSquares = 0;
      long rightSquares = 0;
      for (int c : counts) {
        rightSquares += (long) c * c;
      }
      Cut result = best;
      for (int i = 0; i < n - 1; i++) {
        int label = labels[(int) order[i]];
        leftSquares += 2L * left[label] + 1;
        rightSquares -= 2L * (counts[label] - left[label]) - 1;
        left[label]++;
        float value = column[(int) order[i]];
        float next = column[(int) order[i + 1]];
        if (value < next) {
          // n times the weighted Gini impurity of both sides, less a constant.
          double impurity =
              n - leftSquares / (double) (i + 1) - rightSquares / (double) (n - i - 1);
          if (impurity < result.impurity()) {
            float middle = value + (next - value) / 2;
            result = new Cut(feature, middle < next ? middle : value, impurity);
          }
        }
      }
      return result;
    }

    /** Bits of a float whose order as integers is that of the numbers. */
    private static int sortable(float value) {
      int bits = Float.floatToIntBits(value + 0f);
      return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
    }
  }
}
