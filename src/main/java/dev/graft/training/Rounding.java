package dev.graft.training;

/**
 * What it changed that stored features are rounded.
 *
 * @param pictures how many were looked at
 * @param largestDifference of a probability, between a picture's stored features and the same
 *     picture run live, 0 to 1
 */
public record Rounding(int pictures, double largestDifference) {
  /**
   * Asks the tail about stored features of the pictures that it was asked about live.
   *
   * @param live the pictures, all of them real
   * @param said what the tail said of them
   * @param stored their features in the store
   * @param tail answers
   * @param rowLength numbers of a picture's features
   */
  static Rounding of(LiveSample live, ParitySample said, Feed stored, Tail tail, int rowLength) {
    float[] rows = new float[Math.multiplyExact(live.count(), rowLength)];
    stored.fill(live.items(), 0, live.count(), 1, rows);
    float[] rounded = new float[said.probabilities().length];
    tail.predict(rows, live.count(), rounded);
    double largest = 0;
    for (int i = 0; i < rounded.length; i++) {
      largest = Math.max(largest, Math.abs(rounded[i] - said.probabilities()[i]));
    }
    return new Rounding(live.count(), largest);
  }
}
