package dev.graft.dataset.labelling;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of images with the edits that led to it, so that they can be taken back and done again. A
 * value: each method gives another history. Sets share their images, so a step costs a list of
 * references.
 *
 * @param present the set as it is
 * @param past the steps that can be taken back, oldest first
 * @param future the steps that were taken back, the next one to do again last
 */
public record EditHistory(ImageSet present, List<Step> past, List<Step> future) {
  /** How many steps are remembered. */
  public static final int LONGEST = 200;

  /**
   * An edit and the set on the other side of it.
   *
   * @param edit what was done
   * @param other the set before it, for a step of the past; the set after it, for one of the future
   */
  public record Step(Edit edit, ImageSet other) {}

  /** Copies the lists. */
  public EditHistory {
    past = List.copyOf(past);
    future = List.copyOf(future);
  }

  /**
   * A history that begins here.
   *
   * @param present the set
   * @return nothing can be undone
   */
  public static EditHistory of(ImageSet present) {
    return new EditHistory(present, List.of(), List.of());
  }

  /**
   * Does something.
   *
   * @param edit what
   * @return the history after it; the same one if it changed nothing
   * @throws dev.graft.errors.GraftException if it cannot be done
   */
  public EditHistory apply(Edit edit) {
    ImageSet next = edit.applyTo(present);
    if (next.equals(present)) {
      return this;
    }
    List<Step> steps = new ArrayList<>(past);
    steps.add(new Step(edit, present));
    if (steps.size() > LONGEST) {
      steps.remove(0);
    }
    return new EditHistory(next, steps, List.of());
  }

  /** The history with the last edit taken back; the same one if there is none. */
  public EditHistory undo() {
    if (past.isEmpty()) {
      return this;
    }
    Step last = past.get(past.size() - 1);
    List<Step> steps = new ArrayList<>(future);
    steps.add(new Step(last.edit(), present));
    return new EditHistory(last.other(), past.subList(0, past.size() - 1), steps);
  }

  /** The history with the edit that was taken back last done again. */
  public EditHistory redo() {
    if (future.isEmpty()) {
      return this;
    }
    Step next = future.get(future.size() - 1);
    List<Step> steps = new ArrayList<>(past);
    steps.add(new Step(next.edit(), present));
    return new EditHistory(next.other(), steps, future.subList(0, future.size() - 1));
  }

  /** What undo would take back. */
  public Optional<Edit> undoable() {
    return past.isEmpty() ? Optional.empty() : Optional.of(past.get(past.size() - 1).edit());
  }

  /** What redo would do again. */
  public Optional<Edit> redoable() {
    return future.isEmpty() ? Optional.empty() : Optional.of(future.get(future.size() - 1).edit());
  }
}
