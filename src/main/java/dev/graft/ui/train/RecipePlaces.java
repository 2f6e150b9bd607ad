package dev.graft.ui.train;

import dev.graft.network.Backbone;
import dev.graft.project.RunRecord;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Recipe;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.techniques.TechniquesForm;
import dev.graft.workbench.Defaults;
import java.util.Optional;
import java.util.OptionalDouble;

/** Brings a recipe to all places of the window that hold a part of it. */
final class RecipePlaces {
  private final Session session;
  private final RecipeForm form;
  private final TechniquesForm techniques;

  RecipePlaces(Session session, RecipeForm form, TechniquesForm techniques) {
    this.session = session;
    this.form = form;
    this.techniques = techniques;
  }

  /**
   * Shows a recipe.
   *
   * @param recipe its choices; the share for validation stays the images' own
   * @param choice the backbone, and its freeze plan as a choice
   * @param from the run that it goes on from
   */
  void show(Recipe recipe, FreezeChoice choice, Optional<RunRecord> from) {
    Backbone backbone = choice.backbone();
    session.choose(backbone);
    session.freezeProperty().set(Optional.of(choice));
    session.headProperty().set(recipe.head());
    double automatic =
        Defaults.learningRate(
            OptionalDouble.empty(), choice.plan(), from.isPresent(), backbone.isPretrained());
    form.show(recipe, from, recipe.learningRate() == automatic);
    techniques.show(recipe.techniques());
  }
}
