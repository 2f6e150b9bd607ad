package dev.graft.ui.train.techniques;

import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.RateWords;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.TrainingRequest;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The search for a learning rate: begins, tells how far it is, and has a curve with an advice. */
public final class RateFinding {
  private static final Texts TEXTS = Texts.in(RateFinding.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Supplier<Optional<TrainingRequest>> request;
  private final Consumer<String> use;
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final StringProperty stage = new SimpleStringProperty("");
  private final ObjectProperty<Optional<RateCurve>> curve =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private RunningJob job = new RunningJob();

  RateFinding(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Supplier<Optional<TrainingRequest>> request,
      Consumer<String> use) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.request = request;
    this.use = use;
  }

  /** Whether it is going on. */
  public ReadOnlyBooleanProperty runningProperty() {
    return running;
  }

  /** How far it is, in words. */
  public StringProperty stageProperty() {
    return stage;
  }

  /** What the last search saw. */
  public ObjectProperty<Optional<RateCurve>> curveProperty() {
    return curve;
  }

  /** Why there is none, as a sentence. */
  public ObjectProperty<Optional<String>> problemProperty() {
    return problem;
  }

  /** Begins, if it is not going on and nothing is missing. */
  public void start() {
    Optional<TrainingRequest> wanted = running.get() ? Optional.empty() : request.get();
    if (wanted.isEmpty()) {
      return;
    }
    RunningJob mine = new RunningJob();
    job = mine;
    running.set(true);
    problem.set(Optional.empty());
    curve.set(Optional.empty());
    stage.set(TEXTS.get("rate.begins"));
    Jobs.Running shown = session.jobs().begin(status(Double.NaN));
    executor.run(
        () ->
            mine.await(
                workbench.findRate(
                    wanted.get(), event -> executor.nextFrame(() -> apply(event, shown)))),
        finished -> ended(shown),
        failure -> {
          ended(shown);
          problem.set(Optional.of(failure.sentence()));
        });
  }

  private void ended(Jobs.Running shown) {
    shown.end();
    running.set(false);
    stage.set("");
  }

  /** Asks it to end. */
  public void cancel() {
    job.cancel();
  }

  private void apply(RateEvent event, Jobs.Running shown) {
    if (event instanceof RateEvent.Extracting e) {
      stage.set(TEXTS.format("rate.extracting", Figures.count(e.done()), Figures.count(e.total())));
      shown.update(status(e.total() == 0 ? Double.NaN : e.done() / (double) e.total()));
    } else if (event instanceof RateEvent.Found found) {
      curve.set(Optional.of(found.curve()));
    }
  }

  private JobStatus status(double share) {
    return new JobStatus(TEXTS.get("rate.job"), share, "", Optional.of(this::cancel));
  }

  /** The advised rate as people write it. */
  public Optional<String> suggestion() {
    return curve.get().flatMap(RateCurve::suggestion).map(RateWords::of);
  }

  /** Puts the advised rate into the recipe. */
  public void useSuggestion() {
    suggestion().ifPresent(use);
  }
}
