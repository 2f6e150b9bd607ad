package dev.graft.training;

import java.util.ArrayList;
import java.util.List;

/**
 * The learning rate over the steps of a phase, as a pure function: of the step, and for {@link
 * Schedule.Plateau} of the epochs that are over. A warm-up rises evenly and never stands at 0: of
 * {@code w} steps, step {@code s} (from 0) has the share {@code (s + 1) / (w + 1)}. The schedule
 * follows over the steps that are left, as if they were all; only a plateau's falls count from the
 * first epoch.
 *
 * @param schedule how the rate goes
 * @param warmUpEpochs epochs over which it rises first; fractions count in whole steps
 * @param learningRate the rate that the shares are of
 * @param stepsPerEpoch steps in an epoch, at least 1
 * @param epochs epochs of the phase, at least 1
 */
public record RatePlan(
    Schedule schedule, double warmUpEpochs, double learningRate, int stepsPerEpoch, int epochs) {
  /** Checks the counts. */
  public RatePlan {
    Require.notNegative(warmUpEpochs, "The epochs of warm-up");
    Require.positive(learningRate, "The learning rate");
    Require.atLeastOne(stepsPerEpoch, "The steps of an epoch");
    Require.atLeastOne(epochs, "The epochs of a phase");
  }

  /**
   * The rates of each phase of a recipe.
   *
   * @param recipe all choices
   * @param trainingImages images that are learned from in an epoch, at least 1
   * @return in the order of the phases
   */
  public static List<RatePlan> of(Recipe recipe, int trainingImages) {
    List<RatePlan> plans = new ArrayList<>();
    plans.add(of(recipe, recipe.learningRate(), recipe.epochs(), trainingImages));
    for (Phase phase : recipe.techniques().then()) {
      plans.add(of(recipe, recipe.learningRate() * phase.rate(), phase.epochs(), trainingImages));
    }
    return plans;
  }

  /** The rates of one phase. */
  static RatePlan of(Recipe recipe, double learningRate, int epochs, int trainingImages) {
    Techniques techniques = recipe.techniques();
    int steps = (int) (((long) trainingImages + recipe.batch() - 1) / recipe.batch());
    return new RatePlan(
        techniques.schedule(), techniques.warmUpEpochs(), learningRate, steps, epochs);
  }

  /**
   * The steps of the phase, if nothing ends it early.
   *
   * @return at least 1
   */
  public long steps() {
    return (long) stepsPerEpoch * epochs;
  }

  /**
   * The steps of warm-up.
   *
   * @return at most all
   */
  public long warmUpSteps() {
    return Math.min(steps(), Math.round(warmUpEpochs * stepsPerEpoch));
  }

  /**
   * The rate of a step.
   *
   * @param step its number within the phase, from 0
   * @param over the epochs of this phase that are over, in order
   * @return the rate
   */
  public double rate(long step, List<TrainingEvent.Epoch> over) {
    long warmUp = warmUpSteps();
    double share =
        step < warmUp
            ? (step + 1.0) / (warmUp + 1)
            : share(step - warmUp, Math.max(1, steps() - warmUp));
    if (schedule instanceof Schedule.Plateau plateau) {
      share *= share(plateau, over);
    }
    return learningRate * share;
  }

  /**
   * The curve of a phase in which validation gets better with every epoch, for a picture.
   *
   * @param points how many at most; they are spread evenly over the steps
   * @return the rates from the first to the last step
   */
  public double[] preview(int points) {
    int count = (int) Math.min(points, steps());
    double[] rates = new double[count];
    for (int i = 0; i < count; i++) {
      rates[i] = rate(count == 1 ? 0 : i * (steps() - 1) / (count - 1), List.of());
    }
    return rates;
  }

  /** The share at a step after the warm-up, of so many. */
  private double share(long step, long of) {
    if (schedule instanceof Schedule.Step s) {
      long falls = step / ((long) s.everyEpochs() * stepsPerEpoch);
      return Math.pow(s.factor(), (double) falls);
    } else if (schedule instanceof Schedule.Cosine c) {
      return between(1, c.end(), step / (double) of);
    } else if (schedule instanceof Schedule.OneCycle o) {
      // The top is at a step of its own, and the last step has the rate of the end.
      double top = Math.max(0, o.rise() * of - 1);
      if (step < top) {
        return between(o.start(), 1, step / top);
      }
      double fall = of - 1 - top;
      return fall <= 0 ? 1 : between(1, o.end(), Math.min(1, (step - top) / fall));
    }
    return 1;
  }

  /** Along half a cosine. */
  private static double between(double from, double to, double done) {
    return to + (from - to) * (1 + Math.cos(Math.PI * done)) / 2;
  }

  private static double share(Schedule.Plateau plateau, List<TrainingEvent.Epoch> over) {
    double share = 1;
    double best = Double.POSITIVE_INFINITY;
    int waited = 0;
    for (TrainingEvent.Epoch epoch : over) {
      if (epoch.validationLoss() < best) {
        best = epoch.validationLoss();
        waited = 0;
      } else if (++waited >= plateau.patience()) {
        share = Math.min(share, Math.max(share * plateau.factor(), plateau.smallest()));
        waited = 0;
      }
    }
    return share;
  }
}
