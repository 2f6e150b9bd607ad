package dev.graft.training;

/**
 * How long a training takes.
 *
 * @param epoch seconds for an epoch from the feature store
 * @param withoutStore seconds for an epoch if every image ran through the whole network each time
 * @param firstPass seconds until every image has its row in the store, once
 * @param source how the pace is known
 */
public record TimeEstimate(
    double epoch, double withoutStore, double firstPass, Pace.Source source) {
  /** Decoding and resizing a photograph, which the trunk waits for only in part. */
  static final double DECODING = 0.002;

  /** What a step costs besides its arithmetic. */
  private static final double STEP = 0.0015;

  /** Reading from the store, in bytes a second. */
  static final double READING = 1.5e9;

  /**
   * Works it out.
   *
   * @param cost what the plan costs
   * @param pace how fast the machine is
   * @param training images to learn from
   * @param validation images to check with
   * @param batch images in a step
   * @return the estimate
   */
  public static TimeEstimate of(
      TrainingCost cost, Pace pace, int training, int validation, int batch) {
    int images = training + validation;
    int steps = (training + batch - 1) / batch;
    double once = images * (pace.secondsPerWork() * cost.trunkWork() + DECODING);
    double epoch =
        training * cost.stepWork() * pace.secondsPerStepWork()
            + validation * cost.tailWork() * pace.secondsPerWork()
            + steps * STEP
            + images * cost.bytesPerImage() / READING;
    return new TimeEstimate(epoch, epoch + once, once, pace.source());
  }
}
