package dev.graft.ui.train;

import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The trainings that wait, the next one first. They are not registered in the project before they
 * start, so closing the window forgets them. Belongs to the JavaFX thread.
 */
public final class RunQueue {
  private final ObservableList<QueuedRun> waiting = FXCollections.observableArrayList();
  private final ObservableList<QueuedRun> read = FXCollections.unmodifiableObservableList(waiting);

  /** Those that wait. */
  public ObservableList<QueuedRun> waiting() {
    return read;
  }

  /** Puts one at the end. */
  void add(QueuedRun run) {
    waiting.add(run);
  }

  /** Takes the next one. */
  Optional<QueuedRun> next() {
    return waiting.isEmpty() ? Optional.empty() : Optional.of(waiting.remove(0));
  }

  /**
   * Forgets one.
   *
   * @param index its place, from 0
   */
  public void remove(int index) {
    waiting.remove(index);
  }

  /**
   * Moves one, as far as there is room.
   *
   * @param index its place, from 0
   * @param by how many places; negative for sooner
   */
  public void move(int index, int by) {
    int to = Math.max(0, Math.min(waiting.size() - 1, index + by));
    if (to != index) {
      QueuedRun run = waiting.remove(index);
      waiting.add(to, run);
    }
  }
}
