package dev.graft.ui.train.techniques;

/**
 * A phase as the timeline shows it.
 *
 * @param number from 1
 * @param epochs its epochs, if nothing ends it early
 * @param learning how many blocks learn, counted from the head; in the first phase wholly or in
 *     part
 * @param least how many have to, because they learned before
 * @param blocks how many blocks there are
 * @param rate factor on the recipe's learning rate
 * @param words what learns, for instance {@code last 3 of 18 blocks}
 */
public record PhaseBar(
    int number, int epochs, int learning, int least, int blocks, double rate, String words) {
  /** Whether it is the recipe's own, which always is there. */
  public boolean isFirst() {
    return number == 1;
  }
}
