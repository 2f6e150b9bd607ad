package dev.graft.training;

/**
 * How fast a machine does the work that {@link TrainingCost} counts.
 *
 * @param secondsPerWork wall seconds for a unit of work of the frozen trunk or of a prediction
 * @param secondsPerStepWork wall seconds for a unit of work of a training step
 * @param source how that is known
 */
public record Pace(double secondsPerWork, double secondsPerStepWork, Source source) {
  /** How a pace is known. */
  public enum Source {
    /** From a measurement of the same backbone on this machine. */
    MEASURED,
    /** From the number of processors alone. */
    GUESSED
  }

  /** Seconds for a unit of work on one processor with vector instructions. */
  private static final double ONE_PROCESSOR = 9e-12;

  /** More processors than this hardly make a small network faster. */
  private static final int USEFUL_PROCESSORS = 16;

  /** Checks the figures. */
  public Pace {
    if (!(secondsPerWork > 0) || !(secondsPerStepWork > 0)) {
      throw new IllegalArgumentException(
          "not a pace: " + secondsPerWork + " and " + secondsPerStepWork);
    }
  }

  /**
   * A guess for a machine on which nothing was measured.
   *
   * @param processors how many it has
   * @return the pace
   */
  public static Pace guessed(int processors) {
    double seconds = ONE_PROCESSOR / Math.max(1, Math.min(USEFUL_PROCESSORS, processors));
    return new Pace(seconds, seconds, Source.GUESSED);
  }

  /**
   * The pace that a measurement of the same backbone tells.
   *
   * @param model counts the work
   * @param imagesPerSecond images that went through the frozen backbone in a second
   * @param stepMillisPerImage milliseconds of a step of which everything learns, for each image; 0
   *     if that was not measured
   * @return the pace
   */
  public static Pace measured(CostModel model, double imagesPerSecond, double stepMillisPerImage) {
    double seconds = 1 / (imagesPerSecond * model.cost(new FreezePlan.AllFrozen()).trunkWork());
    double step =
        stepMillisPerImage > 0
            ? stepMillisPerImage / 1000 / model.cost(new FreezePlan.NoneFrozen()).stepWork()
            : seconds;
    return new Pace(seconds, step, Source.MEASURED);
  }
}
