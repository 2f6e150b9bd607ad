package dev.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@code calibration.json}, which SciPy and NumPy made. */
class CalibrationTest {
  private record Case(float[][] probabilities, int[] labels, JsonNode expected) {}

  private static Case read(String name) {
    try (InputStream in = CalibrationTest.class.getResourceAsStream("calibration.json")) {
      JsonNode node = new ObjectMapper().readTree(in).get(name);
      JsonNode rows = node.get("probabilities");
      float[][] probabilities = new float[rows.size()][];
      int[] labels = new int[rows.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = node.get("labels").get(i).asInt();
        probabilities[i] = new float[rows.get(i).size()];
        for (int c = 0; c < probabilities[i].length; c++) {
          probabilities[i][c] = (float) rows.get(i).get(c).asDouble();
        }
      }
      return new Case(probabilities, labels, node);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough"})
  void theTemperatureIsSciPys(String name) {
    Case given = read(name);

    Temperature fitted = Temperature.fit(given.probabilities(), given.labels());

    assertThat(fitted.reason()).isEqualTo(Temperature.Reason.FITTED);
    assertThat(fitted.images()).isEqualTo(given.labels().length);
    assertThat(fitted.value())
        .isEqualTo(given.expected().get("temperature").asDouble(), within(1e-5));
    assertThat(fitted.lossBefore())
        .isEqualTo(given.expected().get("lossBefore").asDouble(), within(1e-6));
    assertThat(fitted.lossAfter())
        .isEqualTo(given.expected().get("lossAfter").asDouble(), within(1e-6))
        .isLessThan(fitted.lossBefore());
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough"})
  void theErrorIsNumPys(String name) {
    Case given = read(name);
    Temperature fitted = Temperature.fit(given.probabilities(), given.labels());
    Reliability.Counter before = Reliability.counter();
    Reliability.Counter after = Reliability.counter();
    for (int i = 0; i < given.labels().length; i++) {
      before.add(given.probabilities()[i], given.labels()[i]);
      after.add(fitted.applied(given.probabilities()[i]), given.labels()[i]);
    }

    isLike(before.reliability(), given.expected().get("before"));
    isLike(after.reliability(), given.expected().get("after"));
  }

  private static void isLike(Reliability reliability, JsonNode expected) {
    assertThat(reliability.error()).isEqualTo(expected.get("error").asDouble(), within(1e-5));
    for (int b = 0; b < Reliability.BINS; b++) {
      assertThat(reliability.bins().get(b).images())
          .as("bin %d", b)
          .isEqualTo(expected.get("images").get(b).asLong());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tooSure", "notSureEnough"})
  void coverageIsNumPys(String name) {
    Case given = read(name);
    Temperature fitted = Temperature.fit(given.probabilities(), given.labels());
    int n = given.labels().length;
    double[] sure = new double[n];
    boolean[] right = new boolean[n];
    for (int i = 0; i < n; i++) {
      float[] scaled = fitted.applied(given.probabilities()[i]);
      int said = Tally.mostProbable(scaled);
      sure[i] = scaled[said];
      right[i] = said == given.labels()[i];
    }

    Coverage coverage = Coverage.of(sure, right, new boolean[n]);

    for (JsonNode row : given.expected().get("coverage")) {
      double threshold = row.get(0).asDouble();
      assertThat(coverage.share(threshold)).isEqualTo(row.get(1).asDouble() / n);
      assertThat(coverage.accuracy(threshold))
          .isEqualTo(row.get(2).asDouble() / row.get(1).asDouble());
    }
  }

  @Test
  void scalingChangesNoOrderAndCanBeUndone() {
    float[] said = {0.7f, 0.2999f, 0.0001f};
    Temperature fitted = new Temperature(1.7, Temperature.Reason.FITTED, 100, 1, 0.9);

    float[] scaled = fitted.applied(said);

    assertThat(scaled[0]).isLessThan(said[0]).isGreaterThan(scaled[1]);
    assertThat(scaled[1]).isGreaterThan(scaled[2]);
    float[] back = Temperature.undone(scaled, 1.7);
    for (int c = 0; c < said.length; c++) {
      assertThat(back[c]).isEqualTo(said[c], within(1e-6f));
    }
  }

  @Test
  void aQuiteSureAnswerKeepsItsPlaceAlthoughTheOthersAreRoundedToNothing() {
    Temperature fitted = new Temperature(20, Temperature.Reason.FITTED, 100, 1, 0.9);

    float[] scaled = fitted.applied(new float[] {1, 0});

    assertThat(scaled[0]).isGreaterThan(0.99f);
    assertThat(scaled[0] + scaled[1]).isEqualTo(1, within(1e-6f));
  }

  @Test
  void fewPicturesTellNothing() {
    float[][] said = new float[Temperature.FEWEST - 1][];
    Arrays.setAll(said, i -> new float[] {0.99f, 0.01f});
    int[] labels = new int[said.length];
    labels[0] = 1;

    Temperature fitted = Temperature.fit(said, labels);

    assertThat(fitted.value()).isEqualTo(1);
    assertThat(fitted.reason()).isEqualTo(Temperature.Reason.TOO_FEW);
    assertThat(fitted.lossAfter()).isEqualTo(fitted.lossBefore());
  }

  @Test
  void withoutAMistakeNothingIsSharpened() {
    float[][] said = new float[50][];
    Arrays.setAll(said, i -> new float[] {0.6f, 0.4f});

    Temperature fitted = Temperature.fit(said, new int[50]);

    assertThat(fitted.value()).isEqualTo(1);
    assertThat(fitted.reason()).isEqualTo(Temperature.Reason.NO_MISTAKES);
  }

  @Test
  void whatDoesNotHelpOthersIsNotUsed() {
    // All mistakes lie in one fifth: what the others say of it is wrong.
    float[][] said = new float[100][];
    int[] labels = new int[100];
    Arrays.setAll(said, i -> new float[] {0.8f, 0.2f});
    for (int i = 0; i < 20; i++) {
      labels[i * 5] = 1;
    }

    Temperature fitted = Temperature.fit(said, labels);

    assertThat(fitted.value()).isEqualTo(1);
    assertThat(fitted.reason()).isEqualTo(Temperature.Reason.NO_BETTER);
  }

  @Test
  void aNetworkThatSaysNothingGetsNoTemperature() {
    float[][] said = new float[100][];
    int[] labels = new int[100];
    for (int i = 0; i < 100; i++) {
      said[i] = new float[] {0.52f, 0.48f};
      labels[i] = i % 2;
    }

    assertThat(Temperature.fit(said, labels).value()).isEqualTo(1);
    assertThat(Temperature.fit(said, labels).reason()).isEqualTo(Temperature.Reason.NO_BETTER);
  }

  @Test
  void noPictureIsNoError() {
    Temperature fitted = Temperature.fit(new float[0][], new int[0]);

    assertThat(fitted.value()).isEqualTo(1);
    assertThat(Reliability.counter().reliability().error()).isNaN();
    Coverage coverage = Coverage.of(new double[0], new boolean[0], new boolean[0]);
    assertThat(coverage.keeping(0.95)).isZero();
    assertThat(coverage.share(0.5)).isNaN();
  }

  @Test
  void theUsualThresholdKeepsWhatItShould() {
    double[] sure = new double[100];
    boolean[] right = new boolean[100];
    boolean[] unlike = new boolean[100];
    for (int i = 0; i < 100; i++) {
      sure[i] = 0.5 + i * 0.005;
      right[i] = i >= 10;
    }
    unlike[99] = true;

    Coverage coverage = Coverage.of(sure, right, unlike);

    // 99 are not unlike; the least sure 4 of them may go.
    assertThat(coverage.keeping(0.95)).isEqualTo(0.52);
    assertThat(coverage.share(0.52)).isEqualTo(0.95);
    assertThat(coverage.accuracy(0.52)).isEqualTo(89.0 / 95, within(1e-12));
    assertThat(coverage.share(0)).isEqualTo(0.99);
    assertThat(coverage.share(1)).isZero();
    assertThat(coverage.accuracy(1)).isNaN();
  }

  @Test
  void senselessFiguresAreRefused() {
    assertThatThrownBy(() -> Temperature.fit(new float[1][2], new int[2]))
        .hasMessage("1 predictions for 2 labels");
    assertThatThrownBy(() -> new Temperature(0, Temperature.Reason.FITTED, 1, 1, 1))
        .hasMessage("a temperature is above 0, not 0.0");
  }
}
