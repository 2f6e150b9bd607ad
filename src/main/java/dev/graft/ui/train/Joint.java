package dev.graft.ui.train;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Runs that are started to be compared with each other. Belongs to the JavaFX thread. */
final class Joint {
  /** By number, in the order in which they began: the first may have been resumed last. */
  private static final Comparator<String> BEGUN =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private final int wanted;
  private final List<String> finished = new ArrayList<>();

  /** So many runs belong together. */
  Joint(int wanted) {
    this.wanted = wanted;
  }

  /** Takes a finished run; all of them, in the order in which they began, once it was the last. */
  Optional<List<String>> finished(String run) {
    finished.add(run);
    finished.sort(BEGUN);
    return finished.size() == wanted ? Optional.of(List.copyOf(finished)) : Optional.empty();
  }
}
