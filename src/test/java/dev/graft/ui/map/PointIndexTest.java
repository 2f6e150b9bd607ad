package dev.graft.ui.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointIndexTest {
  private static final int MANY = 3000;
  private final Random random = new Random(7);
  private final float[] xs = new float[MANY];
  private final float[] ys = new float[MANY];

  PointIndexTest() {
    for (int i = 0; i < MANY; i++) {
      // Two heaps far apart and a few points between them, as maps of pictures are.
      xs[i] = (float) (random.nextGaussian() + (i % 2 == 0 ? 0 : 40));
      ys[i] = (float) (random.nextGaussian() * 3);
    }
  }

  @Test
  void theNearestIsThatOfALookAtAll() {
    PointIndex index = new PointIndex(xs, ys);
    for (int t = 0; t < 200; t++) {
      double x = random.nextDouble() * 50 - 5;
      double y = random.nextDouble() * 20 - 10;
      double radius = random.nextDouble() * 4;
      int best = PointIndex.NONE;
      double least = radius * radius;
      for (int i = 0; i < MANY; i++) {
        double d = (xs[i] - x) * (xs[i] - x) + (ys[i] - y) * (ys[i] - y);
        if (i % 3 != 0 && d <= least) {
          least = d;
          best = i;
        }
      }
      assertThat(index.nearest(x, y, radius, i -> i % 3 != 0)).isEqualTo(best);
    }
  }

  @Test
  void aLineEnclosesWhatIsInsideOfItEvenWhereItIsBent() {
    PointIndex index = new PointIndex(xs, ys);
    double[] lineX = {-1, 41, 41, 40, 40, -1};
    double[] lineY = {-2, -2, 2, 2, -1, -1};
    int[] expected =
        IntStream.range(0, MANY)
            .filter(i -> xs[i] > -1 && xs[i] < 41 && ys[i] > -2 && ys[i] < 2)
            .filter(i -> ys[i] < -1 || xs[i] > 40)
            .toArray();
    assertThat(expected.length).isGreaterThan(100);
    assertThat(index.inside(lineX, lineY, i -> true)).isEqualTo(expected);
    assertThat(index.inside(lineX, lineY, i -> i < 50))
        .isEqualTo(IntStream.of(expected).filter(i -> i < 50).toArray());
    assertThat(index.inside(new double[] {0, 1}, new double[] {0, 1}, i -> true)).isEmpty();
  }

  @Test
  void arrowsGoToTheNextPointAhead() {
    float[] x = {0, 1, 3, 1, 0};
    float[] y = {0, 0.2f, 0, 5, 2};
    PointIndex index = new PointIndex(x, y);
    assertThat(index.towards(0, 1, 0, i -> true)).isEqualTo(1);
    assertThat(index.towards(0, 1, 0, i -> i != 1)).isEqualTo(2);
    assertThat(index.towards(0, 0, 1, i -> true)).isEqualTo(4);
    assertThat(index.towards(0, -1, 0, i -> true)).isEqualTo(PointIndex.NONE);
  }

  @Test
  void pointsOnOnePlaceAndNoneAtAll() {
    PointIndex same = new PointIndex(new float[] {2, 2, 2}, new float[] {1, 1, 1});
    assertThat(same.nearest(2, 1, 0.1, i -> i > 0)).isBetween(1, 2);
    PointIndex none = new PointIndex(new float[0], new float[0]);
    assertThat(none.nearest(0, 0, 9, i -> true)).isEqualTo(PointIndex.NONE);
  }
}
