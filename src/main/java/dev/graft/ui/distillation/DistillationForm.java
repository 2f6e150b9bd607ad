package dev.graft.ui.distillation;

import dev.graft.distillation.DistillationRecipe;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.DistillationDefaults;
import dev.graft.zoo.Students;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableSet;

/** The choices as they are made, what is wrong with them, and the recipe that they make. */
public final class DistillationForm {
  private static final Texts TEXTS = Texts.in(DistillationForm.class);
  private static final int LARGEST = 1024;
  private static final int MOST_VIEWS = 256;
  private static final int MOST_EPOCHS = 10_000;

  private final ObservableSet<String> teachers = FXCollections.observableSet(new HashSet<>());
  private final ObjectProperty<Optional<StudentChoice>> student =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Double> width = new SimpleObjectProperty<>(0.0);
  private final ObservableList<Path> folders = FXCollections.observableArrayList();
  private final StringProperty size = new SimpleStringProperty("" + DistillationDefaults.SIZE);
  private final StringProperty views = new SimpleStringProperty("" + DistillationDefaults.VIEWS);
  private final StringProperty epochs = new SimpleStringProperty("" + DistillationDefaults.EPOCHS);
  private final StringProperty name = new SimpleStringProperty("");
  private final Map<Field, ObjectProperty<Optional<String>>> problems = new EnumMap<>(Field.class);
  private final Set<String> taken = new HashSet<>();
  private final Set<String> begun = new HashSet<>();
  private String suggested = "";
  private boolean asked;
  private Optional<String> dropProblem = Optional.empty();
  private Optional<String> roomProblem = Optional.empty();

  /** Makes a form with the usual values. */
  DistillationForm() {
    for (Field field : Field.values()) {
      problems.put(field, new SimpleObjectProperty<>(Optional.empty()));
    }
    student.addListener(o -> chooseWidth());
    InvalidationListener change = o -> check();
    for (StringProperty field : List.of(size, views, epochs, name)) {
      field.addListener(change);
    }
    teachers.addListener(change);
    folders.addListener(change);
    student.addListener(o -> suggest());
    width.addListener(o -> suggest());
  }

  /** The names of the chosen teachers. */
  public ObservableSet<String> teachers() {
    return teachers;
  }

  /** Who learns. */
  public ObjectProperty<Optional<StudentChoice>> studentProperty() {
    return student;
  }

  /** The width of an architecture that has several. */
  public ObjectProperty<Double> widthProperty() {
    return width;
  }

  /** The folders of photographs. */
  public ObservableList<Path> folders() {
    return folders;
  }

  /** Rows and columns of the student's pictures. */
  public StringProperty sizeProperty() {
    return size;
  }

  /** Views of each photograph. */
  public StringProperty viewsProperty() {
    return views;
  }

  /** Passes over all views. */
  public StringProperty epochsProperty() {
    return epochs;
  }

  /** What the student will be called. */
  public StringProperty nameProperty() {
    return name;
  }

  /** What is wrong with a field, as a sentence. */
  public ObjectProperty<Optional<String>> problemProperty(Field field) {
    return problems.get(field);
  }

  /**
   * Takes folders of photographs; what is no folder, or here already, becomes a sentence.
   *
   * @param paths what was dropped or chosen
   */
  public void add(List<Path> paths) {
    dropProblem = Optional.empty();
    List<Path> more = new ArrayList<>();
    for (Path path : paths) {
      Path folder = path.toAbsolutePath().normalize();
      if (!Files.isDirectory(folder)) {
        dropProblem = Optional.of(TEXTS.format("problem.folder", folder.getFileName()));
      } else if (overlaps(folder, folders) || overlaps(folder, more)) {
        dropProblem = Optional.of(TEXTS.format("problem.twice", folder.getFileName()));
      } else {
        more.add(folder);
      }
    }
    folders.addAll(more);
    check();
  }

  private static boolean overlaps(Path folder, List<Path> others) {
    return others.stream().anyMatch(o -> o.startsWith(folder) || folder.startsWith(o));
  }

  /** What exists already: names of backbones, and of distillations that were begun. */
  void known(Set<String> backbones, Set<String> unfinished) {
    taken.clear();
    taken.addAll(backbones);
    begun.clear();
    begun.addAll(unfinished);
    suggest();
    check();
  }

  /** Whether the views have room on the disk; a sentence if not. */
  void room(Optional<String> sentence) {
    roomProblem = sentence;
    check();
  }

