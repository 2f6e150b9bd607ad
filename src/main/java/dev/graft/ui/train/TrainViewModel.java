package dev.graft.ui.train;

import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.advice.RecipeDesk;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.techniques.TechniquesForm;
import dev.graft.ui.train.techniques.TechniquesModel;
import dev.graft.workbench.Job;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ObservableList;

/** State and commands of the Train room. */
public final class TrainViewModel {
  private static final Texts TEXTS = Texts.in(TrainViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final DoubleSupplier clock;
  private final RecipeForm recipe = new RecipeForm();
  private final RunQueue queue = new RunQueue();
  private final Requests requests;
  private final LiveRun live = new LiveRun();
  private final ObjectProperty<Optional<GoOn>> goOn = new SimpleObjectProperty<>(Optional.empty());
  private RunningJob running = new RunningJob();
  private final Joints joints = new Joints(queue);
  private final RunNews news;
  private final TechniquesModel techniques;
  private final PresetChoice presets;
  private final RecipePlaces places;

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
    this.news = new RunNews(session, notices, joints, queue);
    TechniquesForm form = new TechniquesForm(session);
    this.requests = new Requests(session, recipe, form);
    this.techniques =
        new TechniquesModel(
            session,
            workbench,
            executor,
            form,
            new TechniquesModel.Surroundings(
                recipe.basicsProperty(),
                n -> recipe.epochsProperty().set(Integer.toString(n)),
                recipe.learningRateProperty()::set,
                () -> missing().isEmpty() ? Optional.of(requests.wished()) : Optional.empty()));
    this.presets = new PresetChoice(session, workbench, executor, notices, recipe, form, requests);
    this.places = new RecipePlaces(session, recipe, form);
    new TrainAgain(session, workbench, executor, notices, places).listen();
    // The share is the images' own and shown in two rooms; what is typed here counts from Train on.
    session
        .images()
        .setProperty()
        .addListener(
            (o, was, is) -> {
              if (is.split().validation() != was.split().validation()) {
                recipe.showValidation(is.split().validation());
              }
            });
  }

  /** The recipe as it is typed. */
  public RecipeForm recipe() {
    return recipe;
  }

  /** What is added to plain training. */
  public TechniquesModel techniques() {
    return techniques;
  }

  /** Recipes that come as a whole. */
  public PresetChoice presets() {
    return presets;
  }

  /** The trainings that wait for their turn. */
  public RunQueue queue() {
    return queue;
  }

  /** The training that is shown. */
  public LiveRun live() {
    return live;
  }

  /** The finished run that is to go on with more blocks, while that is being decided. */
  public ObjectProperty<Optional<GoOn>> goOnProperty() {
    return goOn;
  }

  /** The project's runs, oldest first. */
  public ObservableList<RunRecord> runs() {
    return session.runs();
  }

  /** The recipe as advice reads and writes it. */
  public RecipeDesk desk() {
    return new Desk(this, requests, places);
  }

  /** The session that the room belongs to. */
  Session session() {
    return session;
  }

  /** Tells of something that the room's view could not do. */
  Notices notices() {
    return notices;
  }

