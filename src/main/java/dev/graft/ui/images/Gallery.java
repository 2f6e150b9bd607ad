package dev.graft.ui.images;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.session.ImageEdits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The images as the room shows them: filtered, sorted, selected, counted. */
final class Gallery {
  /** How large pictures are at first, and between what sizes they can be zoomed, in pixels. */
  static final double SIDE = 112;

  static final double SMALLEST = 64;
  static final double LARGEST = 256;

  private final ImageEdits images;
  private final Inspection inspection;
  private final ObjectProperty<ImageFilter> filter = new SimpleObjectProperty<>(ImageFilter.NONE);
  private final ObservableList<ImageItem> shown = FXCollections.observableArrayList();
  private final ObservableList<ClassCount> classes = FXCollections.observableArrayList();
  private final ObjectProperty<Counts> counts = new SimpleObjectProperty<>(Counts.NONE);
  private final DoubleProperty side = new SimpleDoubleProperty(SIDE);
  private final PictureSelection selection = new PictureSelection(shown);
  private Map<Path, Split> parts = Map.of();
  private Optional<String> splitProblem = Optional.empty();
  private Map<String, Integer> indices = Map.of();

  /**
   * How many images there are of each kind.
   *
   * @param all images
   * @param unlabelled those without a label
   * @param problems those with something wrong
   * @param alike those that look like another one
   * @param crossing those of them whose lookalikes are on both sides of the split
   * @param contradicting those of them with different labels
   * @param training images to learn from
   * @param validation images that measure
   * @param test images kept apart
   */
  record Counts(
      int all,
      int unlabelled,
      int problems,
      int alike,
      int crossing,
      int contradicting,
      int training,
      int validation,
      int test) {
    static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  Gallery(ImageEdits images, Inspection inspection) {
    this.images = images;
    this.inspection = inspection;
    images.setProperty().addListener((o, was, is) -> setChanged(is));
    inspection.findingsProperty().addListener(o -> findingsChanged());
    filter.addListener((o, was, is) -> fill());
  }

  /** Which images are shown, and in which order. */
  ObjectProperty<ImageFilter> filterProperty() {
    return filter;
  }

  /** The images that are shown. */
  ObservableList<ImageItem> shown() {
    return shown;
  }

  /** The classes in their order. */
  ObservableList<ClassCount> classes() {
    return classes;
  }

  /** The counts. */
  ObjectProperty<Counts> countsProperty() {
    return counts;
  }

  /** How large pictures are shown, in pixels. */
  DoubleProperty sideProperty() {
    return side;
  }

  PictureSelection selection() {
    return selection;
  }

  /** The part of the split that an image belongs to; empty while it has no label. */
  Optional<Split> part(Path file) {
    return Optional.ofNullable(parts.get(file));
  }

  /** The place of an image's class, for its colour. */
  Optional<Integer> classIndex(ImageItem item) {
    return item.label().map(indices::get);
  }

  /** What was found out about the files. */
  Findings findings() {
    return inspection.findingsProperty().get();
  }

  void showClass(Optional<String> label) {
    ImageFilter f = filter.get();
    filter.set(
        new ImageFilter(label, f.part(), label.isPresent() ? Show.ALL : f.show(), f.sorting()));
  }

  void showPart(Optional<Split> part) {
    ImageFilter f = filter.get();
    filter.set(
        new ImageFilter(f.label(), part, part.isPresent() ? Show.ALL : f.show(), f.sorting()));
  }

  /** Shows all of a kind, of whatever class and part. */
  void show(Show show) {
    filter.set(new ImageFilter(Optional.empty(), Optional.empty(), show, filter.get().sorting()));
  }

  void sort(Sorting sorting) {
    ImageFilter f = filter.get();
    filter.set(new ImageFilter(f.label(), f.part(), f.show(), sorting, f.chosen()));
  }

  /** Shows these files and no others, until another filter is chosen. */
  void showOnly(String words, List<Path> files) {
    filter.set(
        new ImageFilter(
            Optional.empty(),
            Optional.empty(),
            Show.ALL,
            filter.get().sorting(),
            Optional.of(new ImageFilter.Chosen(words, files))));
  }

  private void setChanged(ImageSet set) {
    draw(set);
    Map<String, Integer> places = new HashMap<>();
    set.classes().forEach(c -> places.put(c, places.size()));
    indices = places;
    List<Integer> sizes = set.imagesPerClass();
    int most = Math.max(1, sizes.stream().mapToInt(Integer::intValue).max().orElse(1));
    List<ClassCount> cards = new ArrayList<>();
    for (int i = 0; i < sizes.size(); i++) {
      int n = sizes.get(i);
      cards.add(new ClassCount(set.classes().get(i), i, n, n / (double) most));
    }
    count();
    Optional<String> wanted = filter.get().label();
    if (wanted.isPresent() && set.classIndex(wanted.get()) < 0) {
      // Renamed, merged or deleted: an empty grid would look as if its images were lost.
      showClass(Optional.empty());
    }
    refill();
    classes.setAll(cards);
  }

  /** Drawing the split is the dearest part of an edit: it is done once, and who needs it asks. */
  private void draw(ImageSet set) {
    try {
      parts = set.parts();
      splitProblem = Optional.empty();
    } catch (GraftException e) {
      // The room shows the sentence as its warning; until it is mended there are no parts.
      parts = Map.of();
      splitProblem = Optional.of(Problem.of(e).sentence());
    }
  }

  /** Why the images cannot be divided into parts, as a sentence. */
  Optional<String> splitProblem() {
    return splitProblem;
  }

  private void findingsChanged() {
    count();
    ImageFilter f = filter.get();
    if ((f.show() != Show.ALL && f.show() != Show.UNLABELLED) || f.sorting() == Sorting.SIZE) {
      fill();
    }
  }

  private void count() {
    ImageSet set = images.set();
    Findings findings = findings();
    int problems = 0;
    int unlabelled = 0;
    for (ImageItem item : set.images()) {
      problems += findings.problem(item.file()).isPresent() ? 1 : 0;
      unlabelled += item.label().isEmpty() ? 1 : 0;
    }
    Map<Split, Integer> perPart = new EnumMap<>(Split.class);
    parts.values().forEach(p -> perPart.merge(p, 1, Integer::sum));
    counts.set(
        new Counts(
            set.images().size(),
            unlabelled,
            problems,
            size(findings.alike()),
            size(findings.crossing(parts)),
            size(findings.contradicting(set)),
            perPart.getOrDefault(Split.TRAINING, 0),
            perPart.getOrDefault(Split.VALIDATION, 0),
            perPart.getOrDefault(Split.TEST, 0)));
  }

  private static int size(List<Set<Path>> groups) {
    return groups.stream().mapToInt(Set::size).sum();
  }

  private void fill() {
    show(filter.get().apply(images.set(), parts, findings()));
  }

  private void show(List<ImageItem> wanted) {
    if (!wanted.equals(shown)) {
      shown.setAll(wanted);
    }
  }

  /** After an edit: pictures do not change places under the eyes of whoever labels them. */
  private void refill() {
    List<ImageItem> sorted = filter.get().apply(images.set(), parts, findings());
    Map<Path, ImageItem> wanted = new HashMap<>();
    sorted.forEach(i -> wanted.put(i.file(), i));
    List<ImageItem> inPlace =
        shown.stream().map(ImageItem::file).filter(wanted::containsKey).map(wanted::get).toList();
    show(inPlace.size() == sorted.size() ? inPlace : sorted);
  }
}
