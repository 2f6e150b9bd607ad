package dev.graft.advice.classical;

import dev.graft.evaluation.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Trees that were grown on different samples of the pictures; the mean of what they say counts. */
final class ForestHead implements TrainedHead {
  private final Standardiser standardiser;
  private final List<DecisionTree> trees;
  private final int classes;

  private ForestHead(Standardiser standardiser, List<DecisionTree> trees, int classes) {
    this.standardiser = standardiser;
    this.trees = trees;
    this.classes = classes;
  }

  static ForestHead grow(
      Standardiser by, FeatureTable table, int count, long seed, BooleanSupplier cancelled) {
    float[][] columns = new float[table.width()][table.size()];
    for (int i = 0; i < table.size(); i++) {
      for (int f = 0; f < table.width(); f++) {
        columns[f][i] = table.rows()[i][f];
      }
    }
    List<DecisionTree> trees = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + t);
      int[] sample = random.ints(table.size(), 0, table.size()).toArray();
      trees.add(DecisionTree.grow(columns, table.labels(), table.classes(), sample, random));
    }
    return new ForestHead(by, List.copyOf(trees), table.classes());
  }

  @Override
  public int predict(float[] row) {
    return Tally.mostProbable(said(row));
  }

  @Override
  public Optional<float[]> probabilities(float[] row) {
    return Optional.of(said(row));
  }

  private float[] said(float[] row) {
    float[] standard = standardiser.apply(row);
    float[] mean = new float[classes];
    for (DecisionTree tree : trees) {
      float[] leaf = tree.leaf(standard);
      for (int c = 0; c < classes; c++) {
        mean[c] += leaf[c] / trees.size();
      }
    }
    return mean;
  }
}
