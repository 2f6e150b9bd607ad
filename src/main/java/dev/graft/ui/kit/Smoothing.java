package dev.graft.ui.kit;

/**
 * Exponential smoothing of a curve, as TensorBoard's scalar charts do it: {@code s = w s + (1 - w)
 * y}, begun at 0 and divided by {@code 1 - w^n} after n points, so that the first values are not
 * drawn towards 0 (the bias correction of Adam, Kingma and Ba, 2015, section 3). The distance
 * between points along x plays no part.
 */
final class Smoothing {
  private Smoothing() {}

  /**
   * Smooths.
   *
   * @param curve the points
   * @param weight of what was before, from 0 for no smoothing to below 1
   * @return a curve of the same name and the same places
   */
  static Curve of(Curve curve, double weight) {
    if (weight <= 0) {
      return curve;
    }
    Curve smooth = new Curve(curve.name());
    double sum = 0;
    double weightOfZero = 1;
    for (int i = 0; i < curve.size(); i++) {
      sum = weight * sum + (1 - weight) * curve.y(i);
      weightOfZero *= weight;
      smooth.add(curve.x(i), sum / (1 - weightOfZero));
    }
    return smooth;
  }
}
