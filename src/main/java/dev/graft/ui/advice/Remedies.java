package dev.graft.ui.advice;

import dev.graft.advice.rules.Proposal;
import dev.graft.dataset.labelling.Edit;
import dev.graft.errors.GraftException;
import dev.graft.training.Recipe;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what is proposed: in the recipe, in the images, with the backbone, or by leading there. */
final class Remedies {
  private static final Texts TEXTS = Texts.in(Remedies.class);

  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final RecipeDesk desk;

  Remedies(
      Session session,
      Workbench workbench,
      TaskExecutor executor,
      Notices notices,
      RecipeDesk desk) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    this.notices = notices;
    this.desk = desk;
  }

  /**
   * Does it.
   *
   * @param proposal what
   * @param done when it is done
   * @param failed gets a sentence if it cannot be
   */
  void apply(Proposal proposal, Runnable done, Consumer<String> failed) {
    try {
      if (proposal instanceof Proposal.ChooseBackbone choose) {
        choose(choose.name(), done, failed);
        return;
      }
      applyAtOnce(proposal);
    } catch (GraftException e) {
      failed.accept(Problem.of(e).sentence());
      return;
    }
    done.run();
  }

  private void applyAtOnce(Proposal proposal) {
    if (proposal instanceof Proposal.KeepTogether together) {
      session.images().apply(new Edit.KeepTogether(together.groups()));
    } else if (proposal instanceof Proposal.DrawSplit draw) {
      session.images().drawValidation(draw.validation());
    } else if (proposal instanceof Proposal.Race) {
      session.racingProperty().set(true);
      session.distillingProperty().set(false);
      session.roomProperty().set(Room.BACKBONES);
    } else if (proposal instanceof Proposal.ImportAgain again) {
      session.racingProperty().set(false);
      session.distillingProperty().set(false);
      session.roomProperty().set(Room.BACKBONES);
      notices.tell(TEXTS.format("remedy.import-again", again.backbone()));
    } else {
      Recipe now =
          desk.recipe().orElseThrow(() -> new GraftException(TEXTS.get("remedy.no-recipe")));
      Optional<Recipe> then = proposal.applied(now);
      desk.take(then.orElseThrow(() -> new GraftException(TEXTS.get("remedy.no-room"))));
    }
  }

  private void choose(String name, Runnable done, Consumer<String> failed) {
    executor.run(
        () -> workbench.backbone(name),
        backbone -> {
          session.choose(backbone);
          done.run();
        },
        problem -> failed.accept(problem.sentence()));
  }
}
