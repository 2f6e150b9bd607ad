package dev.graft.ui.advice;

import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Advisor;
import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.advice.rules.Words;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.network.Backbone;
import dev.graft.training.Recipe;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.FrameCoalescer;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Jobs;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.RunningJob;
import dev.graft.ui.session.Session;
import dev.graft.workbench.AdviceRequest;
import dev.graft.workbench.Workbench;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What the rules find in the open project. What costs nothing is looked at whenever something
 * changes; what takes seconds to minutes only when somebody asks. Quiet where all is well.
 */
public final class AdviceViewModel {
  private static final Texts TEXTS = Texts.in(AdviceViewModel.class);

  /** So many cards are read; more are passed over. */
  private static final int FIRST = 2;

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final RecipeDesk desk;
  private final Remedies remedies;
  private final ObservableList<Finding> findings = FXCollections.observableArrayList();
  private final BooleanProperty showsAll = new SimpleBooleanProperty();
  private final BooleanProperty checking = new SimpleBooleanProperty();
  private final StringProperty words = new SimpleStringProperty("");
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final Set<Finding> hidden = new HashSet<>();
  private Optional<Subject> looking = Optional.empty();
  private Optional<Known> known = Optional.empty();
  private Optional<Runnable> cancel = Optional.empty();
  private boolean again;

  /** What was looked at. */
  private record Subject(
      ImageSet images,
      Backbone backbone,
      Optional<Recipe> recipe,
      Optional<String> run,
      boolean thorough) {
    boolean isOf(Subject other) {
      return images.equals(other.images()) && backbone.name().equals(other.backbone().name());
    }
  }

  /** What a thorough look found out; it holds until images or backbone are others. */
  private record Known(Subject of, ProjectFacts facts) {
    ProjectFacts beside(ProjectFacts cheap, Subject now) {
      if (!now.backbone().name().equals(of.backbone().name())) {
        return cheap;
      }
      ProjectFacts all =
          now.images().equals(of.images()) ? cheap.withCopies(facts.copies()) : cheap;
      ProjectFacts seen = facts.features().map(all::with).orElse(all);
      return facts.preprocessing().map(seen::with).orElse(seen);
    }
  }

