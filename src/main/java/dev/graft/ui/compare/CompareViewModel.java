package dev.graft.ui.compare;

import dev.graft.comparison.Comparison;
import dev.graft.comparison.Picture;
import dev.graft.errors.GraftException;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** State and commands of the Compare room. */
public final class CompareViewModel {
  private static final Texts TEXTS = Texts.in(CompareViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final ObservableList<RunRecord> chosen = FXCollections.observableArrayList();
  private final ObjectProperty<CompareState> state =
      new SimpleObjectProperty<>(CompareState.NO_RUNS);
  private final ObjectProperty<Optional<Comparison>> comparison =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Cell>> cell = new SimpleObjectProperty<>(Optional.empty());
  private final Speeds speeds;
  private List<RunRecord> asked = List.of();
  private boolean chosenByHand;
  private int generation;

  /**
   * Makes the view model.
   *
   * @param session has the runs, and what somebody wants to compare
   * @param workbench compares
   * @param executor does it in the background
   * @param notices tells of relabelled pictures and of failures
   */
  public CompareViewModel(
      Session session, Workbench workbench, TaskExecutor executor, Notices notices) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.speeds = new Speeds(workbench, executor);
    session.runs().addListener((InvalidationListener) o -> refresh());
    session.roomProperty().addListener(o -> refresh());
    session.wantedComparisonProperty().addListener((o, was, is) -> want(is));
    want(session.wantedComparisonProperty().get());
    refresh();
  }

  /** The runs that are compared, in the order in which they were chosen. */
  public ObservableList<RunRecord> chosen() {
    return chosen;
  }

  /** The finished runs that could be added, newest first. */
  public List<RunRecord> candidates() {
    return chosen.size() >= RunColours.SIZE || finished().size() < 2
        ? List.of()
        : reversed(finished().stream().filter(r -> !isChosen(r.id())).toList());
  }

  /** What there is to show. */
  ObjectProperty<CompareState> stateProperty() {
    return state;
  }

  /** What can be said, when it is known. */
  public ObjectProperty<Optional<Comparison>> comparisonProperty() {
    return comparison;
  }

  /** Why nothing can be said. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** The cell whose pictures are shown. */
  ObjectProperty<Optional<Cell>> cellProperty() {
    return cell;
  }

  /** How fast the runs' backbones are on this machine. */
  Speeds speeds() {
    return speeds;
  }

  /** The colours of the chosen runs. */
  List<Integer> colours() {
    return RunColours.of(chosen);
  }

  /** The pictures of the chosen cell. */
  List<Picture> cellPictures() {
    return comparison
        .get()
        .flatMap(c -> cell.get().map(at -> c.pictures(at.run(), at.truth(), at.said())))
        .orElse(List.of());
  }

  /**
   * Adds a run to the comparison.
   *
   * @param run a finished one
   */
  public void add(RunRecord run) {
    if (!isChosen(run.id()) && chosen.size() < RunColours.SIZE) {
      chosenByHand = true;
      chosen.add(run);
      refresh();
    }
  }

  /**
   * Takes a run out of the comparison.
   *
   * @param run one of those that are compared
   */
  public void remove(RunRecord run) {
    chosenByHand = true;
    chosen.removeIf(r -> r.id().equals(run.id()));
    refresh();
  }

  private void want(List<String> ids) {
    if (!ids.isEmpty()) {
      List<RunRecord> wanted =
          ids.stream()
              .distinct()
              .flatMap(id -> finished().stream().filter(r -> r.id().equals(id)))
              .limit(RunColours.SIZE)
              .toList();
      // A run that is just over may not be in the list yet; then the wish waits for it.
      if (wanted.size() == ids.stream().distinct().limit(RunColours.SIZE).count()) {
        chosenByHand = true;
        chosen.setAll(wanted);
        session.wantedComparisonProperty().set(List.of());
        refresh();
      }
    }
  }

  private List<RunRecord> finished() {
    return session.runs().stream().filter(r -> r.state() == RunState.FINISHED).toList();
  }

  private boolean isChosen(String id) {
    return chosen.stream().anyMatch(r -> r.id().equals(id));
  }

