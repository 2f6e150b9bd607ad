package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.prediction.FeatureIndex;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many distances at once against one at a time. */
class DistancesTest {
  private static final int LENGTH = 37;

  private final Random random = new Random(3);

  private float[][] rows(int count) {
    float[][] rows = new float[count][LENGTH];
    for (float[] row : rows) {
      float scale = (float) Math.exp(6 * random.nextGaussian());
      for (int i = 0; i < LENGTH; i++) {
        row[i] = (float) (scale * Math.max(0, random.nextGaussian()));
      }
    }
    return rows;
  }

  private static FeatureIndex index(float[][] known) {
    float[] flat = new float[known.length * LENGTH];
    for (int i = 0; i < known.length; i++) {
      System.arraycopy(known[i], 0, flat, i * LENGTH, LENGTH);
    }
    return new FeatureIndex(
        IntStream.range(0, known.length)
            .mapToObj(i -> new FeatureIndex.Item(Path.of(i + ".png"), 0))
            .toList(),
        LENGTH,
        flat);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 60, 100})
  void theyAreThoseOfTheIndex(int k) {
    float[][] known = rows(60);
    float[][] asked = rows(23);
    asked[7] = new float[LENGTH];
    asked[8] = known[9].clone();
    FeatureIndex index = index(known);
    double[] said = Distances.of(asked, known, k);
    for (int i = 0; i < asked.length; i++) {
      assertThat(said[i]).as("picture %d", i).isCloseTo(index.distance(asked[i], k), within(5e-4));
    }
    assertThat(said[7]).isEqualTo(Math.sqrt(2));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 60})
  void amongThemselvesAPictureIsNotItsOwnNeighbour(int k) {
    float[][] known = rows(60);
    known[4] = known[31].clone();
    FeatureIndex index = index(known);
    double[] said = Distances.amongThemselves(known, k);
    for (int i = 0; i < known.length; i++) {
      assertThat(said[i]).as("picture %d", i).isCloseTo(index.distanceOfOwn(i, k), within(5e-4));
    }
  }

  @Test
  void nothingKnownIsAsFarAsCanBe() {
    assertThat(Distances.of(rows(2), new float[0][], 3)).containsExactly(2, 2);
    assertThat(Distances.of(new float[0][], rows(2), 3)).isEmpty();
    assertThat(Distances.amongThemselves(rows(1), 3)).containsExactly(2);
  }
}
