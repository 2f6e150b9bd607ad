package dev.graft.advice.rules;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Keep;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import java.util.Optional;

/**
 * A recipe that proposals change.
 *
 * @param recipe as it is
 */
record Remedy(Recipe recipe) {
  static Remedy of(Recipe recipe) {
    return new Remedy(recipe);
  }

  Optional<Recipe> applied(Proposal proposal) {
    Techniques t = recipe.techniques();
    if (proposal instanceof Proposal.Freeze p) {
      return Optional.of(
          with(p.plan(), p.learningRate().orElse(recipe.learningRate()), recipe.epochs()));
    } else if (proposal instanceof Proposal.LearningRate p) {
      return Optional.of(with(recipe.freezePlan(), p.rate(), recipe.epochs()));
    } else if (proposal instanceof Proposal.Epochs p) {
      return Optional.of(with(recipe.freezePlan(), recipe.learningRate(), p.count()));
    } else if (proposal instanceof Proposal.UseBalance p) {
      return Optional.of(with(t.earlyStopping(), t.augmentation(), p.balance()));
    } else if (proposal instanceof Proposal.StopEarly p) {
      return Optional.of(with(Optional.of(p.how()), t.augmentation(), t.balance()));
    } else if (proposal instanceof Proposal.Augment p) {
      return Optional.of(with(t.earlyStopping(), p.how(), t.balance()));
    } else if (proposal instanceof Proposal.DrawSplit p && p.validation() + recipe.test() < 1) {
      return Optional.of(
          copy(
              recipe.freezePlan(),
              recipe.learningRate(),
              recipe.epochs(),
              p.validation(),
              recipe.keep(),
              t));
    }
    return Optional.empty();
  }

  private Recipe with(FreezePlan plan, double rate, int epochs) {
    return copy(plan, rate, epochs, recipe.validation(), recipe.keep(), recipe.techniques());
  }

  private Recipe with(
      Optional<EarlyStopping> stopping, Augmentation augmentation, Balance balance) {
    Techniques t = recipe.techniques();
    Techniques changed =
        new Techniques(
            t.schedule(),
            t.warmUpEpochs(),
            stopping,
            augmentation,
            t.layerRates(),
            t.regularisation(),
            balance,
            t.then(),
            t.precision());
    return copy(
        recipe.freezePlan(),
        recipe.learningRate(),
        recipe.epochs(),
        recipe.validation(),
        stopping.isPresent() ? Keep.BEST : recipe.keep(),
        changed);
  }

  private Recipe copy(
      FreezePlan plan,
      double rate,
      int epochs,
      double validation,
      Keep keep,
      Techniques techniques) {
    return new Recipe(
        plan,
        recipe.head(),
        recipe.optimizer(),
        rate,
        recipe.batch(),
        epochs,
        recipe.seed(),
        validation,
        recipe.test(),
        keep,
        techniques);
  }
}
