package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.network.BatchNormFolding;
import dev.graft.network.Network;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which features of later phases come out on the way of an earlier phase's trunk. Phases only
 * unfreeze, so a later cut lies below an earlier one, and one pass over the pictures is enough.
 */
final class LaterCuts {
  private static final Set<InputWay> FROM_THE_STORE = Set.of(InputWay.STORED, InputWay.VARIANTS);

  private LaterCuts() {}

  /**
   * Finds the cuts of later phases that an earlier phase's trunk passes.
   *
   * @param plan the training
   * @param phase the one whose trunk runs
   * @return the networks up to those cuts, each once; none where either phase takes its inputs
   *     otherwise than from stored features, or where folding leaves nothing of the cut
   */
  static List<Network> of(TrainingPlan plan, PhasePlan phase) {
    Augmentation augmentation = plan.recipe().techniques().augmentation();
    String cut = plan.cut(phase);
    Network below = plan.network().upTo(cut);
    if (below.layers().size() == 1 || !FROM_THE_STORE.contains(InputWay.of(augmentation, below))) {
      return List.of();
    }
    Set<String> names = below.layers().stream().map(l -> l.name()).collect(Collectors.toSet());
    return plan.phases().stream()
        .filter(p -> p.number() > phase.number())
        .map(plan::cut)
        .distinct()
        .filter(c -> !c.equals(cut) && names.contains(c) && BatchNormFolding.isKept(below, c))
        .map(plan.network()::upTo)
        .filter(n -> n.layers().size() > 1)
        .filter(n -> FROM_THE_STORE.contains(InputWay.of(augmentation, n)))
        .toList();
  }
}
