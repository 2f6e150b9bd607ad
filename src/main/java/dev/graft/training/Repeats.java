package dev.graft.training;

import java.util.HashMap;
import java.util.Map;

/** Tells how often an image was there before in an epoch that draws some images repeatedly. */
final class Repeats {
  private int[] items = {};
  private int[] before = {};

  /**
   * Counts.
   *
   * @param order the epoch's images; an array that stays as it is while it is asked about
   * @param place the place in it
   * @return how often the image of that place is at an earlier one
   */
  int before(int[] order, int place) {
    if (order != items) {
      items = order;
      before = new int[order.length];
      Map<Integer, Integer> seen = new HashMap<>();
      for (int i = 0; i < order.length; i++) {
        before[i] = seen.merge(order[i], 1, Integer::sum) - 1;
      }
    }
    return before[place];
  }
}
