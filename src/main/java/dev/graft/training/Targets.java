package dev.graft.training;

import java.util.Arrays;

/**
 * What is wanted of each image, and how much it counts: the label, smoothed where the recipe says
 * so, and the weight of its class. With {@link Balance#CLASS_WEIGHTS} an image of a class counts
 * {@code n / (classes x images of the class)}, so that each class weighs the same and the mean over
 * all images is 1 (King and Zeng, 2001).
 */
final class Targets {
  private final int[] labels;
  private final int classes;
  private final double smoothing;
  private final float[] weights;

  /**
   * Prepares.
   *
   * @param recipe says what is smoothed and weighed
   * @param data has the labels
   * @param training the items that are learned from
   */
  Targets(Recipe recipe, DatasetSnapshot data, int[] training) {
    classes = data.classes().size();
    labels = data.items().stream().mapToInt(DatasetSnapshot.Item::classIndex).toArray();
    smoothing = recipe.techniques().regularisation().labelSmoothing();
    weights = new float[classes];
    Arrays.fill(weights, 1);
    if (recipe.techniques().balance() == Balance.CLASS_WEIGHTS) {
      long[] images = new long[classes];
      Arrays.stream(training).forEach(i -> images[labels[i]]++);
      long there = Arrays.stream(images).filter(n -> n > 0).count();
      for (int c = 0; c < classes; c++) {
        weights[c] = images[c] == 0 ? 0 : (float) (training.length / ((double) there * images[c]));
      }
    }
  }

  /** The class of an item, from 0. */
  int label(int item) {
    return labels[item];
  }

  /**
   * Fills in targets and weights.
   *
   * @param items places of images in the snapshot
   * @param from where in {@code items} the batch begins
   * @param count its images
   * @param batch gets them
   */
  void fill(int[] items, int from, int count, Batch batch) {
    float others = (float) (smoothing / classes);
    float own = (float) (1 - smoothing + smoothing / classes);
    for (int i = 0; i < count; i++) {
      int label = labels[items[from + i]];
      Arrays.fill(batch.targets(), i * classes, (i + 1) * classes, others);
      batch.targets()[i * classes + label] = own;
      batch.weights()[i] = weights[label];
    }
  }
}
