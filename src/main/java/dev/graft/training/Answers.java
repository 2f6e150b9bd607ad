package dev.graft.training;

import dev.graft.evaluation.Tally;
import java.util.List;

/**
 * What a run's bundle says of the pictures that it did not learn from: those for validation and,
 * where there is one, those of the test part. Pictures that could not be read are not among them.
 */
public final class Answers {
  private final List<String> classes;
  private final List<DatasetSnapshot.Item> images;
  private final float[] probabilities;

  /**
   * Takes answers.
   *
   * @param classes the classes' names, in the model's order
   * @param images the pictures, with the index of their class among {@code classes}
   * @param probabilities images x classes, row-major; kept, not copied
   */
  public Answers(List<String> classes, List<DatasetSnapshot.Item> images, float[] probabilities) {
    this.classes = List.copyOf(classes);
    this.images = List.copyOf(images);
    this.probabilities = probabilities;
    if (probabilities.length != Math.multiplyExact(this.images.size(), this.classes.size())) {
      throw new IllegalArgumentException(
          probabilities.length
              + " probabilities for "
              + this.images.size()
              + " images of "
              + this.classes.size()
              + " classes");
    }
  }

  /** The classes' names, in the model's order. */
  public List<String> classes() {
    return classes;
  }

  /** The pictures, in the order of the data set. */
  public List<DatasetSnapshot.Item> images() {
    return images;
  }

  /**
   * What was said of a picture.
   *
   * @param image its place among the pictures
   * @return a probability for each class, as a copy
   */
  public float[] probabilities(int image) {
    float[] own = new float[classes.size()];
    System.arraycopy(probabilities, image * own.length, own, 0, own.length);
    return own;
  }

  /**
   * The class that a picture was taken for.
   *
   * @param image its place among the pictures
   * @return the index of the most probable class, the first of equals
   */
  public int said(int image) {
    return Tally.mostProbable(probabilities(image));
  }
}
