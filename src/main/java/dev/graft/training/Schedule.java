package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the learning rate goes over the steps of a phase; {@link RatePlan} works it out. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Schedule.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = Schedule.Step.class, name = "step"),
  @JsonSubTypes.Type(value = Schedule.Cosine.class, name = "cosine"),
  @JsonSubTypes.Type(value = Schedule.OneCycle.class, name = "one-cycle"),
  @JsonSubTypes.Type(value = Schedule.Plateau.class, name = "plateau"),
})
public sealed interface Schedule {
  /** The same rate all the time. */
  Schedule CONSTANT = new Constant();

  /** The same rate all the time. */
  record Constant() implements Schedule {}

  /**
   * The rate falls by a factor every few epochs.
   *
   * @param everyEpochs epochs between falls, at least 1
   * @param factor what is left of the rate at a fall, above 0 and below 1
   */
  record Step(int everyEpochs, double factor) implements Schedule {
    /** Checks the figures. */
    public Step {
      Require.atLeastOne(everyEpochs, "The epochs between falls of the learning rate");
      Require.share(factor, "What is left of the learning rate at a fall");
    }
  }

  /**
   * The rate falls along half a cosine (Loshchilov and Hutter, 2017, without restarts).
   *
   * @param end share of the rate that is left at the end, 0 to below 1
   */
  record Cosine(double end) implements Schedule {
    /** Checks the figure. */
    public Cosine {
      Require.belowOne(end, "The share of the learning rate at the end");
    }
  }

  /**
   * The rate rises from a small one to the chosen one and falls to a tiny one, along two halves of
   * a cosine (Smith and Topin, 2018).
   *
   * @param rise share of the steps that it rises, above 0 and below 1
   * @param start share of the rate at the beginning, above 0 to 1
   * @param end share of the rate at the end, 0 to below 1
   */
  record OneCycle(double rise, double start, double end) implements Schedule {
    /** Checks the figures. */
    public OneCycle {
      Require.share(rise, "The share of steps with a rising learning rate");
      Require.that(
          start > 0 && start <= 1,
          "The share of the learning rate at the beginning must be above 0 and at most 1, not %s."
              .formatted(start));
      Require.belowOne(end, "The share of the learning rate at the end");
    }
  }

  /**
   * The rate falls when the validation loss has not become smaller for some epochs, as often as
   * that happens. It needs images for validation.
   *
   * @param patience epochs without getting better, at least 1
   * @param factor what is left of the rate at a fall, above 0 and below 1
   * @param smallest share of the rate below which it does not fall, 0 to below 1
   */
  record Plateau(int patience, double factor, double smallest) implements Schedule {
    /** Checks the figures. */
    public Plateau {
      Require.atLeastOne(patience, "The epochs of patience before the learning rate falls");
      Require.share(factor, "What is left of the learning rate at a fall");
      Require.belowOne(smallest, "The smallest share of the learning rate");
    }
  }
}
