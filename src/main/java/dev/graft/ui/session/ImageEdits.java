package dev.graft.ui.session;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.EditHistory;
import dev.graft.dataset.labelling.FoundImages;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The project's images, and the way for every room to change what is known about them: each change
 * can be undone, and the files themselves are never touched. What training uses of them is in
 * {@link Session#datasetProperty()}, which follows each edit. Belongs to the JavaFX thread.
 *
 * <p>All methods that edit throw {@link GraftException} with a sentence where the edit cannot be
 * done, such as a class name that is taken.
 */
public final class ImageEdits {
  private final ObjectProperty<Optional<Dataset>> dataset;
  private final ObjectProperty<Optional<String>> readOnly;
  private final ReadOnlyObjectWrapper<EditHistory> history =
      new ReadOnlyObjectWrapper<>(EditHistory.of(ImageSet.EMPTY));
  private final ReadOnlyObjectWrapper<ImageSet> set = new ReadOnlyObjectWrapper<>(ImageSet.EMPTY);
  private boolean telling;

  ImageEdits(ObjectProperty<Optional<Dataset>> dataset, ObjectProperty<Optional<String>> readOnly) {
    this.dataset = dataset;
    this.readOnly = readOnly;
    dataset.addListener((o, was, is) -> replacedFromOutside(is));
  }

  /** A scan that somebody puts into the session is a set of its own. */
  private void replacedFromOutside(Optional<Dataset> scan) {
    if (!telling) {
      EditHistory begin =
          EditHistory.of(scan.map(d -> ImageSet.of(d, set.get().split())).orElse(ImageSet.EMPTY));
      history.set(begin);
      set.set(begin.present());
    }
  }

  /** The images as they are now; with no images and no classes at first. */
  public ReadOnlyObjectProperty<ImageSet> setProperty() {
    return set.getReadOnlyProperty();
  }

  /** The images as they are now. */
  public ImageSet set() {
    return set.get();
  }

  /** The edits that can be undone and done again. */
  public ReadOnlyObjectProperty<EditHistory> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /**
   * Whether a file is among the images.
   *
   * @param file any path of it
   * @return true if it is, with or without a label
   */
  public boolean contains(Path file) {
    return set.get().find(normal(file)).isPresent();
  }

  /**
   * Begins with images that were kept; there is nothing to undo.
   *
   * @param kept the set
   */
  public void restore(ImageSet kept) {
    become(EditHistory.of(kept));
  }

  /**
   * Makes an edit.
   *
   * @param edit what is to be done
   */
  public void apply(Edit edit) {
    if (readOnly.get().isPresent()) {
      throw new GraftException(readOnly.get().get());
    }
    become(history.get().apply(edit));
  }

  /** Takes the last edit back, if there is one. */
  public void undo() {
    become(history.get().undo());
  }

  /** Makes the edit again that was taken back last, if there is one. */
  public void redo() {
    become(history.get().redo());
  }

  /**
   * Says what images show. Files that are not among the images are passed over: see {@link #add}.
   *
   * @param files image files
   * @param className the class; made if it is not there
   */
  public void label(Collection<Path> files, String className) {
    apply(new Edit.Label(normal(files), Optional.of(className)));
  }

  /**
   * Takes the labels off; the images wait for new ones.
   *
   * @param files image files
   */
  public void unlabel(Collection<Path> files) {
    apply(new Edit.Label(normal(files), Optional.empty()));
  }

  /**
   * Takes images out of the project; the files stay where they are.
   *
   * @param files image files
   */
  public void remove(Collection<Path> files) {
    apply(new Edit.Remove(normal(files)));
  }

  /**
   * Adds image files to a class; those that are in the project already move there.
   *
   * @param files image files, not folders; whether they can be read is not looked at
   * @param className the class; made if it is not there
   */
  public void add(List<Path> files, String className) {
    if (!files.isEmpty()) {
      apply(new Edit.Add(FoundImages.of(files).as(className), true));
    }
  }

  /**
   * Changes how many images are drawn for validation.
   *
   * @param share of each class, from 0 to below 1
   */
  public void drawValidation(double share) {
    StratifiedSplit split = set.get().split();
    apply(new Edit.SetSplit(new StratifiedSplit(share, split.test(), split.seed())));
  }

  private void become(EditHistory next) {
    if (next.equals(history.get())) {
      return;
    }
    telling = true;
    try {
      history.set(next);
      set.set(next.present());
      dataset.set(
          next.present().isEmpty() ? Optional.empty() : Optional.of(next.present().dataset()));
    } finally {
      telling = false;
    }
  }

  private static Set<Path> normal(Collection<Path> files) {
    return files.stream().map(ImageEdits::normal).collect(Collectors.toSet());
  }

  private static Path normal(Path file) {
    return file.toAbsolutePath().normalize();
  }
}
