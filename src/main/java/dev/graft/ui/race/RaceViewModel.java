package dev.graft.ui.race;

import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.network.Backbone;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.IntervalBar;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.RaceRequest;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A race of all backbones whose weights are here, on a sample of the open pictures. */
public final class RaceViewModel {
  private static final Texts TEXTS = Texts.in(RaceViewModel.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final Consumer<String> choose;
  private final ObservableList<RaceRow> rows =
      FXCollections.observableArrayList(
          row -> new Observable[] {row.standingProperty(), row.chosenProperty()});
  private final IntegerProperty sample = new SimpleIntegerProperty(RaceRequest.SAMPLE);
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<Optional<RaceReport>> report =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final DoubleProperty beginning = new SimpleDoubleProperty();
  private RunningJob job = new RunningJob();

  /**
   * Makes the view model.
   *
   * @param session has the images, the chosen backbone, and whether the page is shown
   * @param workbench lets them race
   * @param executor waits for it in the background
   * @param notices tells of the end to whoever is elsewhere
   * @param choose chooses a backbone by name
   */
  public RaceViewModel(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      Consumer<String> choose) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.choose = choose;
    session.backboneProperty().addListener(o -> markChosen());
  }

  /** Whether the page is shown. */
  public BooleanProperty openProperty() {
    return session.racingProperty();
  }

  /** Who takes part, in the order in which they run. Only to be read. */
  public ObservableList<RaceRow> rows() {
    return rows;
  }

  /** How many pictures are drawn. */
  public IntegerProperty sampleProperty() {
    return sample;
  }

  /** Whether they are running. */
  public BooleanProperty runningProperty() {
    return running;
  }

  /** How far it is, then what came of it; blank before. */
  public StringProperty wordsProperty() {
    return words;
  }

  /** What came out, when all have arrived. */
  ObjectProperty<Optional<RaceReport>> reportProperty() {
    return report;
  }

  /** Why there is no race, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** What the left end of all bars stands for. */
  DoubleProperty beginningProperty() {
    return beginning;
  }

  /** Tells when {@link #canStart} may have changed. */
  void onChange(InvalidationListener change) {
    session.datasetProperty().addListener(change);
    running.addListener(change);
  }

  /** Whether there are pictures, and no race is on. */
  boolean canStart() {
    return session.datasetProperty().get().isPresent() && !running.get();
  }

  /** What the race would run on, in a sentence. */
  String subject() {
    return session
        .datasetProperty()
        .get()
        .map(
            d ->
                TEXTS.format(
                    "subject.images",
                    Figures.count(Math.min(sample.get(), d.items().size())),
                    Figures.count(d.items().size())))
        .orElse(TEXTS.get("subject.none"));
  }

  /** Goes back to the list. A race goes on. */
  public void leave() {
    openProperty().set(false);
  }

  /** Lets them run. */
  public void start() {
    if (!canStart()) {
      return;
    }
    RaceRequest request =
        new RaceRequest(
            session.datasetProperty().get().orElseThrow().root(),
            Optional.of(session.images().set()),
            List.of(),
            sample.get(),
            OptionalInt.empty(),
            Defaults.SEED);
    rows.clear();
    report.set(Optional.empty());
    error.set(Optional.empty());
    words.set(TEXTS.get("race.begins"));
    running.set(true);
    RunningJob mine = new RunningJob();
    job = mine;
    Jobs.Running told =
        session.jobs().begin(new JobStatus(words.get(), Double.NaN, "", Optional.of(mine::cancel)));
    FrameCoalescer<RaceEvent> events = new FrameCoalescer<>(executor, batch -> apply(batch, told));
    executor.run(
        () -> mine.await(workbench.race(request, events::add)),
        finished -> {
          events.drain();
          ended(told);
          if (finished) {
            tell();
          } else {
            words.set(TEXTS.get("race.stopped"));
          }
        },
        problem -> {
          events.drain();
          ended(told);
          words.set("");
          error.set(Optional.of(problem.sentence()));
        });
  }

  private void apply(List<RaceEvent> batch, Jobs.Running told) {
    batch.forEach(this::apply);
    told.update(new JobStatus(words.get(), share(), "", Optional.of(this::stop)));
  }

