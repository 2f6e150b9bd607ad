package dev.graft.evaluation;

import java.util.List;

/**
 * Gathers an {@link Evaluation} image by image, so that no table of all probabilities is held; not
 * for several threads.
 */
public final class Tally {
  /**
   * The least probability that enters a logarithm, so that one confident mistake does not make the
   * loss infinite: no image costs more than 16.1 nats. It is Keras's {@code epsilon}.
   */
  public static final double CLIP = 1e-7;

  private final List<String> classes;
  private final ConfusionMatrix.Counter counter;
  private double nats;
  private long images;

  /**
   * Begins.
   *
   * @param classes the classes' names, in the model's order
   */
  public Tally(List<String> classes) {
    this.classes = List.copyOf(classes);
    this.counter = ConfusionMatrix.counter(classes.size());
  }

  /**
   * Counts one image. The prediction is the most probable class, the first of equals.
   *
   * @param probabilities by class; one that is not a number makes the loss not a number
   * @param label the true class, from 0
   * @return this
   */
  public Tally add(float[] probabilities, int label) {
    if (probabilities.length != classes.size()) {
      throw new IllegalArgumentException(
          probabilities.length + " probabilities for " + classes.size() + " classes");
    }
    counter.add(label, mostProbable(probabilities));
    nats += crossEntropy(probabilities[label]);
    images++;
    return this;
  }

  /**
   * What was gathered so far.
   *
   * @return the figures
   */
  public Evaluation evaluation() {
    ConfusionMatrix matrix = counter.matrix();
    return new Evaluation(matrix.accuracy(), nats / images, images, classes, matrix);
  }

  /**
   * The cost of a prediction.
   *
   * @param probability what the true class was given
   * @return its negative natural logarithm, clipped by {@link #CLIP}
   */
  public static double crossEntropy(double probability) {
    return -Math.log(Math.min(1, Math.max(CLIP, probability)));
  }

  /**
   * The predicted class.
   *
   * @param probabilities by class, at least one
   * @return the index of the greatest, the first of equals
   */
  public static int mostProbable(float[] probabilities) {
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      if (probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
  }
}
