package dev.graft.ui.predict;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.ui.session.ImageEdits;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * What somebody says about a picture that was answered wrongly, or that should not have been among
 * the training images: it becomes an edit of the project's images, which can be undone there.
 */
public final class Corrections {
  private final ImageEdits images;
  private final ReadOnlyObjectWrapper<Optional<Said>> said =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> error =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private int count;

  /** What was done. */
  public enum Kind {
    /** The label of a training image changed. */
    RELABELLED,
    /** A picture became a training image. */
    ADDED,
    /** A training image is none any more. */
    REMOVED
  }

  /**
   * The last correction.
   *
   * @param kind what was done
   * @param file the picture
   * @param className its class now; empty if it was removed
   * @param count how many corrections there were since the last training
   */
  public record Said(Kind kind, Path file, String className, int count) {}

  Corrections(ImageEdits images) {
    this.images = images;
  }

  /** The project's images; changes with each edit. */
  public ReadOnlyObjectProperty<ImageSet> imagesProperty() {
    return images.setProperty();
  }

  /** The classes that there are to choose from. */
  public List<String> classes() {
    return images.set().classes();
  }

  /** Whether a picture is among the project's images. */
  public boolean isTraining(Path file) {
    return images.contains(file);
  }

  /** The label of a picture in the project, if it is there and has one. */
  public Optional<String> label(Path file) {
    return images.set().find(file.toAbsolutePath().normalize()).flatMap(ImageItem::label);
  }

  /** The last correction, until a training begins. */
  public ReadOnlyObjectProperty<Optional<Said>> saidProperty() {
    return said.getReadOnlyProperty();
  }

  /** Why the last correction could not be made, as a sentence. */
  public ReadOnlyObjectProperty<Optional<String>> errorProperty() {
    return error.getReadOnlyProperty();
  }

  /**
   * Says what a picture shows: gives a training image another label, or makes a picture one.
   *
   * @param file the picture
   * @param className its class
   */
  public void say(Path file, String className) {
    boolean known = isTraining(file);
    make(
        () -> {
          if (known) {
            images.label(List.of(file), className);
          } else {
            images.add(List.of(file), className);
          }
        },
        known ? Kind.RELABELLED : Kind.ADDED,
        file,
        className);
  }

  /**
   * Takes a picture out of the training images; its file stays.
   *
   * @param file the picture
   */
  public void remove(Path file) {
    make(() -> images.remove(List.of(file)), Kind.REMOVED, file, "");
  }

  private void make(Runnable edit, Kind kind, Path file, String className) {
    try {
      ImageSet before = images.set();
      edit.run();
      error.set(Optional.empty());
      if (!before.equals(images.set())) {
        count++;
        said.set(Optional.of(new Said(kind, file, className, count)));
      }
    } catch (GraftException e) {
      error.set(Optional.ofNullable(e.getMessage()));
    }
  }

  /** A training takes up all corrections so far. */
  void takenUp() {
    count = 0;
    said.set(Optional.empty());
  }
}