  private void apply(RaceEvent event) {
    if (event instanceof RaceEvent.Reading e) {
      words.set(TEXTS.format("race.reading", Figures.count(e.done()), Figures.count(e.total())));
    } else if (event instanceof RaceEvent.Started e) {
      rows.setAll(e.runners().stream().map(r -> new RaceRow(r.name(), Optional.of(r))).toList());
      markChosen();
      words.set(TEXTS.format("race.field", Figures.count(e.field().images()), e.field().folds()));
    } else if (event instanceof RaceEvent.Running e) {
      stand(e.backbone(), new RaceRow.Standing.Running(e.done() / (double) Math.max(1, e.total())));
      words.set(TEXTS.format("race.running", e.backbone(), arrived() + 1, rows.size()));
    } else if (event instanceof RaceEvent.Arrived e) {
      stand(
          e.result().runner().name(), new RaceRow.Standing.Arrived(e.result(), RaceRow.Place.NONE));
      beginning.set(
          IntervalBar.beginning(
              rows.stream()
                  .flatMap(r -> r.result().stream())
                  .mapToDouble(r -> r.score().interval().low())
                  .min()
                  .orElse(0)));
    } else if (event instanceof RaceEvent.Failed e) {
      if (rows.stream().noneMatch(r -> r.name().equals(e.failure().backbone()))) {
        rows.add(new RaceRow(e.failure().backbone(), Optional.empty()));
      }
      stand(e.failure().backbone(), new RaceRow.Standing.Failed(e.failure().sentence()));
    } else if (event instanceof RaceEvent.Finished e) {
      finished(e.report());
    }
  }

  private void stand(String name, RaceRow.Standing standing) {
    rows.stream()
        .filter(r -> r.name().equals(name))
        .findFirst()
        .ifPresent(r -> r.standingProperty().set(standing));
  }

  private void finished(RaceReport all) {
    report.set(Optional.of(all));
    List<RaceResult> leaders = all.leaders();
    Optional<RaceResult> recommended = all.recommended();
    for (RaceResult result : all.results()) {
      RaceRow.Place place =
          recommended.equals(Optional.of(result))
              ? RaceRow.Place.RECOMMENDED
              : leaders.contains(result) ? RaceRow.Place.LEADING : RaceRow.Place.NONE;
      stand(result.runner().name(), new RaceRow.Standing.Arrived(result, place));
    }
    words.set(RaceWords.verdict(all));
  }

  private int arrived() {
    return (int)
        rows.stream()
            .filter(
                r ->
                    r.standingProperty().get() instanceof RaceRow.Standing.Arrived
                        || r.standingProperty().get() instanceof RaceRow.Standing.Failed)
            .count();
  }

  private double share() {
    if (rows.isEmpty()) {
      return Double.NaN;
    }
    double under =
        rows.stream()
            .mapToDouble(
                r ->
                    r.standingProperty().get() instanceof RaceRow.Standing.Running s
                        ? s.share()
                        : 0)
            .sum();
    return Math.min(1, (arrived() + under) / rows.size());
  }

  private void ended(Jobs.Running told) {
    told.end();
    running.set(false);
    for (RaceRow row : rows) {
      RaceRow.Standing now = row.standingProperty().get();
      if (now instanceof RaceRow.Standing.Waiting || now instanceof RaceRow.Standing.Running) {
        row.standingProperty().set(new RaceRow.Standing.Stopped());
      }
    }
  }

  private void tell() {
    if (session.roomProperty().get() != Room.BACKBONES || !openProperty().get()) {
      notices.tell(
          words.get(),
          Action.RACE,
          () -> {
            openProperty().set(true);
            session.distillingProperty().set(false);
            session.roomProperty().set(Room.BACKBONES);
          });
    }
  }

  /** Ends the race; those that have arrived stay in the table. */
  public void stop() {
    job.cancel();
  }

  /**
   * Chooses a backbone.
   *
   * @param row its line; nothing happens if it could not run
   */
  public void choose(RaceRow row) {
    if (row.isChoosable()) {
      choose.accept(row.name());
    }
  }

  private void markChosen() {
    Optional<String> name = session.backboneProperty().get().map(Backbone::name);
    rows.forEach(r -> r.chosenProperty().set(name.equals(Optional.of(r.name()))));
  }
}
