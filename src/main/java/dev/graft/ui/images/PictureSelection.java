package dev.graft.ui.images;

import dev.graft.dataset.labelling.ImageItem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/**
 * Which of the shown images are selected, as in any file manager: a click selects one, with Shift a
 * range, with Ctrl one more. One of them is the lead, where the arrow keys go on from.
 */
final class PictureSelection {
  /** No image leads. */
  static final int NONE = -1;

  private final ObservableList<ImageItem> shown;
  private final Set<Path> selected = new HashSet<>();
  private final ReadOnlyIntegerWrapper lead = new ReadOnlyIntegerWrapper(NONE);
  private final IntegerProperty changes = new SimpleIntegerProperty();
  private Optional<Path> leader = Optional.empty();
  private int anchor = NONE;

  PictureSelection(ObservableList<ImageItem> shown) {
    this.shown = shown;
    shown.addListener((ListChangeListener<ImageItem>) c -> retain());
  }

  /** Changes whenever the selection or the lead did. */
  ReadOnlyIntegerProperty changesProperty() {
    return changes;
  }

  /** The place of the lead among the shown images. */
  ReadOnlyIntegerProperty leadProperty() {
    return lead.getReadOnlyProperty();
  }

  /** The lead. */
  Optional<ImageItem> leadImage() {
    int i = lead.get();
    return i >= 0 && i < shown.size() ? Optional.of(shown.get(i)) : Optional.empty();
  }

  boolean contains(Path file) {
    return selected.contains(file);
  }

  int size() {
    return selected.size();
  }

  /** The selected files. */
  Set<Path> files() {
    return Set.copyOf(selected);
  }

  /** Selects one alone. */
  void select(int index) {
    selected.clear();
    add(index);
    anchor = index;
    moveLead(index);
  }

  /** Adds one or takes it away. */
  void toggle(int index) {
    Path file = shown.get(index).file();
    if (!selected.remove(file)) {
      selected.add(file);
    }
    anchor = index;
    moveLead(index);
  }

  /** Selects all from where the last click without Shift was. */
  void extend(int index) {
    int from = anchor < 0 || anchor >= shown.size() ? index : anchor;
    selected.clear();
    for (int i = Math.min(from, index); i <= Math.max(from, index); i++) {
      add(i);
    }
    anchor = from;
    moveLead(index);
  }

  void selectAll() {
    shown.forEach(i -> selected.add(i.file()));
    moveLead(lead.get() == NONE && !shown.isEmpty() ? 0 : lead.get());
  }

  void clear() {
    selected.clear();
    anchor = NONE;
    moveLead(NONE);
  }

  /** Selects a file alone, if it is shown. */
  void select(Path file) {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).file().equals(file)) {
        select(i);
        return;
      }
    }
  }

  /** Selects those of these files that are shown, and no others. */
  void select(Collection<Path> files, Optional<Path> wantedLead) {
    Set<Path> wanted = new HashSet<>(files);
    selected.clear();
    int place = NONE;
    for (int i = 0; i < shown.size(); i++) {
      Path file = shown.get(i).file();
      if (wanted.contains(file)) {
        selected.add(file);
        place = wantedLead.filter(file::equals).isPresent() ? i : place;
      }
    }
    anchor = place;
    moveLead(place);
  }

  /** Goes so many images on, or back. */
  void move(int by, boolean extend) {
    if (shown.isEmpty()) {
      return;
    }
    int next = lead.get() == NONE ? 0 : Math.max(0, Math.min(shown.size() - 1, lead.get() + by));
    if (extend) {
      extend(next);
    } else {
      select(next);
    }
  }

  private void add(int index) {
    selected.add(shown.get(index).file());
  }

  private void moveLead(int index) {
    lead.set(index);
    leader = leadImage().map(ImageItem::file);
    changes.set(changes.get() + 1);
  }

  /**
   * Keeps what is still shown. If all that was selected went, as images do that get a label while
   * only unlabelled ones are shown, the next one in their place is selected: labelling goes on
   * without a click.
   */
  private void retain() {
    if (selected.isEmpty()) {
      anchor = NONE;
      moveLead(NONE);
      return;
    }
    Set<Path> there = new HashSet<>();
    int place = NONE;
    List<ImageItem> now = shown;
    for (int i = 0; i < now.size(); i++) {
      Path file = now.get(i).file();
      if (selected.contains(file)) {
        there.add(file);
      }
      if (leader.filter(file::equals).isPresent()) {
        place = i;
      }
    }
    boolean allGone = there.isEmpty();
    selected.retainAll(there);
    if (allGone && !now.isEmpty()) {
      select(Math.max(0, Math.min(lead.get(), now.size() - 1)));
    } else {
      anchor = place;
      moveLead(place);
    }
  }
}
