package dev.graft.ui.predict;

import dev.graft.prediction.Explanation;
import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.workbench.Inference;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Where the models looked in the selected picture, and for which class. One question at a time is
 * open: whoever runs through pictures with the arrow keys gets the map of the one where he stops.
 */
public final class HeatMaps {
  private static final double OPACITY = 0.6;
  private static final int KEPT = 200;

  private final Inference inference;
  private final TaskExecutor executor;
  private final DoubleProperty opacity = new SimpleDoubleProperty(OPACITY);
  private final BooleanProperty bySecond = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> className =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Explanation>> shown =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<String>> message =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Map<Key, Explanation> known = new LinkedHashMap<>(16, 0.75f, true);
  private Optional<Key> wanted = Optional.empty();
  private Optional<Key> asked = Optional.empty();
  private Optional<Picture> picture = Optional.empty();
  private Optional<ModelChoice> model = Optional.empty();
  private Optional<ModelChoice> second = Optional.empty();

  private record Key(String model, Path file, int classIndex) {}

  HeatMaps(Inference inference, TaskExecutor executor) {
    this.inference = inference;
    this.executor = executor;
    opacity.addListener((o, was, is) -> want());
    bySecond.addListener((o, was, is) -> want());
    className.addListener((o, was, is) -> want());
  }

  /** How strongly the map covers the picture: from 0 for not at all to 1. */
  public DoubleProperty opacityProperty() {
    return opacity;
  }

  /** Whether the map is the second model's. */
  public BooleanProperty bySecondProperty() {
    return bySecond;
  }

  /** The class that somebody wants the map of; empty for the most likely one. */
  public ObjectProperty<Optional<String>> classNameProperty() {
    return className;
  }

  /** The map that belongs to the selected picture, once it is there. */
  public ReadOnlyObjectProperty<Optional<Explanation>> shownProperty() {
    return shown.getReadOnlyProperty();
  }

  /** Why there is no map, as a sentence. */
  public ReadOnlyObjectProperty<Optional<String>> messageProperty() {
    return message.getReadOnlyProperty();
  }

  /** Says what is selected and which models there are. */
  void follow(
      Optional<Picture> selected, Optional<ModelChoice> first, Optional<ModelChoice> other) {
    boolean samePicture = picture.map(Picture::file).equals(selected.map(Picture::file));
    picture = selected;
    model = first;
    second = other;
    if (second.isEmpty()) {
      bySecond.set(false);
    }
    if (!samePicture) {
      className.set(Optional.empty());
    }
    want();
  }

  private void want() {
    Optional<Key> next = opacity.get() > 0 ? key() : Optional.empty();
    if (next.equals(wanted)) {
      return;
    }
    wanted = next;
    message.set(Optional.empty());
    shown.set(next.map(known::get));
    ask();
  }

  private Optional<Key> key() {
    Optional<ModelChoice> by = bySecond.get() ? second : model;
    return picture
        .flatMap(p -> bySecond.get() ? p.second() : p.answer())
        .filter(a -> !a.predictions().isEmpty())
        .flatMap(
            a -> {
              Prediction best = a.predictions().get(0);
              int index =
                  className
                      .get()
                      .flatMap(
                          name ->
                              a.predictions().stream()
                                  .filter(p -> p.className().equals(name))
                                  .findFirst())
                      .orElse(best)
                      .index();
              return by.map(m -> new Key(m.reference(), picture.orElseThrow().file(), index));
            });
  }

  private void ask() {
    if (asked.isPresent() || wanted.isEmpty() || shown.get().isPresent()) {
      return;
    }
    Key key = wanted.get();
    asked = wanted;
    executor.run(
        () -> inference.explain(key.model(), key.file(), key.classIndex()),
        explanation -> {
          asked = Optional.empty();
          keep(key, explanation);
          if (wanted.equals(Optional.of(key))) {
            shown.set(Optional.of(explanation));
          } else {
            ask();
          }
        },
        problem -> {
          asked = Optional.empty();
          if (wanted.equals(Optional.of(key))) {
            message.set(Optional.of(problem.sentence()));
          } else {
            ask();
          }
        });
  }

  private void keep(Key key, Explanation explanation) {
    known.put(key, explanation);
    if (known.size() > KEPT) {
      known.remove(known.keySet().iterator().next());
    }
  }
}
