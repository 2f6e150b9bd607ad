package dev.graft.ui.train;

import dev.graft.ui.kit.Texts;

/**
 * What the line above the curves says.
 *
 * @param run the run's id, blank before it is registered
 * @param stage for instance {@code epoch 10 of 12}
 * @param share how much of the stage is done, from 0 to 1; NaN while it is not known
 * @param extracting whether the frozen part runs over the images
 * @param rate for instance {@code 214 images/s}, blank while it is not known
 * @param timeLeft for instance {@code 14 s left}, blank while it is not known
 */
public record RunFigures(
    String run, String stage, double share, boolean extracting, String rate, String timeLeft) {
  private static final Texts TEXTS = Texts.in(RunFigures.class);

  /** Nothing is running. */
  public static final RunFigures NONE = new RunFigures("", "", Double.NaN, false, "", "");

  /** The same for a run whose name is known before it says so. */
  RunFigures named(String name) {
    return new RunFigures(name, stage, share, extracting, rate, timeLeft);
  }

  /** The name to keep showing: a run that has just been asked for must not wear the last one's. */
  String nameWhile(RunPhase phase) {
    return phase.isActive() && stage.equals(TEXTS.get("stage.starting")) ? run : "";
  }

  /** Run and stage in a line. */
  public String headline() {
    return run.isEmpty() ? stage : run + " · " + stage;
  }
}
