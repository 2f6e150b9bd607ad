package dev.graft.training;

/** How a training that is under way can be asked to end. It does so between two batches. */
public enum Ending {
  /** Keep a checkpoint and stop. */
  CANCEL,
  /** Keep a checkpoint and rest: the same, but the run says that it waits to go on. */
  PAUSE,
  /** Finish now, with the weights of the best epoch so far; a cancel while no epoch is over. */
  KEEP_BEST
}
