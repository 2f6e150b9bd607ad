package dev.graft.ui.train;

import dev.graft.dataset.Dataset;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.FreezeLine;
import dev.graft.ui.session.Session;
import dev.graft.workbench.TrainingRequest;
import java.util.List;
import java.util.Optional;

/** The one place that makes requests of what the rooms say. Only while nothing is missing. */
final class Requests {
  private static final Texts TEXTS = Texts.in(Requests.class);

  private final Session session;
  private final RecipeForm recipe;

  Requests(Session session, RecipeForm recipe) {
    this.session = session;
    this.recipe = recipe;
  }

  /** A training as the rooms say. */
  QueuedRun asChosen() {
    FreezeLine line = line();
    return queued(line.plan(), line.words(), Optional.empty());
  }

  /** Two trainings that differ in what is frozen only, to be compared. */
  List<QueuedRun> frozenAndUnfrozen() {
    Joint both = new Joint(2);
    FreezeLine unfrozen = unfrozen();
    FreezeLine frozen = line(unfrozen.blocks());
    return List.of(
        queued(frozen.plan(), frozen.words(), Optional.of(both)),
        queued(unfrozen.plan(), unfrozen.words(), Optional.of(both)));
  }

  /** The freeze line; where that freezes everything, one that lets the last third learn. */
  FreezeLine unfrozen() {
    FreezeLine line = line();
    return line.learning() > 0 ? line : line(line.blocks() - Math.max(1, line.blocks() / 3));
  }

  /** A finished run that goes on, on the images that are open. */
  QueuedRun goingOn(GoOn chosen) {
    TrainingRequest request =
        chosen.request(dataset().root(), session.project()).with(session.images().set());
    String words = TEXTS.format("queue.go-on", chosen.run(), chosen.learning());
    return new QueuedRun(request, chosen.plan().backbone(), words, Optional.empty());
  }

  private QueuedRun queued(FreezePlan plan, String words, Optional<Joint> joint) {
    String backbone = session.backboneProperty().get().orElseThrow().name();
    TrainingRequest wanted = request(plan);
    session.images().drawValidation(wanted.validation());
    return new QueuedRun(wanted.with(session.images().set()), backbone, words, joint);
  }

  /** A training as the form says, on the folder's own images. */
  TrainingRequest request(FreezePlan plan) {
    return recipe.request(
        dataset().root(),
        session.backboneProperty().get().orElseThrow().name(),
        plan,
        session.headProperty().get(),
        session.project());
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
