package dev.graft.ui.train;

import dev.graft.ui.kit.Texts;
import java.util.Locale;

/** The fields of a recipe that are typed. */
enum RecipeField {
  EPOCHS,
  BATCH,
  LEARNING_RATE,
  VALIDATION,
  SEED;

  private static final Texts TEXTS = Texts.in(RecipeField.class);

  /** Its name in lower case with dashes, for ids. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The words before the field. */
  String label() {
    return TEXTS.get("recipe.label." + id());
  }

  /** What it means. */
  String help() {
    return TEXTS.get("recipe.help." + id());
  }

  /** What it has to be, as a sentence. */
  String rule() {
    return TEXTS.get("recipe.rule." + id());
  }
}
