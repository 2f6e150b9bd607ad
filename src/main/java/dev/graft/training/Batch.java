package dev.graft.training;

/** What a step learns from; its arrays are filled anew for each step. */
public final class Batch {
  private final float[] features;
  private final float[] targets;
  private final float[] weights;
  private int count;

  /**
   * Makes room.
   *
   * @param largest images that it can hold
   * @param rowLength the size of the cut's output
   * @param classes the number of classes
   */
  public Batch(int largest, int rowLength, int classes) {
    features = new float[Math.multiplyExact(largest, rowLength)];
    targets = new float[largest * classes];
    weights = new float[largest];
  }

  /**
   * The inputs.
   *
   * @return count x the size of the cut's output, row-major; more may follow
   */
  public float[] features() {
    return features;
  }

  /**
   * What is wanted.
   *
   * @return count x classes: probabilities with the sum 1 in each row; more may follow
   */
  public float[] targets() {
    return targets;
  }

  /**
   * How much each image counts in the loss.
   *
   * @return count, 1 for the usual; more may follow
   */
  public float[] weights() {
    return weights;
  }

  /**
   * The images that it holds now.
   *
   * @return at most what there is room for
   */
  public int count() {
    return count;
  }

  /**
   * Says how many images have been put in.
   *
   * @param images at most what there is room for
   */
  public void setCount(int images) {
    count = images;
  }
}
