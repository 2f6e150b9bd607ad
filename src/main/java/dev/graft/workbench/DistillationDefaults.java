package dev.graft.workbench;

/** What a distillation does where nobody says otherwise. */
public final class DistillationDefaults {
  /** Width of the student. */
  public static final double WIDTH = 0.5;

  /** Rows and columns of its pictures. */
  public static final int SIZE = 128;

  /** Share of the epochs at a smaller size, which costs half as much. */
  public static final double FIRST_SHARE = 0.75;

  /** Views of each photograph. */
  public static final int VIEWS = 16;

  /** Passes over all views. */
  public static final int EPOCHS = 10;

  /** Views in a step. */
  public static final int BATCH = 64;

  /** Highest step size. */
  public static final double LEARNING_RATE = 2e-3;

  /** Share of the steps in which the step size rises. */
  public static final double WARMUP = 0.03;

  /** Decoupled weight decay. */
  public static final double WEIGHT_DECAY = 0.02;

  /** Temperature of the class probabilities. */
  public static final double TEMPERATURE = 2;

  /** Weight of the features against the classes. */
  public static final double FEATURE_WEIGHT = 2;

  /** Share of the batches that are mixed: few epochs are better off without. */
  public static final double MIXING = 0;

  /**
   * Momentum of moving statistics: Keras's own for MobileNet V2 wants more steps than most take.
   */
  public static final double MOMENTUM = 0.99;

  /** Seed. */
  public static final long SEED = 1;

  private DistillationDefaults() {}
}
