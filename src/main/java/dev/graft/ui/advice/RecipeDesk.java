package dev.graft.ui.advice;

import dev.graft.training.Recipe;
import java.util.List;
import java.util.Optional;
import javafx.beans.Observable;

/** Where a recipe is written, as advice sees it. Belongs to the JavaFX thread. */
public interface RecipeDesk {
  /** The recipe as it stands; empty while something in it is missing or wrong. */
  Optional<Recipe> recipe();

  /**
   * Writes another recipe, with what it says of the images' split and of what stays frozen.
   *
   * @param recipe all choices
   * @throws dev.graft.errors.GraftException if it does not fit the backbone
   */
  void take(Recipe recipe);

  /** Whether a training is going on. */
  boolean isTraining();

  /** The run that has just finished and is still shown. */
  Optional<String> finished();

  /** What changes with the recipe and with trainings, besides what the session has. */
  List<Observable> changes();
}
