package dev.graft.ui.train.techniques;

/**
 * The learning rate over a phase. Its array is its own and not to be changed.
 *
 * @param from the epochs before it
 * @param epochs its epochs
 * @param shares of the recipe's rate, evenly over its steps
 */
record RateStretch(int from, int epochs, double[] shares) {}
