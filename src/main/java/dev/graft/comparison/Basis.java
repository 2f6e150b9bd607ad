package dev.graft.comparison;

import java.util.List;
import java.util.Optional;

/**
 * The pictures that a comparison goes by: every run was measured on them and none learned from
 * them.
 *
 * @param part which parts of the runs' data they come from
 * @param pictures in the order of the first run's data
 * @param learnedFrom how many pictures that at least one run was measured on another learned from;
 *     they do not count
 * @param notInAll how many others were not measured by every run; they do not count
 * @param relabelled how many are of another class in an older run; the newest run's class counts
 * @param obstacle why there are none, if so
 */
public record Basis(
    Part part,
    List<Picture> pictures,
    int learnedFrom,
    int notInAll,
    int relabelled,
    Optional<Obstacle> obstacle) {
  /** Where the pictures come from. */
  public enum Part {
    /** The test part of every run: no choice was made by looking at them. */
    TEST,
    /** The validation part of every run. */
    VALIDATION,
    /** Validation for one, test for another. */
    MIXED
  }

  /** Copies the list. */
  public Basis {
    pictures = List.copyOf(pictures);
  }

  /**
   * Whether they are all that the runs were measured on, so that nothing need be said.
   *
   * @return false if a picture was left out
   */
  public boolean isWhole() {
    return learnedFrom == 0 && notInAll == 0;
  }
}
