package dev.graft.ui.train;

import dev.graft.dataset.Dataset;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Techniques;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.techniques.Basics;
import dev.graft.ui.train.techniques.TechniquesForm;
import dev.graft.workbench.TrainingRequest;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The one place that makes requests of what the rooms say. Only while nothing is missing. */
final class Requests {
  private static final Texts TEXTS = Texts.in(Requests.class);

  private final Session session;
  private final RecipeForm recipe;
  private final TechniquesForm techniques;

  Requests(Session session, RecipeForm recipe, TechniquesForm techniques) {
    this.session = session;
    this.recipe = recipe;
    this.techniques = techniques;
  }

  /** A training as the rooms say. */
  QueuedRun asChosen() {
    FreezeLine line = line();
    return queued(line.plan(), words(line), Optional.empty(), techniques.techniques());
  }

  private String words(FreezeLine line) {
    int phases = techniques.techniques().then().size();
    return phases == 0 ? line.words() : TEXTS.format("queue.phases", line.words(), phases);
  }

  /** The training as the rooms say, without putting it into the queue. */
  TrainingRequest wished() {
    return typed().with(session.images().set());
  }

  /** The training as the rooms say, on the folder's own images. */
  TrainingRequest typed() {
    return request(line().plan(), techniques.techniques());
  }

  /** A plain training of the images, on a backbone if one is named. */
  TrainingRequest plain(Optional<String> backbone) {
    Basics basics = recipe.basicsProperty().get();
    return new TrainingRequest(
            dataset().root(),
            backbone,
            new FreezePlan.AllFrozen(),
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            basics.epochs(),
            basics.batch(),
            OptionalDouble.empty(),
            basics.validation(),
            0,
            basics.seed(),
            session.project(),
            Optional.empty())
        .with(session.images().set());
  }

  /** Two trainings that differ in what is frozen only, to be compared. */
  List<QueuedRun> frozenAndUnfrozen() {
    Joint both = new Joint(2);
    FreezeLine unfrozen = unfrozen();
    FreezeLine frozen = line(unfrozen.blocks());
    Techniques chosen = techniques.techniques();
    return List.of(
        queued(frozen.plan(), frozen.words(), Optional.of(both), chosen.inOnePhase()),
        queued(unfrozen.plan(), words(unfrozen), Optional.of(both), chosen));
  }

  /** What the second of the two would be, in words. */
  String unfrozenWords() {
    return words(unfrozen());
  }

  /**
   * The freeze line; where that freezes everything for good, one that lets the last third learn.
   */
  private FreezeLine unfrozen() {
    FreezeLine line = line();
    return line.learning() > 0 || !techniques.techniques().then().isEmpty()
        ? line
        : line(line.blocks() - Math.max(1, line.blocks() / 3));
  }

  /** A finished run that goes on, on the images that are open. */
  QueuedRun goingOn(GoOn chosen) {
    TrainingRequest request =
        chosen.request(dataset().root(), session.project()).with(session.images().set());
    String words = TEXTS.format("queue.go-on", chosen.run(), chosen.learning());
    return new QueuedRun(request, chosen.plan().backbone(), words, Optional.empty());
  }

  private QueuedRun queued(FreezePlan plan, String words, Optional<Joint> joint, Techniques added) {
    TrainingRequest wanted = request(plan, added);
    session.images().drawValidation(wanted.validation());
    return new QueuedRun(
        wanted.with(session.images().set()), wanted.backbone().orElseThrow(), words, joint);
  }

  private TrainingRequest request(FreezePlan plan, Techniques added) {
    String backbone = session.backboneProperty().get().orElseThrow().name();
    return recipe
        .request(dataset().root(), backbone, plan, session.headProperty().get(), session.project())
        .using(added);
  }

  private FreezeLine line(int frozen) {
    return new FreezeLine(
        FreezeChoice.line(session.backboneProperty().get().orElseThrow(), frozen));
  }

  private FreezeLine line() {
    return session.freezeLine().orElseThrow();
  }

  private Dataset dataset() {
    return session.datasetProperty().get().orElseThrow();
  }
}
