package dev.graft.distillation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistillationRecipeTest {
  private static final DistillationRecipe RECIPE =
      new DistillationRecipe(
          List.of("a", "b"),
          "MobileNetV2:0.5",
          List.of(Path.of("/photos")),
          128,
          96,
          0.75,
          16,
          8,
          64,
          0.002,
          0.1,
          0.02,
          2,
          1,
          0.3,
          0.99,
          5);

  @Test
  void theStepSizeRisesInALineAndFallsAsHalfACosine() {
    assertThat(RECIPE.rateAt(0, 100)).isCloseTo(0.0002, within(1e-12));
    assertThat(RECIPE.rateAt(9, 100)).isCloseTo(0.002, within(1e-12));
    assertThat(RECIPE.rateAt(55, 100)).isCloseTo(0.001, within(1e-12));
    assertThat(RECIPE.rateAt(99, 100)).isBetween(0.0, 1e-6);
  }

  @Test
  void picturesAreSmallerAtFirst() {
    assertThat(RECIPE.sizeIn(1)).isEqualTo(96);
    assertThat(RECIPE.sizeIn(6)).isEqualTo(96);
    assertThat(RECIPE.sizeIn(7)).isEqualTo(128);
    assertThat(RECIPE.beginningAt(128).sizeIn(1)).isEqualTo(128);
  }

  @Test
  void survivesItsOwnFile() {
    assertThat(Json.parse(Json.line(RECIPE), DistillationRecipe.class)).isEqualTo(RECIPE);
  }
}
