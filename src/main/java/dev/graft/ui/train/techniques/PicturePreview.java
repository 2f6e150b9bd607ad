package dev.graft.ui.train.techniques;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.Fit;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.AugmentationPreview;
import dev.graft.network.Backbone;
import dev.graft.network.Preprocessing;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.pictures.Shrinking;
import dev.graft.ui.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.Image;

/**
 * Some of the project's own pictures as a training would see them. They are drawn in the
 * background, one drawing at a time; what changes meanwhile is drawn after it, and what lies
 * between is left out. Belongs to the JavaFX thread.
 */
public final class PicturePreview {
  /** How many pictures are shown. */
  public static final int FILES = 3;

  /** How many changed versions of each. */
  public static final int VERSIONS = 5;

  /** Pixels of the longest side, enough for a dense screen. */
  private static final int SIDE = 160;

  /**
   * A picture and what becomes of it.
   *
   * @param file the picture
   * @param plain as it is, at the size of the network's input
   * @param versions changed
   */
  public record Row(Path file, Image plain, List<Version> versions) {}

  /**
   * A changed picture.
   *
   * @param image what the network sees
   * @param partner what was mixed into it
   * @param share how much of it is its own, 0 to 1
   */
  public record Version(Image image, Optional<Path> partner, double share) {}

  private record Wanted(List<Path> files, ResizeSpec size, Augmentation augmentation, long seed) {}

  private final Session session;
  private final TechniquesForm form;
  private final ObservableValue<Basics> basics;
  private final TaskExecutor executor;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Wanted> drawn = Optional.empty();
  private boolean drawing;
  private int first;

  PicturePreview(
      Session session, TechniquesForm form, ObservableValue<Basics> basics, TaskExecutor executor) {
    this.session = session;
    this.form = form;
    this.basics = basics;
    this.executor = executor;
    InvalidationListener change = o -> refresh();
    form.techniquesProperty().addListener(change);
    basics.addListener(change);
    session.datasetProperty().addListener(change);
    session.backboneProperty().addListener(change);
    shown.addListener(change);
  }

  /** Whether somebody looks; nothing is drawn otherwise. */
  public BooleanProperty shownProperty() {
    return shown;
  }

  /** What was drawn last; empty while there are no images or no backbone. */
  public ReadOnlyObjectProperty<List<Row>> rowsProperty() {
    return rows.getReadOnlyProperty();
  }

  /** Why a picture cannot be shown, as a sentence. */
  public ObjectProperty<Optional<String>> problemProperty() {
    return problem;
  }

  /** Shows other pictures. */
  public void others() {
    first++;
    refresh();
  }

  private void refresh() {
    if (!shown.get() || drawing) {
      return;
    }
    Optional<Wanted> wanted = wanted();
    if (wanted.equals(drawn)) {
      return;
    }
    drawn = wanted;
    if (wanted.isEmpty()) {
      rows.set(List.of());
      return;
    }
    drawing = true;
    executor.run(
        () -> draw(wanted.get()),
        done -> {
          rows.set(done);
          problem.set(Optional.empty());
          next();
        },
        failure -> {
          rows.set(List.of());
          problem.set(Optional.of(failure.sentence()));
          next();
        });
  }

  private void next() {
    drawing = false;
    refresh();
  }

  private Optional<Wanted> wanted() {
    List<Path> files = session.datasetProperty().get().map(this::files).orElse(List.of());
    Optional<Backbone> backbone = session.backboneProperty().get();
    return files.isEmpty()
        ? Optional.empty()
        : backbone.map(
            b ->
                new Wanted(
                    files,
                    size(b.preprocessing()),
                    form.techniques().augmentation(),
                    basics.getValue().seed()));
  }

  private static ResizeSpec size(Preprocessing p) {
    return new ResizeSpec(p.height(), p.width(), Fit.valueOf(p.fit().name()));
  }

  /** Pictures of one class after the other. */
  private List<Path> files(Dataset dataset) {
    List<Path> files = new ArrayList<>();
    int classes = dataset.classes().size();
    for (int i = 0; i < FILES && classes > 0; i++) {
      int wantedClass = i % classes;
      List<Path> own =
          dataset.items().stream()
              .filter(x -> x.classIndex() == wantedClass)
              .map(LabelledImage::file)
              .toList();
      if (!own.isEmpty()) {
        Path file = own.get((first * FILES + i / classes) % own.size());
        if (!files.contains(file)) {
          files.add(file);
        }
      }
    }
    return files;
  }

  private static List<Row> draw(Wanted w) throws Exception {
    int count = w.files().size();
    List<AugmentationPreview.Shown> plain =
        AugmentationPreview.draw(w.files(), w.size(), Augmentation.NONE, w.seed(), count);
    List<AugmentationPreview.Shown> changed =
        AugmentationPreview.draw(w.files(), w.size(), w.augmentation(), w.seed(), count * VERSIONS);
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<Version> versions = new ArrayList<>();
      for (int v = 0; v < VERSIONS; v++) {
        AugmentationPreview.Shown s = changed.get(v * count + i);
        versions.add(new Version(Shrinking.toImage(s.picture(), SIDE), s.partner(), s.share()));
      }
      rows.add(
          new Row(w.files().get(i), Shrinking.toImage(plain.get(i).picture(), SIDE), versions));
    }
    return rows;
  }
}
