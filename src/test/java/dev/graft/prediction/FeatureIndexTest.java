package dev.graft.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeatureIndexTest {
  private static FeatureIndex.Item item(int i) {
    return new FeatureIndex.Item(Path.of(i + ".png"), i % 2);
  }

  private static FeatureIndex index(int length, float... features) {
    return new FeatureIndex(
        IntStream.range(0, features.length / length).mapToObj(FeatureIndexTest::item).toList(),
        length,
        features);
  }

  @Test
  void theNearestComeFirstWhateverTheirLength() {
    FeatureIndex index = index(2, 1, 0, 0, 5, 3, 3);

    List<Neighbour> found = index.nearest(new float[] {0, 0.1f}, 2);

    assertThat(found)
        .extracting(n -> n.file().toString(), Neighbour::classIndex)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("1.png", 1),
            org.assertj.core.groups.Tuple.tuple("2.png", 0));
    assertThat(found.get(0).similarity()).isCloseTo(1, within(1e-6));
    assertThat(found.get(1).similarity()).isCloseTo(Math.sqrt(0.5), within(1e-6));
  }

  @Test
  void fewerThanWantedAreAll() {
    assertThat(index(2, 1, 0, 0, 1).nearest(new float[] {1, 1}, 9)).hasSize(2);
    assertThat(index(2).nearest(new float[] {1, 1}, 3)).isEmpty();
  }

  @Test
  void distancesAreThoseOfPointsOnTheSphere() {
    FeatureIndex index = index(2, 1, 0, 0, 1, -1, 0);

    assertThat(index.distance(new float[] {7, 0}, 1)).isCloseTo(0, within(1e-3));
    assertThat(index.distance(new float[] {7, 0}, 2)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(index.distance(new float[] {7, 0}, 3)).isCloseTo(2, within(1e-6));
    assertThat(index.distance(new float[] {7, 0}, 50)).isCloseTo(2, within(1e-6));
  }

  @Test
  void onesOwnDistanceLeavesOneselfOut() {
    FeatureIndex index = index(2, 1, 0, 1, 0, 0, 1);

    assertThat(index.distanceOfOwn(0, 1)).isCloseTo(0, within(1e-3));
    assertThat(index.distanceOfOwn(2, 1)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(index(2, 1, 0).distanceOfOwn(0, 1)).isEqualTo(2);
  }

  @Test
  void tenThousandAreSearchedAsOneWouldByHand() {
    int n = 10_000;
    int length = 37;
    Random random = new Random(1);
    float[] features = new float[n * length];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian();
    }
    FeatureIndex index = index(length, features);
    float[] asked = new float[length];
    for (int i = 0; i < length; i++) {
      asked[i] = (float) random.nextGaussian();
    }

    List<Integer> byHand =
        IntStream.range(0, n)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -cosine(features, i * length, asked)))
            .limit(6)
            .toList();

    assertThat(index.nearest(asked, 6))
        .extracting(found -> found.file().toString())
        .containsExactlyElementsOf(byHand.stream().map(i -> i + ".png").toList());
  }

  private static double cosine(float[] features, int at, float[] asked) {
    double product = 0;
    double a = 0;
    double b = 0;
    for (int i = 0; i < asked.length; i++) {
      product += (double) features[at + i] * asked[i];
      a += (double) features[at + i] * features[at + i];
      b += (double) asked[i] * asked[i];
    }
    return product / Math.sqrt(a * b);
  }
}
