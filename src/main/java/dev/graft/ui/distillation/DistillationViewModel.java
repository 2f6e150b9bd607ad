package dev.graft.ui.distillation;

import dev.graft.dataset.Dataset;
import dev.graft.distillation.DistillationEvent;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.DistillationDefaults;
import dev.graft.workbench.DistillationRequest;
import dev.graft.workbench.UnfinishedDistillation;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** State and commands of the page on which a small network is taught. */
public final class DistillationViewModel {
  private static final Texts TEXTS = Texts.in(DistillationViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final DoubleSupplier clock;
  private final Runnable zooChanged;
  private final DistillationForm form = new DistillationForm();
  private final Planning planning;
  private final ObservableList<ZooEntry> teachers = FXCollections.observableArrayList();
  private final ObservableList<StudentChoice> students = FXCollections.observableArrayList();
  private final ObservableList<UnfinishedDistillation> unfinished =
      FXCollections.observableArrayList();
  private final ObjectProperty<LessonPhase> phase = new SimpleObjectProperty<>(LessonPhase.IDLE);
  private final ObjectProperty<LessonFigures> figures =
      new SimpleObjectProperty<>(LessonFigures.NONE);
  private final ObjectProperty<Optional<DistillationEvent.Finished>> result =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final Curve classes = new Curve(TEXTS.get("curve.epoch"));
  private final Curve classesSoFar = new Curve(TEXTS.get("curve.so-far"));
  private final Curve features = new Curve(TEXTS.get("curve.epoch"));
  private final Curve featuresSoFar = new Curve(TEXTS.get("curve.so-far"));
  private final IntegerProperty curvesChanged = new SimpleIntegerProperty();
  private LessonProgress progress =
      new LessonProgress(DistillationDefaults.EPOCHS, Optional.empty());
  private RunningJob running = new RunningJob();
  private String name = "";
  private Optional<JobStatus> told = Optional.empty();

  /**
   * Makes the view model.
   *
   * @param session shows in its status bar what is going on, and gets the student
   * @param workbench teaches
   * @param executor waits for it in the background
   * @param notices tells of what ended while nobody looked
   * @param clock the time in seconds from any beginning
   * @param zooChanged called when there is a new backbone
   */
  public DistillationViewModel(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      DoubleSupplier clock,
      Runnable zooChanged) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.clock = clock;
    this.zooChanged = zooChanged;
    this.planning = new Planning(form, workbench, executor);
  }

  /** The choices. */
  public DistillationForm form() {
    return form;
  }

  /** What the choices will take. */
  public Planning planning() {
    return planning;
  }

  /** The backbones that can teach: those that have learned something themselves. */
  public ObservableList<ZooEntry> teachers() {
    return teachers;
  }

  /** Who can learn. */
  public ObservableList<StudentChoice> students() {
    return students;
  }

  /** What was begun earlier and can go on. */
  public ObservableList<UnfinishedDistillation> unfinished() {
    return unfinished;
  }

  /** What goes on. */
  public ObjectProperty<LessonPhase> phaseProperty() {
    return phase;
  }

  /** How far it is. */
  public ObjectProperty<LessonFigures> figuresProperty() {
    return figures;
  }

  /** The student that is there. */
  public ObjectProperty<Optional<DistillationEvent.Finished>> resultProperty() {
    return result;
  }

  /** Why it ended badly. */
  public ObjectProperty<Optional<Problem>> failureProperty() {
    return failure;
  }

  /** Why the backbones could not be listed, or the student not be used, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Distance of the classes: of whole epochs, then so far within each. */
  public List<Curve> classCurves() {
    return List.of(classes, classesSoFar);
  }

  /** Distance of the features likewise. */
  public List<Curve> featureCurves() {
    return List.of(features, featuresSoFar);
  }

  /** Counts the changes of the curves. */
  public IntegerProperty curvesChangedProperty() {
    return curvesChanged;
  }

  /** The epochs of what goes on or went on last. */
  public int epochs() {
    return progress.epochs();
  }

  /** The images that are open in the window, if they are not among the folders yet. */
  public Optional<Path> openImages() {
    return session
        .datasetProperty()
        .get()
        .map(Dataset::root)
        .filter(r -> !form.folders().contains(r));
  }

  /** What the rooms share. */
  public Session session() {
    return session;
  }

  /** Looks again at what there is; called whenever the page is shown. */
  public void show() {
    executor.run(
        workbench::backbones, this::list, problem -> error.set(Optional.of(problem.sentence())));
  }

  private void list(List<ZooEntry> entries) {
    teachers.setAll(entries.stream().filter(e -> e.available() && e.isPretrained()).toList());
    form.teachers().retainAll(teachers.stream().map(ZooEntry::name).toList());
    Optional<StudentChoice> before = form.studentProperty().get();
    List<StudentChoice> all = StudentChoice.all(entries);
    students.setAll(all);
    form.studentProperty()
        .set(
            before
                .flatMap(b -> all.stream().filter(s -> s.name().equals(b.name())).findFirst())
                .or(() -> all.stream().findFirst()));
    executor.run(
        workbench::unfinishedDistillations,
        begun -> {
          unfinished.setAll(begun);
          form.known(
              entries.stream()
                  .filter(e -> e.published().isEmpty())
                  .map(ZooEntry::name)
                  .collect(Collectors.toSet()),
              begun.stream().map(UnfinishedDistillation::name).collect(Collectors.toSet()));
        },
        problem -> error.set(Optional.of(problem.sentence())));
  }

