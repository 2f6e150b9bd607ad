package dev.graft.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs that are started to be compared with each other. Belongs to the JavaFX thread. */
final class Joint {
  private final int wanted;
  private final List<String> finished = new ArrayList<>();

  /** So many runs belong together. */
  Joint(int wanted) {
    this.wanted = wanted;
  }

  /** Takes a finished run; all of them once it was the last. */
  Optional<List<String>> finished(String run) {
    finished.add(run);
    return finished.size() == wanted ? Optional.of(List.copyOf(finished)) : Optional.empty();
  }
}
