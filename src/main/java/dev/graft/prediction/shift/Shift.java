package dev.graft.prediction.shift;

/**
 * How different pictures are from those that a model knows.
 *
 * @param known known pictures that were compared
 * @param pictures pictures that were compared with them
 * @param auc how well a linear classifier of features tells the two apart: the chance that it ranks
 *     one of each kind rightly; 0.5 if it cannot, 1 if always
 * @param p the chance of such a classifier if the two were of one kind
 * @param certaintyKnown the mean probability of the named class on validation pictures, which is
 *     their accuracy where that is calibrated; 0 if it is not known
 * @param certainty the same on these pictures
 * @param unknown the share of these pictures that the model does not know
 */
public record Shift(
    int known,
    int pictures,
    double auc,
    double p,
    double certaintyKnown,
    double certainty,
    double unknown) {
  /** From this on the difference is worth a warning. */
  public static final double LARGE = 0.75;

  /** Below this the difference is no chance. */
  public static final double LEVEL = 0.01;

  /** Whether the pictures are of another kind, by more than chance and by enough to matter. */
  public boolean shifted() {
    return auc >= LARGE && p <= LEVEL;
  }
}
