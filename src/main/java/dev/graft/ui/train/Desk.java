package dev.graft.ui.train;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.training.FreezeChoice;
import dev.graft.training.Recipe;
import dev.graft.ui.advice.RecipeDesk;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;

/** The room's recipe as advice reads and writes it. */
final class Desk implements RecipeDesk {
  private final TrainViewModel model;
  private final Session session;
  private final Requests requests;
  private final RecipePlaces places;

  Desk(TrainViewModel model, Requests requests, RecipePlaces places) {
    this.model = model;
    this.session = model.session();
    this.requests = requests;
    this.places = places;
  }

  @Override
  public Optional<Recipe> recipe() {
    if (model.missing().isPresent()) {
      return Optional.empty();
    }
    boolean pretrained = session.backboneProperty().get().orElseThrow().isPretrained();
    try {
      return Optional.of(
          requests.typed().recipe(pretrained || model.recipe().fromProperty().get().isPresent()));
    } catch (GraftException e) {
      // What does not go together is told where it is typed, or when training begins.
      return Optional.empty();
    }
  }

  @Override
  public void take(Recipe recipe) {
    Backbone backbone = session.backboneProperty().get().orElseThrow();
    FreezeChoice choice = FreezeChoice.of(backbone, recipe.freezePlan());
    places.show(recipe, choice, model.recipe().fromProperty().get());
  }

  @Override
  public boolean isTraining() {
    return model.live().isActive();
  }

  @Override
  public Optional<String> finished() {
    return Optional.of(model.live().run())
        .filter(run -> model.live().phaseProperty().get() == RunPhase.FINISHED)
        .filter(run -> !run.isEmpty() && isOfTheChosenBackbone(run));
  }

  /** Of another one, its findings would be mixed with what is known of the chosen one. */
  private boolean isOfTheChosenBackbone(String run) {
    Optional<String> chosen = session.backboneProperty().get().map(Backbone::name);
    return model.runs().stream()
        .filter(r -> r.id().equals(run))
        .allMatch(r -> chosen.equals(Optional.of(r.backbone())));
  }

  @Override
  public List<Observable> changes() {
    return List.of(model.live().phaseProperty());
  }
}