  /**
   * Makes the view model.
   *
   * @param session has images and backbone, and gets what is proposed
   * @param workbench gathers the facts
   * @param executor asks it in the background
   * @param notices tells of what a person has to go on with
   * @param desk has the recipe
   */
  public AdviceViewModel(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      RecipeDesk desk) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.desk = desk;
    this.remedies = new Remedies(session, workbench, executor, notices, desk);
    InvalidationListener change = o -> look();
    session.images().setProperty().addListener(change);
    session.backboneProperty().addListener(change);
    session.frozenBlocksProperty().addListener(change);
    session.roomProperty().addListener(change);
    desk.changes().forEach(each -> each.addListener(change));
  }

  /** What was found and not put away, the gravest first. Only to be read. */
  public ObservableList<Finding> findings() {
    return findings;
  }

  /** Those that are shown: the first ones, or all. */
  List<Finding> shown() {
    return showsAll.get() ? List.copyOf(findings) : findings.stream().limit(FIRST).toList();
  }

  /** How many are not among the first. */
  int more() {
    return Math.max(0, findings.size() - FIRST);
  }

  /** Whether all are shown. */
  BooleanProperty showsAllProperty() {
    return showsAll;
  }

  /** Whether somebody asked and it goes on. */
  public BooleanProperty checkingProperty() {
    return checking;
  }

  /** How far it is, then what came of it, in a line; blank while nobody asked. */
  public StringProperty wordsProperty() {
    return words;
  }

  /** Why it could not be looked at or done, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether there is something to look at and no training under way. */
  boolean canCheck() {
    return !desk.isTraining() && !checking.get() && subject(true).isPresent();
  }

  /** Whether the cards have their time: between two trainings. */
  boolean isTime() {
    return !desk.isTraining();
  }

  /** What changes with {@link #canCheck} and {@link #isTime}. */
  void onChange(InvalidationListener change) {
    session.datasetProperty().addListener(change);
    session.backboneProperty().addListener(change);
    desk.changes().forEach(each -> each.addListener(change));
  }

  private Optional<Subject> subject(boolean thorough) {
    if (session.datasetProperty().get().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> run = desk.finished();
    return session
        .backboneProperty()
        .get()
        .map(
            backbone ->
                new Subject(
                    session.images().set(),
                    backbone,
                    run.isPresent() ? Optional.empty() : desk.recipe(),
                    run,
                    thorough));
  }

  /** Looks at what costs nothing, in the Train room and between trainings. */
  void look() {
    if (looking.isPresent()) {
      again = true;
      return;
    }
    Optional<Subject> subject = subject(false);
    if (subject.isEmpty()) {
      findings.clear();
    } else if (session.roomProperty().get() == Room.TRAIN && !desk.isTraining()) {
      start(subject.get());
    }
  }

  /** Looks at everything, which takes seconds to minutes. */
  public void check() {
    if (!canCheck()) {
      return;
    }
    error.set(Optional.empty());
    words.set(TEXTS.get("check.begins"));
    checking.set(true);
    Subject subject = subject(true).orElseThrow();
    if (looking.isPresent()) {
      // The cheap look that is under way is over in a moment, and finds less.
      again = false;
    }
    start(subject);
  }

  /** Ends what {@link #check} began. */
  public void stop() {
    cancel.ifPresent(Runnable::run);
  }

  private void start(Subject subject) {
    looking = Optional.of(subject);
    RunningJob mine = new RunningJob();
    Optional<Jobs.Running> job = Optional.empty();
    if (subject.thorough()) {
      cancel = Optional.of(mine::cancel);
      job =
          Optional.of(
              session
                  .jobs()
                  .begin(new JobStatus(words.get(), Double.NaN, "", Optional.of(mine::cancel))));
    }
    Optional<Jobs.Running> told = job;
    FrameCoalescer<AdviceEvent> events =
        new FrameCoalescer<>(executor, batch -> apply(subject, told, batch));
    executor.run(
        () -> mine.await(workbench.advise(request(subject), events::add)),
        finished -> {
          events.drain();
          ended(subject, told, finished ? Optional.empty() : Optional.of(""));
        },
        problem -> {
          events.drain();
          error.set(Optional.of(problem.sentence()));
          ended(subject, told, Optional.of(""));
        });
  }

  private AdviceRequest request(Subject subject) {
    return new AdviceRequest(
        session.datasetProperty().get().orElseThrow().root(),
        Optional.of(subject.images()),
        Optional.of(subject.backbone().name()),
        subject.recipe(),
        subject.run().isPresent() ? session.project() : Optional.empty(),
        subject.run(),
        subject.thorough());
  }

  private void apply(Subject subject, Optional<Jobs.Running> job, List<AdviceEvent> batch) {
    for (AdviceEvent event : batch) {
      if (event instanceof AdviceEvent.Looking now && checking.get()) {
        words.set(progress(now));
        job.ifPresent(j -> j.update(status(now)));
      } else if (event instanceof AdviceEvent.Advised advised) {
        advised(subject, advised);
      }
    }
  }

  private JobStatus status(AdviceEvent.Looking now) {
    return new JobStatus(
        words.get(), now.total() == 0 ? Double.NaN : now.done() / (double) now.total(), "", cancel);
  }

  private static String progress(AdviceEvent.Looking now) {
    String done = Figures.count(now.done());
    String total = Figures.count(now.total());
    return switch (now.look()) {
      case PICTURES -> TEXTS.format("looking.pictures", done, total);
      case BACKBONE -> TEXTS.get("looking.backbone");
      case FEATURES -> TEXTS.format("looking.features", done, total);
    };
  }

  private void advised(Subject subject, AdviceEvent.Advised advised) {
    if (subject(false).filter(subject::isOf).isEmpty()) {
      // Images or backbone have become others meanwhile.
      again = true;
      return;
    }
    List<Finding> found = advised.findings();
    if (subject.thorough()) {
      known = Optional.of(new Known(subject, advised.facts()));
      hidden.clear();
    } else if (known.isPresent()) {
      found = Advisor.advise(known.get().beside(advised.facts(), subject));
    }
    show(found);
  }

  private void show(List<Finding> found) {
    List<Finding> now = found.stream().filter(f -> !hidden.contains(f)).toList();
    if (!now.equals(findings)) {
      findings.setAll(now);
    }
  }

  /** A cheap look that somebody's check overtook has nothing more to say. */
  private void ended(Subject subject, Optional<Jobs.Running> job, Optional<String> early) {
    job.ifPresent(Jobs.Running::end);
    if (subject.thorough()) {
      checking.set(false);
      cancel = Optional.empty();
      words.set(
          early.orElseGet(
              () ->
                  findings.isEmpty()
                      ? TEXTS.get("check.good")
                      : TEXTS.format("check.found", findings.size())));
    }
    if (looking.equals(Optional.of(subject))) {
      looking = Optional.empty();
      if (again) {
        again = false;
        look();
      }
    }
  }

  /**
   * Does what a finding proposes; its card goes.
   *
   * @param finding with a proposal
   */
  public void follow(Finding finding) {
    finding
        .proposal()
        .ifPresent(
            proposal -> {
              error.set(Optional.empty());
              remedies.apply(
                  proposal,
                  () -> {
                    words.set(TEXTS.format("follow.done", Words.action(proposal)));
                    dismiss(finding);
                    look();
                  },
                  sentence -> error.set(Optional.of(sentence)));
            });
  }

  /**
   * Puts a card away, until somebody asks for a check.
   *
   * @param finding its finding
   */
  public void dismiss(Finding finding) {
    hidden.add(finding);
    findings.remove(finding);
  }
}
