package dev.graft.ui.train;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.project.RunPlan;
import dev.graft.training.FreezePlan;
import dev.graft.training.Recipe;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A finished run that is to go on with more blocks learning, at a tenth of its rate.
 *
 * @param run the finished run's id
 * @param plan what it was registered with
 * @param frozenBefore how many blocks were frozen in it
 * @param blocks how many blocks the backbone has
 * @param more how many blocks learn besides, at least 1 if there are any
 */
public record GoOn(String run, RunPlan plan, int frozenBefore, int blocks, int more) {
  /** How many blocks are proposed. */
  private static final int PROPOSED = 2;

  private static final double SLOWER = 0.1;

  /** Brings the number into what is possible. */
  public GoOn {
    more = frozenBefore == 0 ? 0 : Math.max(1, Math.min(frozenBefore, more));
  }

  /** What is proposed for a run. */
  static GoOn of(String run, RunPlan plan, Backbone backbone) {
    Set<String> learning = plan.recipe().freezePlan().learning(backbone);
    List<Block> blocks = backbone.blocks();
    int frozen = 0;
    while (frozen < blocks.size()
        && blocks.get(frozen).layers().stream().noneMatch(learning::contains)) {
      frozen++;
    }
    return new GoOn(run, plan, frozen, blocks.size(), PROPOSED);
  }

  /** The same with another number of blocks. */
  GoOn with(int number) {
    return new GoOn(run, plan, frozenBefore, blocks, number);
  }

  /** How many blocks learn then. */
  int learning() {
    return blocks - frozenBefore + more;
  }

  /** The step size: a tenth of the run's. */
  double rate() {
    return plan.recipe().learningRate() * SLOWER;
  }

  /** The request, on a folder of images. */
  TrainingRequest request(Path data, Optional<Path> project) {
    Recipe before = plan.recipe();
    int frozen = blocks - learning();
    return new TrainingRequest(
            data,
            Optional.of(plan.backbone()),
            frozen == 0 ? new FreezePlan.NoneFrozen() : new FreezePlan.FirstBlocks(frozen),
            Optional.of(run),
            before.head(),
            before.optimizer(),
            before.epochs(),
            before.batch(),
            OptionalDouble.of(rate()),
            before.validation(),
            before.test(),
            before.seed(),
            project,
            Optional.empty())
        .keeping(before.keep())
        .using(before.techniques().inOnePhase());
  }
}