  /** From now on an empty field is a mistake too; true if all is well. */
  boolean ask() {
    asked = true;
    check();
    return problems.values().stream().allMatch(p -> p.get().isEmpty());
  }

  /** The choices, if they make a recipe: all but the name and the room for the views. */
  Optional<DistillationRecipe> recipe() {
    OptionalInt px = whole(size, smallest(), LARGEST);
    OptionalInt looks = whole(views, 1, MOST_VIEWS);
    OptionalInt passes = whole(epochs, 1, MOST_EPOCHS);
    if (teachers.isEmpty()
        || folders.isEmpty()
        || student.get().isEmpty()
        || px.isEmpty()
        || looks.isEmpty()
        || passes.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new DistillationRecipe(
            teachers.stream().sorted().toList(),
            student.get().get().words(width.get()),
            folders,
            px.getAsInt(),
            0,
            DistillationDefaults.FIRST_SHARE,
            looks.getAsInt(),
            passes.getAsInt(),
            DistillationDefaults.BATCH,
            DistillationDefaults.LEARNING_RATE,
            DistillationDefaults.WARMUP,
            DistillationDefaults.WEIGHT_DECAY,
            DistillationDefaults.TEMPERATURE,
            DistillationDefaults.FEATURE_WEIGHT,
            DistillationDefaults.MIXING,
            DistillationDefaults.MOMENTUM,
            DistillationDefaults.SEED));
  }

  /** The size as it is typed, if it will do. */
  OptionalInt pixels() {
    return whole(size, smallest(), LARGEST);
  }

  private int smallest() {
    return Math.max(32, student.get().map(s -> s.architecture().smallestInputSize()).orElse(32));
  }

  private void check() {
    set(Field.TEACHERS, asked && teachers.isEmpty(), "teachers");
    set(Field.STUDENT, asked && student.get().isEmpty(), "student");
    set(Field.FOLDERS, asked && folders.isEmpty(), "folders");
    if (dropProblem.isPresent()) {
      problems.get(Field.FOLDERS).set(dropProblem);
    }
    set(Field.SIZE, pixels().isEmpty(), "size", smallest(), LARGEST);
    set(Field.VIEWS, whole(views, 1, MOST_VIEWS).isEmpty(), "views", MOST_VIEWS);
    if (problems.get(Field.VIEWS).get().isEmpty()) {
      problems.get(Field.VIEWS).set(roomProblem);
    }
    set(Field.EPOCHS, whole(epochs, 1, MOST_EPOCHS).isEmpty(), "epochs", MOST_EPOCHS);
    problems.get(Field.NAME).set(nameProblem());
  }

  private Optional<String> nameProblem() {
    String typed = name.get().strip();
    if (typed.isEmpty()) {
      return asked ? Optional.of(TEXTS.get("problem.name")) : Optional.empty();
    }
    if (taken.contains(typed)) {
      return Optional.of(TEXTS.format("problem.taken", typed));
    }
    if (begun.contains(typed)) {
      return Optional.of(TEXTS.format("problem.begun", typed));
    }
    return Students.nameProblem(typed);
  }

  private void set(Field field, boolean wrong, String key, Object... values) {
    problems
        .get(field)
        .set(wrong ? Optional.of(TEXTS.format("problem." + key, values)) : Optional.empty());
  }

  /** The narrowest that an architecture has of itself is the smallest that makes sense. */
  private void chooseWidth() {
    student
        .get()
        .filter(s -> !s.widths().contains(width.get()))
        .ifPresent(s -> width.set(s.widths().stream().findFirst().orElse(1.0)));
    check();
  }

  /** A name of its own, as long as nobody typed one. */
  private void suggest() {
    if (!name.get().equals(suggested)) {
      return;
    }
    student.get().map(this::freeName).ifPresent(n -> suggested = n);
    name.set(suggested);
  }

  private String freeName(StudentChoice choice) {
    String base =
        "graft-" + choice.variant(width.get()).label().toLowerCase(Locale.ROOT).replace(':', '-');
    String free = base;
    for (int i = 2; taken.contains(free) || begun.contains(free); i++) {
      free = base + "-" + i;
    }
    return free;
  }

  private static OptionalInt whole(StringProperty field, int low, int high) {
    try {
      int n = Integer.parseInt(field.get().strip().replace(",", ""));
      return n >= low && n <= high ? OptionalInt.of(n) : OptionalInt.empty();
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