  private static List<RunRecord> reversed(List<RunRecord> runs) {
    List<RunRecord> all = new ArrayList<>(runs);
    Collections.reverse(all);
    return List.copyOf(all);
  }

  /** Chooses what nobody chose, and compares once somebody looks. */
  private void refresh() {
    if (!session.wantedComparisonProperty().get().isEmpty()) {
      want(session.wantedComparisonProperty().get());
    }
    List<RunRecord> finished = finished();
    List<String> ids = finished.stream().map(RunRecord::id).toList();
    chosen.removeIf(r -> !ids.contains(r.id()));
    if (!chosenByHand && finished.size() >= 2) {
      List<RunRecord> newest = finished.subList(finished.size() - 2, finished.size());
      if (!chosen.equals(newest)) {
        chosen.setAll(newest);
      }
    }
    if (chosen.size() < 2) {
      generation++;
      asked = List.of();
      comparison.set(Optional.empty());
      cell.set(Optional.empty());
      state.set(without(finished));
    } else if (!chosen.equals(asked) && session.roomProperty().get() == Room.COMPARE) {
      compare();
    }
  }

  private CompareState without(List<RunRecord> finished) {
    if (session.runs().isEmpty()) {
      return CompareState.NO_RUNS;
    }
    return switch (finished.size()) {
      case 0 -> CompareState.NONE_FINISHED;
      case 1 -> CompareState.ONE_RUN;
      default -> CompareState.CHOOSE;
    };
  }

  private void compare() {
    int own = ++generation;
    asked = List.copyOf(chosen);
    List<String> ids = asked.stream().map(RunRecord::id).toList();
    comparison.set(Optional.empty());
    cell.set(Optional.empty());
    error.set(Optional.empty());
    state.set(CompareState.WORKING);
    executor.run(
        () -> workbench.compare(ids, session.project()),
        result -> {
          if (own == generation) {
            comparison.set(Optional.of(result));
            state.set(CompareState.READY);
          }
        },
        problem -> {
          if (own == generation) {
            error.set(Optional.of(problem.sentence()));
            state.set(CompareState.FAILED);
          }
        });
    speeds.load();
  }

  /** Goes where runs are made. */
  void goAndTrain() {
    session.roomProperty().set(Room.TRAIN);
  }

  /** Compares again what could not be compared. */
  void again() {
    asked = List.of();
    refresh();
  }

  /** The classes that a picture can be given. */
  List<String> classes() {
    return session.images().set().classes();
  }

  /** Whether a picture is among the images that are open, so that it can be changed. */
  boolean isOpen(Picture picture) {
    return session.images().contains(picture.file());
  }

  /**
   * Says what a picture shows.
   *
   * @param picture the picture
   * @param className what it shows
   */
  void relabel(Picture picture, String className) {
    edit(
        () -> session.images().label(List.of(picture.file()), className),
        TEXTS.format("edit.relabelled", name(picture), className));
  }

  /**
   * Takes a picture out of the images; the file stays.
   *
   * @param picture the picture
   */
  void takeOut(Picture picture) {
    edit(
        () -> session.images().remove(List.of(picture.file())),
        TEXTS.format("edit.removed", name(picture)));
  }

  private static String name(Picture picture) {
    return Optional.ofNullable(picture.file().getFileName()).map(Path::toString).orElse("");
  }

  private void edit(Runnable change, String sentence) {
    try {
      change.run();
      notices.tell(sentence, Action.SHOW_TRAIN, () -> session.roomProperty().set(Room.TRAIN));
    } catch (GraftException e) {
      notices.tell(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Writes the comparison as a page.
   *
   * @param file where to; replaced if it is there
   */
  void save(Path file) {
    comparison
        .get()
        .ifPresent(
            c ->
                executor.run(
                    () -> Files.writeString(file, ComparisonPage.of(c)),
                    done -> notices.tell(TEXTS.format("report.saved", file)),
                    notices::fail));
  }

  /** The speed of a run's backbone, if it was measured. */
  Optional<MeasuredSpeed> speed(int run) {
    return comparison.get().flatMap(c -> speeds.of(c.runs().get(run).record().backbone()));
  }
}
