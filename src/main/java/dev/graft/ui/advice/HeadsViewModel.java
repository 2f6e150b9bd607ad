package dev.graft.ui.advice;

import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.classical.HeadTrial;
import dev.graft.advice.classical.HeadsEvent;
import dev.graft.evaluation.Holm;
import dev.graft.evaluation.PairedComparison;
import dev.graft.evaluation.Verdict;
import dev.graft.network.Backbone;
import dev.graft.training.Recipe;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.HeadsRequest;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The neural head against the classical ones, on the chosen backbone's features. */
public final class HeadsViewModel {
  private static final Texts TEXTS = Texts.in(HeadsViewModel.class);

  /** How many rows a table has when it is complete: the neural head's besides. */
  private static final int ALL = HeadTrial.USUAL.size() + 1;

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final RecipeDesk desk;
  private final ObservableList<HeadRow> rows = FXCollections.observableArrayList();
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private final StringProperty words = new SimpleStringProperty("");
  private final StringProperty verdict = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private RunningJob job = new RunningJob();

  /**
   * Makes the view model.
   *
   * @param session has images and backbone
   * @param workbench compares
   * @param executor waits for it in the background
   * @param desk has the neural head's epochs and the seed
   */
  public HeadsViewModel(
      Session session, Workbench workbench, TaskExecutor executor, RecipeDesk desk) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.desk = desk;
  }

  /** The heads that have learnt, in that order. Only to be read. */
  public ObservableList<HeadRow> rows() {
    return rows;
  }

  /** Whether the table is shown. */
  public BooleanProperty openProperty() {
    return open;
  }

  /** Whether heads are learning. */
  public BooleanProperty runningProperty() {
    return running;
  }

  /** How far it is, then what the table is of. */
  public StringProperty wordsProperty() {
    return words;
  }

  /** What the table says, in a sentence; blank while it is not complete. */
  public StringProperty verdictProperty() {
    return verdict;
  }

  /** Why there is no table, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether there are images and a backbone, and nothing else is under way. */
  boolean canStart() {
    return session.datasetProperty().get().isPresent()
        && session.backboneProperty().get().isPresent()
        && !running.get()
        && !desk.isTraining();
  }

  /** Lets the heads learn. */
  public void start() {
    if (!canStart()) {
      return;
    }
    Backbone backbone = session.backboneProperty().get().orElseThrow();
    Optional<Recipe> recipe = desk.recipe();
    HeadsRequest request =
        new HeadsRequest(
            session.datasetProperty().get().orElseThrow().root(),
            Optional.of(session.images().set()),
            backbone.name(),
            HeadsRequest.SAMPLE,
            recipe.map(Recipe::epochs).orElse(Defaults.EPOCHS),
            recipe.map(Recipe::seed).orElse(Defaults.SEED));
    rows.clear();
    error.set(Optional.empty());
    verdict.set("");
    words.set(TEXTS.format("heads.begins", backbone.name()));
    open.set(true);
    running.set(true);
    RunningJob mine = new RunningJob();
    job = mine;
    Jobs.Running told =
        session
            .jobs()
            .begin(
                new JobStatus(TEXTS.get("heads.job"), Double.NaN, "", Optional.of(mine::cancel)));
    FrameCoalescer<HeadsEvent> events =
        new FrameCoalescer<>(executor, batch -> batch.forEach(e -> apply(e, backbone, told)));
    executor.run(
        () -> mine.await(workbench.compareHeads(request, events::add)),
        finished -> {
          events.drain();
          ended(told);
          if (!finished) {
            words.set(TEXTS.get("heads.stopped"));
          }
        },
        problem -> {
          events.drain();
          ended(told);
          words.set("");
          error.set(Optional.of(problem.sentence()));
        });
  }

  private void apply(HeadsEvent event, Backbone backbone, Jobs.Running told) {
    if (event instanceof HeadsEvent.Extracting e) {
      String now =
          TEXTS.format("heads.extracting", Figures.count(e.done()), Figures.count(e.total()));
      words.set(now);
      told.update(
          new JobStatus(
              now, e.done() / (double) Math.max(1, e.total()), "", Optional.of(this::stop)));
    } else if (event instanceof HeadsEvent.Started e) {
      words.set(
          TEXTS.format(
              "heads.of",
              backbone.name(),
              Figures.count(e.learnt()),
              Figures.count(e.held()),
              e.skipped().size()));
    } else if (event instanceof HeadsEvent.Learnt e) {
      rows.add(e.row());
      if (rows.size() == ALL) {
        verdict.set(verdict(rows));
      }
    }
  }

  private void ended(Jobs.Running told) {
    told.end();
    running.set(false);
  }

  /** Asks the heads to end; the rows that are there stay. */
  public void stop() {
    job.cancel();
  }

  /** Puts the table away. */
  public void close() {
    stop();
    open.set(false);
  }

  /**
   * The classical ones against the neural head on the same pictures, corrected for their number.
   */
  static String verdict(List<HeadRow> rows) {
    HeadScore neural =
        rows.stream().filter(r -> r.head().isEmpty()).findFirst().orElseThrow().score();
    List<HeadRow> others = rows.stream().filter(r -> r.head().isPresent()).toList();
    List<PairedComparison> pairs =
        others.stream().map(r -> PairedComparison.of(neural.right(), r.score().right())).toList();
    double[] p = Holm.adjusted(pairs.stream().mapToDouble(c -> c.test().midP()).toArray());
    List<String> better =
        IntStream.range(0, others.size())
            .filter(i -> pairs.get(i).verdict(p[i]) == Verdict.BETTER)
            .mapToObj(i -> HeadWords.name(others.get(i)))
            .toList();
    return better.isEmpty()
        ? TEXTS.get("heads.none-better")
        : TEXTS.format("heads.better", String.join(", ", better));
  }
}
