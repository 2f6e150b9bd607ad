package dev.graft.advice.race;

import java.util.List;

/**
 * What all who take part in a race have in common.
 *
 * @param classes the classes' names
 * @param perClass pictures of each class that they run on
 * @param all pictures that the sample was drawn from
 * @param folds of the cross-validation
 * @param seed of sample and folds
 */
public record RaceField(List<String> classes, int[] perClass, int all, int folds, long seed) {
  /** Copies the list. */
  public RaceField {
    classes = List.copyOf(classes);
  }

  /**
   * The pictures that they run on.
   *
   * @return the count
   */
  public int images() {
    int sum = 0;
    for (int n : perClass) {
      sum += n;
    }
    return sum;
  }
}
