package dev.graft.training;

/**
 * What keeps weights and answers from going astray. Zero switches a thing off.
 *
 * @param weightDecay the share of each weight that a step takes away, times the learning rate
 *     (decoupled, Loshchilov and Hutter, 2019); biases and normalisation are left alone
 * @param labelSmoothing the share of the label that is spread over all classes, 0 to below 1
 *     (Szegedy et al., 2016)
 * @param clipNorm the largest norm of all gradients together
 * @param averaging decay of an exponential moving average of the weights, which then predicts and
 *     is what the bundle gets; 0 to below 1
 * @param batchStatistics whether learning batch normalisation uses the batch's own mean and
 *     variance and moves its stored ones, instead of keeping to the stored ones
 */
public record Regularisation(
    double weightDecay,
    double labelSmoothing,
    double clipNorm,
    double averaging,
    boolean batchStatistics) {
  /** Nothing of it. */
  public static final Regularisation NONE = new Regularisation(0, 0, 0, 0, false);

  /** Checks the figures. */
  public Regularisation {
    Require.notNegative(weightDecay, "The weight decay");
    Require.belowOne(labelSmoothing, "The label smoothing");
    Require.notNegative(clipNorm, "The largest norm of the gradients");
    Require.belowOne(averaging, "The decay of the averaged weights");
  }
}
