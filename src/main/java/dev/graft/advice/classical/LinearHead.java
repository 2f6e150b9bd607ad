package dev.graft.advice.classical;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/** A linear classifier that LIBLINEAR found. */
final class LinearHead implements TrainedHead {
  /** How exactly the minimum is found; scikit-learn's is 1e-4 for these solvers. */
  private static final double TOLERANCE = 1e-4;

  private static final int MOST_ITERATIONS = 1000;

  private final Standardiser standardiser;
  private final Model model;
  private final int classes;

  private LinearHead(Standardiser standardiser, Model model, int classes) {
    this.standardiser = standardiser;
    this.model = model;
    this.classes = classes;
  }

  static LinearHead logistic(Standardiser by, FeatureTable table, double cost, long seed) {
    return learn(by, table, SolverType.L2R_LR, cost, seed);
  }

  static LinearHead svm(Standardiser by, FeatureTable table, double cost, long seed) {
    return learn(by, table, SolverType.L2R_L2LOSS_SVC, cost, seed);
  }

  private static LinearHead learn(
      Standardiser by, FeatureTable table, SolverType solver, double cost, long seed) {
    Problem problem = new Problem();
    problem.l = table.size();
    problem.n = table.width() + 1;
    // A feature that is always 1, so that the border need not go through the middle.
    problem.bias = 1;
    problem.y = Arrays.stream(table.labels()).asDoubleStream().toArray();
    problem.x = new Feature[table.size()][];
    for (int i = 0; i < table.size(); i++) {
      problem.x[i] = nodes(table.rows()[i]);
    }
    Parameter parameter = new Parameter(solver, cost, MOST_ITERATIONS, TOLERANCE);
    parameter.setRandom(new Random(seed));
    // It would write its progress to standard output.
    Linear.disableDebugOutput();
    return new LinearHead(by, Linear.train(problem, parameter), table.classes());
  }

  private static Feature[] nodes(float[] row) {
    Feature[] nodes = new Feature[row.length + 1];
    for (int f = 0; f < row.length; f++) {
      nodes[f] = new FeatureNode(f + 1, row[f]);
    }
    nodes[row.length] = new FeatureNode(row.length + 1, 1);
    return nodes;
  }

  @Override
  public int predict(float[] row) {
    return (int) Linear.predict(model, nodes(standardiser.apply(row)));
  }

  @Override
  public Optional<float[]> probabilities(float[] row) {
    if (!model.isProbabilityModel()) {
      return Optional.empty();
    }
    double[] said = new double[model.getNrClass()];
    Linear.predictProbability(model, nodes(standardiser.apply(row)), said);
    // A class without pictures to learn from is not among the model's.
    float[] all = new float[classes];
    int[] labels = model.getLabels();
    for (int i = 0; i < said.length; i++) {
      all[labels[i]] = (float) said[i];
    }
    return Optional.of(all);
  }
}
