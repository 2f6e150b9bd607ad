package dev.graft.ui.train.techniques;

import dev.graft.training.Schedule;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The kinds of schedule, with the figures of each. */
public enum ScheduleKind {
  CONSTANT,
  STEP(Dial.STEP_EVERY, Dial.STEP_FACTOR),
  COSINE(Dial.COSINE_END),
  ONE_CYCLE(Dial.CYCLE_RISE, Dial.CYCLE_START, Dial.CYCLE_END),
  PLATEAU(Dial.PLATEAU_PATIENCE, Dial.PLATEAU_FACTOR, Dial.PLATEAU_SMALLEST);

  private static final Texts TEXTS = Texts.in(ScheduleKind.class);

  // A list of enum constants that nobody can change; its type does not promise it.
  @SuppressWarnings("ImmutableEnumChecker")
  private final List<Dial> dials;

  ScheduleKind(Dial... dials) {
    this.dials = List.of(dials);
  }

  /**
   * Its figures.
   *
   * @return none for the same rate all the time
   */
  public List<Dial> dials() {
    return dials;
  }

  private String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Its name.
   *
   * @return a word or two
   */
  public String label() {
    return TEXTS.get("schedule.label." + id());
  }

  /**
   * When to use it.
   *
   * @return a sentence or two
   */
  public String help() {
    return TEXTS.get("schedule.help." + id());
  }

  /** The schedule with the figures as they stand. */
  Schedule schedule(ToDoubleFunction<Dial> at) {
    return switch (this) {
      case CONSTANT -> Schedule.CONSTANT;
      case STEP ->
          new Schedule.Step(
              (int) at.applyAsDouble(Dial.STEP_EVERY), at.applyAsDouble(Dial.STEP_FACTOR));
      case COSINE -> new Schedule.Cosine(at.applyAsDouble(Dial.COSINE_END));
      case ONE_CYCLE ->
          new Schedule.OneCycle(
              at.applyAsDouble(Dial.CYCLE_RISE),
              at.applyAsDouble(Dial.CYCLE_START),
              at.applyAsDouble(Dial.CYCLE_END));
      case PLATEAU ->
          new Schedule.Plateau(
              (int) at.applyAsDouble(Dial.PLATEAU_PATIENCE),
              at.applyAsDouble(Dial.PLATEAU_FACTOR),
              at.applyAsDouble(Dial.PLATEAU_SMALLEST));
    };
  }

  /** The kind of a schedule. */
  static ScheduleKind of(Schedule schedule) {
    if (schedule instanceof Schedule.Step) {
      return STEP;
    } else if (schedule instanceof Schedule.Cosine) {
      return COSINE;
    } else if (schedule instanceof Schedule.OneCycle) {
      return ONE_CYCLE;
    }
    return schedule instanceof Schedule.Plateau ? PLATEAU : CONSTANT;
  }

  /** Its figures, in the order of {@link #dials}. */
  static List<Double> figures(Schedule schedule) {
    if (schedule instanceof Schedule.Step s) {
      return List.of((double) s.everyEpochs(), s.factor());
    } else if (schedule instanceof Schedule.Cosine c) {
      return List.of(c.end());
    } else if (schedule instanceof Schedule.OneCycle o) {
      return List.of(o.rise(), o.start(), o.end());
    } else if (schedule instanceof Schedule.Plateau p) {
      return List.of((double) p.patience(), p.factor(), p.smallest());
    }
    return List.of();
  }
}
