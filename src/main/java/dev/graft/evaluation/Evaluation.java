package dev.graft.evaluation;

import java.util.List;

/**
 * How well predictions agree with labels.
 *
 * @param accuracy share right, from 0 to 1; NaN without images
 * @param loss mean cross-entropy in nats, see {@link Tally#CLIP}; NaN without images
 * @param images how many were used
 * @param classes the classes' names, in the model's order
 * @param confusion counts by true class, then predicted class
 */
public record Evaluation(
    double accuracy, double loss, long images, List<String> classes, ConfusionMatrix confusion) {
  /** Copies the list and checks that the table has a row for each class. */
  public Evaluation {
    classes = List.copyOf(classes);
    if (classes.size() != confusion.size()) {
      throw new IllegalArgumentException(
          classes.size() + " classes and a table of " + confusion.size());
    }
  }

  /**
   * Compares predictions with labels.
   *
   * @param classes the classes' names, in the model's order
   * @param probabilities by image, then by class
   * @param labels the images' true classes, in the order of {@code probabilities}
   * @return the figures
   */
  public static Evaluation of(List<String> classes, float[][] probabilities, int[] labels) {
    if (probabilities.length != labels.length) {
      throw new IllegalArgumentException(
          probabilities.length + " predictions for " + labels.length + " labels");
    }
    Tally tally = new Tally(classes);
    for (int i = 0; i < labels.length; i++) {
      tally.add(probabilities[i], labels[i]);
    }
    return tally.evaluation();
  }
}
