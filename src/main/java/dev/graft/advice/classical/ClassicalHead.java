package dev.graft.advice.classical;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * A classifier that learns from features in seconds. Features are standardised first, by the
 * pictures that are learnt from. The same table and seed give the same head, to the bit.
 */
public sealed interface ClassicalHead {
  /**
   * Logistic regression with a squared penalty, for more than two classes one against the rest each
   * (LIBLINEAR's solver 0, the trust region Newton method of Lin, Weng and Keerthi, 2008). The
   * usual 0.01 is far below scikit-learn's 1: a thousand standardised features and some hundred
   * pictures can be told apart perfectly without it, and then the penalty is all that generalises.
   *
   * @param cost weight of the errors against the penalty, scikit-learn's {@code C}; above 0
   */
  record LogisticRegression(double cost) implements ClassicalHead {}

  /**
   * A linear support vector machine with squared hinge loss, one class against the rest each
   * (LIBLINEAR's solver 2). It has no probabilities.
   *
   * @param cost weight of the errors against the penalty, scikit-learn's {@code C}; above 0
   */
  record LinearSvm(double cost) implements ClassicalHead {}

  /**
   * The vote of the nearest pictures by Euclidean distance; its probabilities are the shares of the
   * votes.
   *
   * @param count how many vote, at least 1
   */
  record Neighbours(int count) implements ClassicalHead {}

  /**
   * A random forest (Breiman, 2001): trees by Gini impurity on bootstrap samples, each node looking
   * at as many features as the root of their number; grown until leaves are pure. Its probabilities
   * are the means of those of the trees.
   *
   * @param trees how many, at least 1
   */
  record Forest(int trees) implements ClassicalHead {}

  /**
   * Learns.
   *
   * @param table from what; at least one picture
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return what was learnt
   * @throws CancellationException if it was cancelled
   */
  default TrainedHead fit(FeatureTable table, long seed, BooleanSupplier cancelled) {
    if (table.size() == 0) {
      throw new IllegalArgumentException("nothing to learn from");
    }
    Standardiser standardiser = Standardiser.of(table.rows());
    FeatureTable standard =
        new FeatureTable(standardiser.apply(table.rows()), table.labels(), table.classes());
    if (this instanceof LogisticRegression logistic) {
      return LinearHead.logistic(standardiser, standard, logistic.cost(), seed);
    } else if (this instanceof LinearSvm svm) {
      return LinearHead.svm(standardiser, standard, svm.cost(), seed);
    } else if (this instanceof Neighbours neighbours) {
      return new NearestHead(standardiser, standard, neighbours.count());
    } else {
      return ForestHead.grow(standardiser, standard, ((Forest) this).trees(), seed, cancelled);
    }
  }
}