  /** Does work in the background for the room's view. */
  TaskExecutor executor() {
    return executor;
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
      return Optional.of(TEXTS.get("missing.images"));
    }
    if (session.backboneProperty().get().isEmpty()) {
      return Optional.of(TEXTS.get("missing.backbone"));
    }
    return session
        .readOnlyProperty()
        .get()
        .or(() -> recipe.problemProperty().get())
        .or(techniques::problem);
  }

  /** Starts a training, or puts it into the queue while one is running. */
  public void train() {
    if (missing().isEmpty()) {
      queue.add(requests.asChosen());
      startNext();
    }
  }

  /**
   * Trains twice with the same images, split and seed, then shows both in the Compare room: with
   * everything frozen, and as the freeze line says. Where that freezes everything too, the last
   * third of the blocks learns.
   */
  public void frozenVsUnfrozen() {
    if (missing().isEmpty()) {
      requests.frozenAndUnfrozen().forEach(queue::add);
      startNext();
    }
  }

  /** What the second of the two would be. */
  String unfrozenWords() {
    return requests.unfrozenWords();
  }

  /**
   * Proposes to go on with a finished run, with more blocks learning; {@link #goOnProperty} has it
   * then.
   *
   * @param run the run's id
   */
  public void proposeUnfreezing(String run) {
    executor.run(
        () -> {
          var plan = workbench.plan(run, session.project());
          return GoOn.of(run, plan, workbench.backbone(plan.backbone()));
        },
        proposal -> goOn.set(Optional.of(proposal)),
        notices::fail);
  }

  /** Starts what was proposed, or puts it into the queue. */
  public void unfreezeMore() {
    if (goOn.get().isEmpty() || session.datasetProperty().get().isEmpty() || isReadOnly()) {
      return;
    }
    GoOn chosen = goOn.get().get();
    goOn.set(Optional.empty());
    queue.add(requests.goingOn(chosen));
    startNext();
  }

  private void startNext() {
    if (live.isActive()) {
      return;
    }
    queue
        .next()
        .ifPresent(
            run -> {
              joints.begins(run);
              start(
                  run.request().totalEpochs(),
                  "",
                  run.request().images().map(i -> i.dataset().classes()).orElse(List.of()),
                  listener -> workbench.train(run.request(), listener));
            });
  }

  /** Goes on with the training that rests or was cancelled. */
  public void resume() {
    String run = live.run();
    runs().stream().filter(r -> r.id().equals(run)).findFirst().ifPresent(this::resume);
  }

  /**
   * Goes on with an unfinished run.
   *
   * @param run the run
   */
  public void resume(RunRecord run) {
    goOn(run, job -> {});
  }

  /**
   * Learns no more in an unfinished run, and makes the bundle of its best epoch so far.
   *
   * @param run the run
   */
  public void finish(RunRecord run) {
    goOn(run, Job::finishNow);
  }

  private void goOn(RunRecord run, Consumer<Job> then) {
    if (live.isActive() || run.state() == RunState.FINISHED || isReadOnly()) {
      return;
    }
    joints.goesOn(run.id());
    start(
        run.epochs(),
        run.id(),
        run.classes(),
        listener -> {
          Job job = workbench.resume(run.id(), session.project(), Optional.empty(), listener);
          then.accept(job);
          return job;
        });
  }

  /** Whether nothing may be trained here, which is told. */
  private boolean isReadOnly() {
    session.readOnlyProperty().get().ifPresent(notices::tell);
    return session.readOnlyProperty().get().isPresent();
  }

  /** Starts a job with a listener. */
  private interface Starter {
    Job start(Consumer<TrainingEvent> listener);
  }

  private void start(int epochs, String name, List<String> classes, Starter starter) {
    live.begin(epochs, name, classes);
    tellJob();
    RunningJob mine = new RunningJob();
    running = mine;
    FrameCoalescer<Timed> events = new FrameCoalescer<>(executor, this::apply);
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

  /** Asks the running training to end; a checkpoint is kept. */
  public void cancel() {
    if (live.isActive()) {
      live.phaseProperty().set(RunPhase.CANCELLING);
      // At once and not in the background, where the thread that waits for the job may be the only
      // one. The same holds for the other two.
      running.cancel();
    }
  }

  /** Asks the running training to rest. The queue rests with it. */
  public void pause() {
    if (live.phaseProperty().get() == RunPhase.RUNNING) {
      live.phaseProperty().set(RunPhase.PAUSING);
      running.pause();
    }
  }

  /** Asks the running training to finish now with the weights of its best epoch. */
  public void keepBest() {
    if (canKeepBest()) {
      live.phaseProperty().set(RunPhase.FINISHING);
      running.finishNow();
    }
  }

  /** Whether there is a best epoch to finish with. */
  public boolean canKeepBest() {
    return live.phaseProperty().get() == RunPhase.RUNNING && live.epochsOver() > 0;
  }

  /** An event and when it came: by the time it is drawn, the clock has moved on. */
  private record Timed(TrainingEvent event, double seconds) {}

  private void apply(List<Timed> batch) {
    batch.forEach(t -> live.apply(t.event(), t.seconds()));
    batch.forEach(t -> LiveRun.notice(t.event()).ifPresent(notices::tell));
    live.publish();
    tellJob();
  }

  private void tellJob() {
    RunFigures now = live.figuresProperty().get();
    session
        .jobProperty()
        .set(
            live.isActive()
                ? Optional.of(
                    new JobStatus(
                        now.headline(), now.share(), now.timeLeft(), Optional.of(this::cancel)))
                : Optional.empty());
  }

  private void ended(boolean finished) {
    live.phaseProperty()
        .set(
            finished
                ? RunPhase.FINISHED
                : live.phaseProperty().get() == RunPhase.PAUSING
                    ? RunPhase.PAUSED
                    : RunPhase.STOPPED);
    live.publish();
    tellJob();
    loadRuns();
    if (finished) {
      news.finished(live.run(), live.validationProperty().get());
    }
    if (live.phaseProperty().get() == RunPhase.PAUSED) {
      joints.rests(live.run());
      return;
    }
    if (!finished) {
      joints.cancelled(live.run()).ifPresent(notices::tell);
    }
    startNext();
  }

  private void failed(Problem problem) {
    boolean more = !queue.waiting().isEmpty();
    live.phaseProperty().set(RunPhase.FAILED);
    live.failureProperty().set(Optional.of(problem));
    live.publish();
    tellJob();
    loadRuns();
    if (!problem.expected() || more || session.roomProperty().get() != Room.TRAIN) {
      notices.fail(problem);
    }
    joints.failed(live.run()).ifPresent(notices::tell);
    startNext();
  }

  /**
   * Shows runs beside each other in the Compare room.
   *
   * @param wanted their ids
   */
  public void compare(List<String> wanted) {
    news.compare(wanted);
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
    live.failureProperty().get().ifPresent(notices::fail);
  }
}
