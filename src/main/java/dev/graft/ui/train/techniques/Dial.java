package dev.graft.ui.train.techniques;

import dev.graft.ui.kit.RateWords;
import dev.graft.ui.kit.Texts;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A figure of a technique, with the values at which a slider stops. A recipe may hold any other
 * value; it stays what it is until the slider is moved.
 */
public enum Dial {
  CROP(Unit.SHARE, true, 1, 1, 0.9, 0.8, 0.65, 0.5, 0.35, 0.2, 0.08),
  ROTATION(Unit.DEGREES, true, 0, 0, 5, 10, 15, 20, 30, 45, 90, 180),
  BRIGHTNESS(Unit.SHARE, true, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7),
  CONTRAST(Unit.SHARE, true, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7),
  SATURATION(Unit.SHARE, true, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7),
  ERASING(Unit.SHARE, true, 0, 0, 0.1, 0.25, 0.5, 0.75, 1),
  MIX_UP(Unit.PLAIN, true, 0, 0, 0.1, 0.2, 0.4, 0.8, 1),
  CUT_MIX(Unit.PLAIN, true, 0, 0, 0.1, 0.2, 0.4, 0.8, 1),
  VARIANTS(Unit.PLAIN, false, 4, 2, 4, 8, 16, 32),
  WARM_UP(Unit.EPOCHS, true, 0, 0, 0.5, 1, 2, 3, 5, 10),
  STEP_EVERY(Unit.EPOCHS, false, 10, 1, 2, 3, 5, 10, 15, 20, 30, 50),
  STEP_FACTOR(Unit.PLAIN, false, 0.1, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9),
  COSINE_END(Unit.SHARE, false, 0, 0, 0.001, 0.01, 0.05, 0.1, 0.2),
  CYCLE_RISE(Unit.SHARE, false, 0.3, 0.1, 0.2, 0.3, 0.4, 0.5),
  CYCLE_START(Unit.SHARE, false, 0.04, 0.01, 0.04, 0.1, 0.2, 0.5),
  CYCLE_END(Unit.SHARE, false, 0, 0, 0.001, 0.01, 0.05),
  PLATEAU_PATIENCE(Unit.EPOCHS, false, 3, 1, 2, 3, 5, 8, 10),
  PLATEAU_FACTOR(Unit.PLAIN, false, 0.5, 0.1, 0.2, 0.3, 0.5, 0.7),
  PLATEAU_SMALLEST(Unit.SHARE, false, 0.01, 0, 0.001, 0.01, 0.05, 0.1),
  LAYER_DECAY(Unit.PLAIN, false, 1, 1, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5),
  PATIENCE(Unit.EPOCHS, false, 5, 1, 2, 3, 5, 8, 10, 15, 20, 30),
  MINIMUM_DELTA(Unit.PLAIN, false, 0, 0, 1e-4, 1e-3, 5e-3, 0.01, 0.05),
  WEIGHT_DECAY(Unit.PLAIN, true, 0, 0, 1e-5, 1e-4, 5e-4, 1e-3, 5e-3, 0.01, 0.05, 0.1),
  SMOOTHING(Unit.SHARE, true, 0, 0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3),
  CLIP(Unit.PLAIN, true, 0, 0, 10, 5, 2, 1, 0.5),
  AVERAGING(Unit.PLAIN, true, 0, 0, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999),
  DROPOUT(Unit.SHARE, true, 0, 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7);

  /** How a value is written. */
  private enum Unit {
    SHARE,
    DEGREES,
    EPOCHS,
    PLAIN
  }

  private static final Texts TEXTS = Texts.in(Dial.class);

  private final Unit unit;
  private final boolean switchable;
  private final double initial;

  // A list of numbers that nobody can change; its type does not promise it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Double> stops;

  Dial(Unit unit, boolean switchable, double initial, double... stops) {
    this.unit = unit;
    this.switchable = switchable;
    this.initial = initial;
    this.stops = Arrays.stream(stops).boxed().toList();
  }

  /**
   * The value of a recipe that nobody changed; for what can be switched off, the one that does.
   *
   * @return the value
   */
  public double initial() {
    return initial;
  }

  /**
   * Where a slider stops.
   *
   * @return from the left to the right
   */
  public List<Double> stops() {
    return stops;
  }

  /**
   * The stop nearest to a value.
   *
   * @param value any value
   * @return its place, from 0
   */
  public int nearest(double value) {
    int best = 0;
    for (int i = 1; i < stops.size(); i++) {
      if (Math.abs(stops.get(i) - value) < Math.abs(stops.get(best) - value)) {
        best = i;
      }
    }
    return best;
  }

  /**
   * Its name in lower case with dashes, for ids.
   *
   * @return for instance {@code mix-up}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The words before the slider.
   *
   * @return a few words
   */
  public String label() {
    return TEXTS.get("dial.label." + id());
  }

  /**
   * What it is for, and when.
   *
   * @return a sentence
   */
  public String help() {
    return TEXTS.get("dial.help." + id());
  }

  /**
   * A value in words.
   *
   * @param value any value
   * @return for instance {@code 15°}, {@code 20 %}, {@code off}
   */
  public String words(double value) {
    if (switchable && value == initial) {
      return TEXTS.get("dial.off");
    }
    return switch (unit) {
      case SHARE -> plain(value * 100) + " %";
      case DEGREES -> "±" + plain(value) + "°";
      case EPOCHS -> TEXTS.format("dial.epochs", value, plain(value));
      case PLAIN -> plain(value);
    };
  }

  /** A number without an end of zeros. */
  static String plain(double value) {
    return value == 0 ? "0" : RateWords.exactly(Math.round(value * 1e9) / 1e9);
  }
}
