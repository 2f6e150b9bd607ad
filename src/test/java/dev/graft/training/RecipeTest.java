package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.PoolingKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeTest {
  private static Recipe recipe(
      double learningRate, int batch, int epochs, double validation, double test) {
    return new Recipe(
        new FreezePlan.AllFrozen(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        learningRate,
        batch,
        epochs,
        1,
        validation,
        test);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 0, 0, The learning rate must be above 0.",
    "-1, 1, 1, 0, 0, The learning rate must be above 0.",
    "NaN, 1, 1, 0, 0, The learning rate must be above 0.",
    "Infinity, 1, 1, 0, 0, The learning rate must be above 0.",
    "1, 0, 1, 0, 0, A batch must hold at least 1 image.",
    "1, 1, 0, 0, 0, There must be at least 1 epoch.",
    "1, 1, 1, -0.1, 0, 'The shares for validation and test must be from 0 to below 1, together too.'",
    "1, 1, 1, 0, -0.1, 'The shares for validation and test must be from 0 to below 1, together too.'",
    "1, 1, 1, 0.5, 0.5, 'The shares for validation and test must be from 0 to below 1, together too.'",
    "1, 1, 1, NaN, 0, 'The shares for validation and test must be from 0 to below 1, together too.'",
    "1, 1, 1, 0, NaN, 'The shares for validation and test must be from 0 to below 1, together too.'",
  })
  void impossibleFiguresAreASentence(
      double rate, int batch, int epochs, double validation, double test, String sentence) {
    assertThatThrownBy(() -> recipe(rate, batch, epochs, validation, test))
        .isInstanceOf(GraftException.class)
        .hasMessage(sentence);
  }

  @Test
  void theSmallestPossibleRecipeIsFine() {
    assertThat(recipe(Double.MIN_VALUE, 1, 1, 0, 0).batch()).isEqualTo(1);
    assertThat(recipe(1, 1, 1, 0.99, 0).validation()).isEqualTo(0.99);
  }

  @Test
  void recipesAreKeptAsJson() {
    Recipe recipe =
        new Recipe(
            new FreezePlan.LearningFrom("block_3"),
            new Head(PoolingKind.MAX, 0.1, List.of(8, 4)),
            new Optimizer.Momentum(0.9, true),
            0.1 + 0.2,
            7,
            9,
            Long.MIN_VALUE,
            0.2,
            0.1);

    assertThat(Json.parse(Json.line(recipe), Recipe.class)).isEqualTo(recipe);
  }
}
