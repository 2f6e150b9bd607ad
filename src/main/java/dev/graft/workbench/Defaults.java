package dev.graft.workbench;

import dev.graft.training.FreezePlan;
import dev.graft.training.Keep;
import java.util.OptionalDouble;

/** What is chosen where a person leaves the choice to Graft. */
public final class Defaults {
  /** Passes over the training images. */
  public static final int EPOCHS = 10;

  /** Images in a step. */
  public static final int BATCH = 32;

  /** Passes over the sample project's few pictures. */
  public static final int SAMPLE_EPOCHS = 20;

  /** Pictures in a step of the sample project. */
  public static final int SAMPLE_BATCH = 16;

  /** Share of images for validation. */
  public static final double VALIDATION = 0.2;

  /** The seed. */
  public static final long SEED = 1;

  /** Which weights the bundle gets. */
  public static final Keep KEEP = Keep.BEST;

  /** The step size of a new head alone. */
  static final double HEAD_RATE = 1e-3;

  private static final double TUNING_RATE = 1e-4;
  private static final double CONTINUED_RATE = 1e-5;

  private Defaults() {}

  /**
   * The learning rate: a new head alone learns fast; pretrained layers are changed with care, and
   * with more care when they come with a head that has learned already (the Keras guide's 1e-5).
   *
   * @param chosen what a person chose
   * @param plan which layers learn
   * @param continued whether the training goes on from an earlier one
   * @param pretrained whether the backbone has learned anything that care could save
   * @return the step size
   */
  public static double learningRate(
      OptionalDouble chosen, FreezePlan plan, boolean continued, boolean pretrained) {
    if (plan instanceof FreezePlan.AllFrozen || !pretrained) {
      return chosen.orElse(HEAD_RATE);
    }
    return chosen.orElse(continued ? CONTINUED_RATE : TUNING_RATE);
  }
}
