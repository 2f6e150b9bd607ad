package dev.graft.training;

/**
 * A later part of a training, in which more may learn than before (gradual unfreezing). It has its
 * own cut and its own stored features; its schedule and the optimiser's state begin anew.
 *
 * @param freezePlan which layers learn; at least those of the phase before
 * @param epochs passes over the training images, at least 1
 * @param rate factor on the recipe's learning rate, above 0
 */
public record Phase(FreezePlan freezePlan, int epochs, double rate) {
  /** Checks the figures. */
  public Phase {
    Require.atLeastOne(epochs, "The epochs of a phase");
    Require.positive(rate, "The factor of a phase on the learning rate");
  }
}