  /** Leads back to the backbones; what goes on goes on. */
  public void leave() {
    session.distillingProperty().set(false);
  }

  /** Begins, unless something is missing, which is then said at its field. */
  public void teach() {
    if (phase.get().isActive() || !form.ask()) {
      return;
    }
    form.recipe()
        .ifPresent(
            recipe ->
                start(
                    new DistillationRequest(
                        form.nameProperty().get().strip(), recipe, Optional.empty(), false)));
  }

  /**
   * Goes on with what was begun.
   *
   * @param begun which
   */
  public void resume(UnfinishedDistillation begun) {
    if (!phase.get().isActive()) {
      start(new DistillationRequest(begun.name(), begun.recipe(), Optional.empty(), true));
    }
  }

  /** The name of what goes on or went on last; empty before. */
  public String lesson() {
    return name;
  }

  /** What was stopped or failed last, if it can go on. */
  public Optional<UnfinishedDistillation> resumable() {
    return unfinished.stream().filter(u -> u.name().equals(name)).findFirst();
  }

  private void start(DistillationRequest request) {
    name = request.name();
    progress = new LessonProgress(request.recipe().epochs(), planning.estimateProperty().get());
    List.of(classes, classesSoFar, features, featuresSoFar).forEach(Curve::clear);
    curvesChanged.set(curvesChanged.get() + 1);
    result.set(Optional.empty());
    failure.set(Optional.empty());
    error.set(Optional.empty());
    phase.set(LessonPhase.RUNNING);
    RunningJob mine = new RunningJob();
    running = mine;
    publish();
    FrameCoalescer<Timed> events = new FrameCoalescer<>(executor, this::apply);
    executor.run(
        () ->
            mine.await(
                workbench.distill(request, e -> events.add(new Timed(e, clock.getAsDouble())))),
        finished -> {
          events.drain();
          ended(finished ? LessonPhase.FINISHED : LessonPhase.STOPPED);
        },
        problem -> {
          events.drain();
          failure.set(Optional.of(problem));
          ended(LessonPhase.FAILED);
          if (!problem.expected() || !isShown()) {
            notices.fail(problem);
          }
        });
  }

  /** Asks it to end within a batch; what is done is kept. */
  public void stop() {
    if (phase.get() == LessonPhase.RUNNING) {
      phase.set(LessonPhase.STOPPING);
      publish();
      running.cancel();
    }
  }

  /** An event and when it came. */
  private record Timed(DistillationEvent event, double seconds) {}

  private void apply(List<Timed> batch) {
    for (Timed timed : batch) {
      progress.apply(timed.event(), timed.seconds());
      if (timed.event() instanceof DistillationEvent.Step s && s.total() > 0) {
        double x = s.epoch() - 1 + s.done() / (double) s.total();
        classesSoFar.add(x, s.classLoss());
        featuresSoFar.add(x, s.featureLoss());
      } else if (timed.event() instanceof DistillationEvent.Epoch e) {
        classes.add(e.epoch(), e.classLoss());
        features.add(e.epoch(), e.featureLoss());
      } else if (timed.event() instanceof DistillationEvent.Finished f) {
        result.set(Optional.of(f));
      }
    }
    curvesChanged.set(curvesChanged.get() + 1);
    publish();
  }

  private void publish() {
    LessonWords words = new LessonWords(name, progress, phase.get());
    figures.set(words.figures());
    tell(phase.get().isActive() ? Optional.of(words.status()) : Optional.empty());
  }

  /** A training has the status bar for itself. */
  private void tell(Optional<JobStatus> status) {
    Optional<JobStatus> shown = session.jobProperty().get();
    if (shown.isEmpty() || shown.equals(told)) {
      session.jobProperty().set(status);
    }
    told = status;
  }

  private void ended(LessonPhase how) {
    phase.set(how);
    publish();
    show();
    if (how == LessonPhase.FINISHED) {
      zooChanged.run();
      if (!isShown()) {
        notices.tell(TEXTS.format("notice.finished", name), Action.USE_IT, this::use);
      }
    }
  }

  private boolean isShown() {
    return session.distillingProperty().get() && session.roomProperty().get() == Room.BACKBONES;
  }

  /** Chooses the student that is there as the window's backbone. */
  public void use() {
    String student = name;
    executor.run(
        () -> workbench.backbone(student),
        backbone -> {
          session.choose(backbone);
          notices.tell(TEXTS.format("notice.chosen", student));
          leave();
        },
        problem -> error.set(Optional.of(problem.sentence())));
  }

  /** Shows a failure with its details. */
  public void showFailure() {
    failure.get().ifPresent(notices::fail);
  }

  /** How many photographs could not be used, in words; empty if all could. */
  public String skipped() {
    return result
        .get()
        .map(r -> r.skipped().size())
        .filter(n -> n > 0)
        .map(n -> TEXTS.format("result.skipped", n))
        .orElse("");
  }
}
