package dev.graft.prediction.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.graft.errors.GraftException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against {@code shift.json}, which NumPy, SciPy and scikit-learn made. */
class ShiftTest {
  private static final JsonNode EXPECTED = read();

  private static JsonNode read() {
    try (InputStream in = ShiftTest.class.getResourceAsStream("shift.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static float[][] rows(String name) {
    JsonNode node = EXPECTED.get(name);
    float[][] rows = new float[node.size()][node.get(0).size()];
    for (int i = 0; i < rows.length; i++) {
      for (int c = 0; c < rows[i].length; c++) {
        rows[i][c] = (float) node.get(i).get(c).asDouble();
      }
    }
    return rows;
  }

  private static float[][] normal(int rows, int length, double shift, long seed) {
    Random random = new Random(seed);
    float[][] all = new float[rows][length];
    for (float[] row : all) {
      for (int c = 0; c < length; c++) {
        row[c] = (float) (random.nextGaussian() + shift);
      }
    }
    return all;
  }

  @Test
  void theAreaIsThatOfRegressionsFittedWithoutEachRow() {
    DomainTest test = DomainTest.of(rows("known"), rows("fresh"), 1);

    assertThat(test.auc()).isEqualTo(EXPECTED.get("auc").asDouble(), within(1e-9));
  }

  @Test
  void featuresGoWhereSciPysRootsMoveThem() {
    float[][] fresh = rows("fresh");
    Coral coral = Coral.of(rows("known"), fresh, 1);

    for (int i = 0; i < EXPECTED.get("moved").size(); i++) {
      double[] moved = coral.apply(fresh[i]);
      for (int c = 0; c < moved.length; c++) {
        assertThat(moved[c])
            .as("row %d, feature %d", i, c)
            .isEqualTo(EXPECTED.get("moved").get(i).get(c).asDouble(), within(1e-4));
      }
    }
  }

  @Test
  void aLayerWithTheMapSaysOfNewFeaturesWhatItSaidOfMovedOnes() {
    float[][] fresh = rows("fresh");
    int d = fresh[0].length;
    float[][] some = normal(1, d * 2 + 2, 0, 5);
    float[] kernel = Arrays.copyOf(some[0], d * 2);
    float[] bias = {some[0][d * 2], some[0][d * 2 + 1]};
    Coral coral = Coral.of(rows("known"), fresh, 1);

    Coral.Folded folded = coral.fold(kernel, bias);

    double[] moved = coral.apply(fresh[3]);
    for (int u = 0; u < 2; u++) {
      double wanted = bias[u];
      double said = folded.bias()[u];
      for (int c = 0; c < d; c++) {
        wanted += moved[c] * kernel[c * 2 + u];
        said += fresh[3][c] * folded.kernel()[c * 2 + u];
      }
      assertThat(said).isEqualTo(wanted, within(1e-4));
    }
  }

  @Test
  void whereAllIsAlikeNothingMoves() {
    float[][] known = rows("known");

    double[] moved = Coral.of(known, known).apply(known[2]);

    for (int c = 0; c < moved.length; c++) {
      assertThat(moved[c]).isEqualTo(known[2][c], within(1e-5));
    }
  }

  @Test
  void moreFeaturesThanPicturesAreNoHindrance() {
    float[][] known = normal(30, 200, 0, 1);
    float[][] fresh = normal(40, 200, 0.5, 2);

    double[] moved = Coral.of(known, fresh).apply(fresh[0]);

    assertThat(moved).hasSize(200);
    assertThat(Arrays.stream(moved).average().orElseThrow()).isBetween(-0.2, 0.2);
  }

  @Test
  void whatIsOfOneKindIsNotToldApartAndWhatIsNotIs() {
    DomainTest same = DomainTest.of(normal(60, 40, 0, 1), normal(60, 40, 0, 2), 1);
    DomainTest other = DomainTest.of(normal(60, 40, 0, 1), normal(60, 40, 0.6, 3), 1);

    assertThat(same.auc()).isLessThan(0.65);
    assertThat(same.p()).isGreaterThan(0.02);
    assertThat(other.auc()).isGreaterThan(0.9);
    assertThat(other.p()).isEqualTo(1.0 / (DomainTest.PERMUTATIONS + 1));
    assertThat(DomainTest.of(normal(60, 40, 0, 1), normal(60, 40, 0.6, 3), 1)).isEqualTo(other);
  }

  @Test
  void equalScoresShareTheirRanks() {
    assertThat(DomainTest.auc(new double[] {1, 2, 2, 3}, new boolean[] {false, false, true, true}))
        .isEqualTo(0.875);
  }

  @Test
  void aWarningNeedsBothSizeAndCertainty() {
    assertThat(new Shift(100, 100, 0.9, 0.005, 0.97, 0.8, 0.2).shifted()).isTrue();
    assertThat(new Shift(100, 100, 0.9, 0.05, 0.97, 0.8, 0.2).shifted()).isFalse();
    assertThat(new Shift(100, 100, 0.6, 0.005, 0.97, 0.8, 0.2).shifted()).isFalse();
  }

  @Test
  void waysToAdaptHaveWords() {
    assertThat(Adaptation.of("coral-same-shares")).isEqualTo(Adaptation.CORAL_SAME_SHARES);
    assertThat(Adaptation.of("coral")).isEqualTo(Adaptation.CORAL);
    assertThatThrownBy(() -> Adaptation.of("magic"))
        .isInstanceOf(GraftException.class)
        .hasMessage("A model is adapted by coral or coral-same-shares, not by magic.");
  }
}
