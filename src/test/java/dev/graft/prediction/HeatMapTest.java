package dev.graft.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeatMapTest {
  @Test
  void theLargestBecomesOneAndWhatSpokeAgainstBecomesNothing() {
    HeatMap map = HeatMap.of(2, 2, new float[] {2, -3, 0.5f, Float.NaN});

    assertThat(map.values()).containsExactly(1f, 0f, 0.25f, 0f);
    assertThat(map.at(1, 0)).isEqualTo(0.25f);
    assertThat(map.isBlank()).isFalse();
  }

  @Test
  void nothingStaysNothing() {
    HeatMap map = HeatMap.of(1, 2, new float[] {-1, -2});

    assertThat(map.values()).containsExactly(0f, 0f);
    assertThat(map.isBlank()).isTrue();
  }

  @Test
  void betweenTheCentresOfCellsItIsBilinearAndBeyondThemConstant() {
    HeatMap map = new HeatMap(2, 2, List.of(0f, 1f, 0f, 0.5f));

    assertThat(map.sample(0.25, 0.75)).isEqualTo(1);
    assertThat(map.sample(0, 1)).isEqualTo(1);
    assertThat(map.sample(0.25, 0.5)).isCloseTo(0.5, within(1e-9));
    assertThat(map.sample(0.5, 0.75)).isCloseTo(0.75, within(1e-9));
    assertThat(map.sample(0.5, 0.5)).isCloseTo(0.375, within(1e-9));
  }

  @Test
  void anotherNumberOfValuesIsNoMap() {
    assertThatThrownBy(() -> new HeatMap(2, 2, List.of(1f)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
