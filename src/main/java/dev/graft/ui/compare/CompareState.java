package dev.graft.ui.compare;

/** What the room has to show. */
enum CompareState {
  /** The project has no runs. */
  NO_RUNS,
  /** It has runs, but none is finished. */
  NONE_FINISHED,
  /** Only one is finished. */
  ONE_RUN,
  /** There are enough, but fewer than two are chosen. */
  CHOOSE,
  /** The answers are being gathered. */
  WORKING,
  /** That failed. */
  FAILED,
  READY
}
