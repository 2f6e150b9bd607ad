package dev.graft.ui.train;

import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Job;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** State and commands of the Train room. */
public final class TrainViewModel {
  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final DoubleSupplier clock;
  private final RecipeForm recipe = new RecipeForm();
  private final ObjectProperty<RunPhase> phase = new SimpleObjectProperty<>(RunPhase.IDLE);
  private final ObjectProperty<RunFigures> figures = new SimpleObjectProperty<>(RunFigures.NONE);
  private final DoubleProperty validation = new SimpleDoubleProperty(Double.NaN);
  private final ObjectProperty<Optional<TrainingEvent.Finished>> result =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final IntegerProperty curvesChanged = new SimpleIntegerProperty();
  private final Curve trainAccuracy = new Curve("training");
  private final Curve validationAccuracy = new Curve("validation");
  private final Curve trainLoss = new Curve("training");
  private final Curve validationLoss = new Curve("validation");
  private TrainProgress progress = new TrainProgress(1);
  private RunningJob running = new RunningJob();
  private int epochs = 10;

  /**
   * Makes the view model.
   *
   * @param session has images, backbone and freeze line, and gets runs and the job
   * @param workbench trains
   * @param executor waits for it in the background
   * @param notices tells of results and failures
   * @param clock the time in seconds from any beginning
   */
  public TrainViewModel(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      DoubleSupplier clock) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.clock = clock;
  }

  /** The recipe as it is typed. */
  public RecipeForm recipe() {
    return recipe;
  }

  /** Where the training stands. */
  public ObjectProperty<RunPhase> phaseProperty() {
    return phase;
  }

  /** The running figures: stage, share, speed, time left. */
  public ObjectProperty<RunFigures> figuresProperty() {
    return figures;
  }

  /** The validation accuracy of the last epoch, then of the bundle; NaN while there is none. */
  public DoubleProperty validationProperty() {
    return validation;
  }

  /** What the last training ended with. */
  public ObjectProperty<Optional<TrainingEvent.Finished>> resultProperty() {
    return result;
  }

  /** Why the last training failed. */
  public ObjectProperty<Optional<Problem>> failureProperty() {
    return failure;
  }

  /** Changes whenever a curve did. */
  public IntegerProperty curvesChangedProperty() {
    return curvesChanged;
  }

  /** Accuracy by epoch: validation, then training. */
  public List<Curve> accuracy() {
    return List.of(validationAccuracy, trainAccuracy);
  }

  /** Loss by epoch: validation, then training. */
  public List<Curve> loss() {
    return List.of(validationLoss, trainLoss);
  }

  /** How many epochs the curves have room for. */
  public int epochs() {
    return epochs;
  }

  /** The project's runs, oldest first. */
  public ObservableList<RunRecord> runs() {
    return session.runs();
  }

  /** The session that the room belongs to. */
  Session session() {
    return session;
  }

  /** Reads the project's runs. */
  public void loadRuns() {
    executor.run(
        () -> workbench.runs(session.project()),
        session.runs()::setAll,
        problem -> notices.tell(problem.sentence()));
  }

  /** What is missing before training can start, as a sentence. */
  public Optional<String> missing() {
    if (session.datasetProperty().get().isEmpty()) {
      return Optional.of("Open a folder of class folders first.");
    }
    if (session.backboneProperty().get().isEmpty()) {
      return Optional.of("Choose a backbone first.");
    }
    return recipe.problemProperty().get();
  }

  /** Starts a training, unless something is missing or one is running. */
  public void train() {
    if (phase.get().isActive() || missing().isPresent()) {
      return;
    }
    TrainingRequest request =
        recipe.request(
            session.datasetProperty().get().orElseThrow().root(),
            session.backboneProperty().get().orElseThrow().name(),
            session.freezeLine().orElseThrow().plan(),
            session.headProperty().get(),
            session.project());
    start(request.epochs(), "", listener -> workbench.train(request, listener));
  }

  /**
   * Goes on with an unfinished run.
   *
   * @param run the run
   */
  public void resume(RunRecord run) {
    if (phase.get().isActive() || run.state() == RunState.FINISHED) {
      return;
    }
    start(
        run.epochs(),
        run.id(),
        listener -> workbench.resume(run.id(), session.project(), Optional.empty(), listener));
  }

  /** Starts a job with a listener. */
  private interface Starter {
    Job start(Consumer<TrainingEvent> listener);
  }

  private void start(int wanted, String name, Starter starter) {
    epochs = wanted;
    progress = new TrainProgress(wanted);
    for (Curve curve : List.of(trainAccuracy, validationAccuracy, trainLoss, validationLoss)) {
      curve.clear();
    }
    validation.set(Double.NaN);
    result.set(Optional.empty());
    failure.set(Optional.empty());
    phase.set(RunPhase.RUNNING);
    RunningJob mine = new RunningJob();
    running = mine;
    FrameCoalescer<Timed> events = new FrameCoalescer<>(executor, this::apply);
    publish();
    if (!name.isEmpty()) {
      figures.set(figures.get().named(name));
    }
    executor.run(
        () -> mine.await(starter.start(e -> events.add(new Timed(e, clock.getAsDouble())))),
        finished -> {
          events.drain();
          ended(finished);
        },
        problem -> {
          events.drain();
          failed(problem);
        });
  }

  /** Asks the running training to end. */
  public void cancel() {
    if (phase.get() == RunPhase.RUNNING) {
      phase.set(RunPhase.CANCELLING);
      // At once and not in the background, where the thread that waits for the job may be the only
      // one.
      running.cancel();
    }
  }

  /** An event and when it came: by the time it is drawn, the clock has moved on. */
  private record Timed(TrainingEvent event, double seconds) {}

  private void apply(List<Timed> batch) {
    for (Timed timed : batch) {
      progress.apply(timed.event(), timed.seconds());
      if (timed.event() instanceof TrainingEvent.Step s && s.total() > 0) {
        double x = s.epoch() - 1 + s.done() / (double) s.total();
        trainAccuracy.addProvisional(x, s.trainAccuracy());
        trainLoss.addProvisional(x, s.trainLoss());
      } else if (timed.event() instanceof TrainingEvent.Epoch e) {
        trainAccuracy.add(e.epoch(), e.trainAccuracy());
        validationAccuracy.add(e.epoch(), e.validationAccuracy());
        trainLoss.add(e.epoch(), e.trainLoss());
        validationLoss.add(e.epoch(), e.validationLoss());
        validation.set(e.validationAccuracy());
      } else if (timed.event() instanceof TrainingEvent.Finished f) {
        result.set(Optional.of(f));
        validation.set(f.validationAccuracy());
      }
    }
    curvesChanged.set(curvesChanged.get() + 1);
    publish();
  }

  private void publish() {
    OptionalDouble left = progress.secondsLeft();
    OptionalDouble rate = progress.rate();
    RunFigures now =
        new RunFigures(
            progress.run().isEmpty() ? figures.get().nameWhile(phase.get()) : progress.run(),
            progress.stage(),
            progress.share(),
            progress.isExtracting(),
            rate.isPresent() ? Figures.count(Math.round(rate.getAsDouble())) + " images/s" : "",
            left.isPresent() ? Figures.timeLeft(left.getAsDouble()) : "");
    figures.set(now);
    session
        .jobProperty()
        .set(
            phase.get().isActive()
                ? Optional.of(new JobStatus(now.headline(), now.share(), now.timeLeft()))
                : Optional.empty());
  }

  private void ended(boolean finished) {
    phase.set(finished ? RunPhase.FINISHED : RunPhase.STOPPED);
    publish();
    loadRuns();
    if (finished && session.roomProperty().get() != Room.TRAIN) {
      String run = figures.get().run();
      notices.tell(
          Double.isNaN(validation.get())
              ? run + " is finished."
              : run
                  + " is finished: "
                  + Figures.percent(validation.get())
                  + " right on validation.",
          Action.TRY_IT,
          () -> session.tryOut(run));
    }
  }

  private void failed(Problem problem) {
    phase.set(RunPhase.FAILED);
    failure.set(Optional.of(problem));
    publish();
    loadRuns();
    if (!problem.expected() || session.roomProperty().get() != Room.TRAIN) {
      notices.fail(problem);
    }
  }

  /**
   * Tries a finished run in the Predict room.
   *
   * @param run the run's id
   */
  public void tryOut(String run) {
    session.tryOut(run);
  }

  /** Shows a failure with its details. */
  public void showFailure() {
    failure.get().ifPresent(notices::fail);
  }
}
