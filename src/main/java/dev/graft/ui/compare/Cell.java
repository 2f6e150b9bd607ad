package dev.graft.ui.compare;

/**
 * A cell of a run's confusion matrix.
 *
 * @param run the run's place in the comparison
 * @param truth the true class
 * @param said the class that the run names
 */
record Cell(int run, int truth, int said) {}
