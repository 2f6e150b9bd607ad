package dev.graft.cli;

/** What a training is without further wishes. Strings, since annotations want constants. */
final class TrainDefaults {
  static final String EPOCHS = "10";
  static final String BATCH = "32";
  static final String VALIDATION = "0.2";
  static final String TEST = "0";
  static final String SEED = "0";
  static final String MOMENTUM = "0.9";

  private TrainDefaults() {}
}
