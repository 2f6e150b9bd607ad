package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Works out the phases of a recipe (gradual unfreezing, Howard and Ruder, 2018). The recipe's own
 * freeze plan and epochs are the first; each later one lets at least the layers learn that learned
 * before it.
 */
public final class Phases {
  private Phases() {}

  /**
   * Says whether a recipe can be carried out, before anything is computed.
   *
   * @param recipe all choices
   * @param backbone of which backbone
   * @throws GraftException if a block or layer does not exist, a phase freezes what has learned, or
   *     there is no way to the changed pictures that it asks for
   */
  public static void check(Recipe recipe, Backbone backbone) {
    learning(recipe, backbone);
    recipe.techniques().layerRates().factors(backbone);
    Augmentation augmentation = recipe.techniques().augmentation();
    if (augmentation.changesPixels() || augmentation.mixes()) {
      CostModel model = CostModel.of(backbone, recipe.head(), 2);
      InputWay.of(augmentation, model.below(recipe.freezePlan()));
      recipe
          .techniques()
          .then()
          .forEach(phase -> InputWay.of(augmentation, model.below(phase.freezePlan())));
    }
  }

  /**
   * Says whether there are the images that a recipe needs, before anything is computed.
   *
   * @param recipe all choices
   * @param data the images with classes and parts
   * @throws GraftException if something watches the validation loss and there is none
   */
  public static void check(Recipe recipe, DatasetSnapshot data) {
    requireValidation(
        recipe, data, data.items().stream().anyMatch(i -> i.split() == Split.VALIDATION));
  }

  static void requireValidation(Recipe recipe, DatasetSnapshot data, boolean there) {
    Optional<String> watching = recipe.techniques().watchingValidation();
    if (!there && watching.isPresent()) {
      throw new GraftException(
          "%s watches the validation loss, but %s has no images for validation: keep some apart, or train without it."
              .formatted(watching.get(), data.root()));
    }
  }

  /**
   * Works them out.
   *
   * @param recipe all choices
   * @param backbone what is grafted onto
   * @param network backbone and head together
   * @return at least one, in order
   * @throws GraftException as {@link #check(Recipe, Backbone)} does
   */
  public static List<PhasePlan> of(Recipe recipe, Backbone backbone, Network network) {
    List<String> head =
        network.layers().stream()
            .skip(network.indexOf(backbone.featureLayer()) + 1L)
            .map(Layer::name)
            .filter(l -> !network.weights(l).isEmpty())
            .toList();
    Map<String, Double> rates = recipe.techniques().layerRates().factors(backbone);
    List<PhasePlan> plans = new ArrayList<>();
    for (Set<String> learning : learning(recipe, backbone)) {
      Set<String> all = new LinkedHashSet<>(learning);
      all.addAll(head);
      Map<String, Double> own = new LinkedHashMap<>(rates);
      own.keySet().retainAll(learning);
      int later = plans.size() - 1;
      Optional<Phase> phase =
          later < 0 ? Optional.empty() : Optional.of(recipe.techniques().then().get(later));
      plans.add(
          new PhasePlan(
              plans.size() + 1,
              all,
              phase.map(Phase::epochs).orElse(recipe.epochs()),
              recipe.learningRate() * phase.map(Phase::rate).orElse(1.0),
              own));
    }
    return plans;
  }

  /** The backbone's layers that learn in each phase. */
  private static List<Set<String>> learning(Recipe recipe, Backbone backbone) {
    List<Set<String>> all = new ArrayList<>();
    all.add(recipe.freezePlan().learning(backbone));
    for (Phase phase : recipe.techniques().then()) {
      Set<String> learning = phase.freezePlan().learning(backbone);
      for (String layer : all.get(all.size() - 1)) {
        if (!learning.contains(layer)) {
          throw new GraftException(
              "Phase %d freezes %s, which learns in phase %d: a later phase can only let more layers learn."
                  .formatted(all.size() + 1, layer, all.size()));
        }
      }
      all.add(learning);
    }
    return all;
  }
}
