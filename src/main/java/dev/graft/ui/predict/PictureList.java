package dev.graft.ui.predict;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The dropped pictures, which of them are shown in which order, and the one that is selected. A
 * file is there once. Belongs to the JavaFX thread.
 */
public final class PictureList {
  private final Map<Path, Picture> all = new LinkedHashMap<>();
  private final ObservableList<Picture> shown = FXCollections.observableArrayList();
  private final ObjectProperty<PictureFilter> filter =
      new SimpleObjectProperty<>(PictureFilter.ALL);
  private final ObjectProperty<PictureOrder> order = new SimpleObjectProperty<>(PictureOrder.ADDED);
  private final ReadOnlyObjectWrapper<Optional<Picture>> selected =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Counts> counts =
      new ReadOnlyObjectWrapper<>(new Counts(0, 0, 0, 0));

  /**
   * How many there are.
   *
   * @param all dropped
   * @param answered by the first model, unreadable ones with them
   * @param disagreed on which two models disagree
   * @param unlike that are unlike anything in training
   */
  public record Counts(int all, int answered, int disagreed, int unlike) {}

  /** Makes an empty list. */
  PictureList() {
    filter.addListener((o, was, is) -> arrange());
    order.addListener((o, was, is) -> arrange());
  }

  /** The pictures that pass the filter, in their order; only this class changes it. */
  public ObservableList<Picture> shown() {
    return shown;
  }

  /** All pictures, in the order in which they came. */
  public List<Picture> all() {
    return List.copyOf(all.values());
  }

  /** Which are shown. */
  public ObjectProperty<PictureFilter> filterProperty() {
    return filter;
  }

  /** In which order they stand. */
  public ObjectProperty<PictureOrder> orderProperty() {
    return order;
  }

  /** The picture that is shown large; changes also when more becomes known of it. */
  public ReadOnlyObjectProperty<Optional<Picture>> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  /** How many there are. */
  public ReadOnlyObjectProperty<Counts> countsProperty() {
    return counts.getReadOnlyProperty();
  }

  /** The place of the selected picture among those shown; -1 for none. */
  public int selectedPlace() {
    return selected.get().map(p -> place(p.file())).orElse(-1);
  }

  private int place(Path file) {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).file().equals(file)) {
        return i;
      }
    }
    return -1;
  }

  /** Takes files in; gives those that were not there. */
  List<Path> add(Collection<Path> files) {
    List<Path> fresh = files.stream().distinct().filter(f -> !all.containsKey(f)).toList();
    fresh.forEach(f -> all.put(f, Picture.of(f)));
    arrange();
    return fresh;
  }

  /** Changes what is known of pictures; those that are gone are passed over. */
  void update(Map<Path, UnaryOperator<Picture>> changes) {
    changes.forEach((file, change) -> all.computeIfPresent(file, (f, p) -> change.apply(p)));
    arrange();
  }

  /** Changes what is known of all pictures. */
  void updateAll(UnaryOperator<Picture> change) {
    all.replaceAll((file, picture) -> change.apply(picture));
    arrange();
  }

  /**
   * Selects a picture.
   *
   * @param file one of those dropped; nothing happens for any other
   */
  public void select(Path file) {
    Optional.ofNullable(all.get(file)).ifPresent(p -> selected.set(Optional.of(p)));
  }

  /**
   * Selects the picture some places farther.
   *
   * @param by 1 for the next, -1 for the one before; stops at the ends
   */
  public void step(int by) {
    if (!shown.isEmpty()) {
      int place = Math.max(0, Math.min(shown.size() - 1, selectedPlace() + by));
      selected.set(Optional.of(shown.get(place)));
    }
  }

  /** Takes the selected picture off the list; its neighbour is selected then. */
  void removeSelected() {
    int place = selectedPlace();
    selected.get().ifPresent(p -> all.remove(p.file()));
    selected.set(Optional.empty());
    arrange();
    if (!shown.isEmpty()) {
      selected.set(Optional.of(shown.get(Math.max(0, Math.min(place, shown.size() - 1)))));
    }
  }

  /** Takes all off the list. */
  void clear() {
    all.clear();
    filter.set(PictureFilter.ALL);
    selected.set(Optional.empty());
    arrange();
  }

  private void arrange() {
    List<Picture> now =
        all.values().stream()
            .filter(filter.get()::accepts)
            .sorted(order.get().comparator())
            .toList();
    if (sameFiles(now)) {
      for (int i = 0; i < now.size(); i++) {
        if (!shown.get(i).equals(now.get(i))) {
          shown.set(i, now.get(i));
        }
      }
    } else if (startsAlike(now)) {
      shown.addAll(now.subList(shown.size(), now.size()));
    } else {
      shown.setAll(now);
    }
    int answered = (int) all.values().stream().filter(p -> p.answer().isPresent()).count();
    int disagreed = (int) all.values().stream().filter(Picture::disagreed).count();
    int unlike = (int) all.values().stream().filter(Picture::unlike).count();
    counts.set(new Counts(all.size(), answered, disagreed, unlike));
    selected.set(selected.get().flatMap(p -> Optional.ofNullable(all.get(p.file()))));
  }

  /** Replacing single ones keeps a list's place and focus, where a new content would lose them. */
  private boolean sameFiles(List<Picture> now) {
    return now.size() == shown.size() && startsAlike(now);
  }

  private boolean startsAlike(List<Picture> now) {
    if (now.size() < shown.size()) {
      return false;
    }
    for (int i = 0; i < shown.size(); i++) {
      if (!shown.get(i).file().equals(now.get(i).file())) {
        return false;
      }
    }
    return true;
  }
}
