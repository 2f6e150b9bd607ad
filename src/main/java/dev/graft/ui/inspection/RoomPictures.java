package dev.graft.ui.inspection;

import dev.graft.dataset.labelling.ImageItem;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.collections.ObservableList;

/** The pictures that the room shows, and their selection, which all pages share with the grid. */
public interface RoomPictures {
  /** The pictures that the room's filter leaves. */
  ObservableList<ImageItem> shown();

  /** Changes whenever the selection or its lead did. */
  ReadOnlyIntegerProperty selectionChanges();

  /** The selected files. */
  Set<Path> selected();

  /** The file that arrow keys go on from. */
  Optional<Path> lead();

  /**
   * Selects files and no others.
   *
   * @param files those that are not shown are passed over
   * @param lead one of them
   */
  void select(Collection<Path> files, Optional<Path> lead);

  /**
   * Shows these files in the grid and no others.
   *
   * @param words why, in a few words
   * @param files in the order wanted
   */
  void showOnly(String words, List<Path> files);
}
