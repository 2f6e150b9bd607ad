package dev.graft.ui.train;

import dev.graft.network.Backbone;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Recipe;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Brings back how a run was trained, so that one press trains like that again: backbone, freeze
 * line, head and recipe. The images stay those that are open, with the share that they are split
 * by. The Train room is entered when all of it is in place.
 */
final class TrainAgain {
  private static final Texts TEXTS = Texts.in(TrainAgain.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final RecipePlaces places;

  private record Read(String run, RunPlan plan, FreezeChoice choice) {}

  TrainAgain(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      RecipePlaces places) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.places = places;
  }

  /** Brings back whatever the session says is wanted, from now on. */
  void listen() {
    session.wantedRecipeProperty().addListener((o, was, is) -> is.ifPresent(this::bringBack));
  }

  private void bringBack(String run) {
    session.wantedRecipeProperty().set(Optional.empty());
    executor.run(
        () -> read(run),
        read -> {
          show(read);
          session.roomProperty().set(Room.TRAIN);
        },
        problem -> {
          session.roomProperty().set(Room.TRAIN);
          notices.fail(problem);
        });
  }

  private Read read(String run) {
    RunPlan plan = workbench.plan(run, session.project());
    Backbone backbone = workbench.backbone(plan.backbone());
    return new Read(run, plan, FreezeChoice.of(backbone, plan.recipe().freezePlan()));
  }

  private void show(Read read) {
    Recipe recipe = read.plan().recipe();
    FreezeChoice choice = read.choice();
    Optional<RunRecord> from = read.plan().from().flatMap(this::runOf);
    places.show(recipe, choice, from);
    if (read.plan().from().isPresent() && from.isEmpty()) {
      notices.tell(TEXTS.format("again.no-beginning", read.run(), read.plan().from().get()));
    }
  }

  /** The finished run of this project that a bundle belongs to. */
  private Optional<RunRecord> runOf(String bundle) {
    return session.runs().stream()
        .filter(r -> r.state() == RunState.FINISHED)
        .filter(r -> r.bundle().equals(Optional.of(Path.of(bundle))))
        .findFirst();
  }
}
