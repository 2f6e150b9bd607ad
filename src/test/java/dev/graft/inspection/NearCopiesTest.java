package dev.graft.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NearCopiesTest {
  private static final int WIDTH = 16;

  private static boolean never() {
    return false;
  }

  private static Embeddings embeddings(List<float[]> rows) {
    List<Path> files =
        IntStream.range(0, rows.size()).mapToObj(i -> Path.of("/p/" + i + ".jpg")).toList();
    return new Embeddings("made", files, rows.toArray(float[][]::new));
  }

  private static List<List<Integer>> copies(List<float[]> rows) {
    return NearCopies.of(embeddings(rows), NearCopies.SAME, NearCopiesTest::never);
  }

  /** A row of the plane at an angle to the first axis. */
  private static float[] at(double degrees, double length) {
    double angle = Math.toRadians(degrees);
    return new float[] {(float) (length * Math.cos(angle)), (float) (length * Math.sin(angle))};
  }

  @Test
  void theAngleDecidesAndNotTheLength() {
    double limit = Math.toDegrees(Math.acos(NearCopies.SAME));

    assertThat(copies(List.of(at(0, 1), at(limit - 0.1, 40)))).containsExactly(List.of(0, 1));
    assertThat(copies(List.of(at(0, 1), at(limit + 0.1, 1)))).isEmpty();
  }

  @Test
  void aChainOfNearOnesIsOneGroup() {
    assertThat(copies(List.of(at(60, 1), at(0, 1), at(20, 2), at(10, 1), at(90, 1))))
        .containsExactly(List.of(1, 2, 3));
  }

  @Test
  void nothingAndOnePictureHaveNoCopies() {
    assertThat(copies(List.of())).isEmpty();
    assertThat(copies(List.of(at(0, 1)))).isEmpty();
  }

  @Test
  void itEndsWhenItIsCancelled() {
    assertThatThrownBy(
            () ->
                NearCopies.of(embeddings(List.of(at(0, 1), at(1, 1))), NearCopies.SAME, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  /** Only neighbours along one direction are compared: that must not lose a pair. */
  @Property(tries = 50)
  void noPairIsLost(@ForAll long seed) {
    Random random = new Random(seed);
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      float[] row = new float[WIDTH];
      float[] near = new float[WIDTH];
      for (int f = 0; f < WIDTH; f++) {
        row[f] = (float) Math.abs(random.nextGaussian());
        near[f] = row[f] + (float) (0.2 * random.nextGaussian());
      }
      rows.add(row);
      rows.add(near);
    }

    List<List<Integer>> groups = copies(rows);

    for (int a = 0; a < rows.size(); a++) {
      for (int b = a + 1; b < rows.size(); b++) {
        // Half a thousandth on both sides belongs to rounding.
        if (cosine(rows.get(a), rows.get(b)) > NearCopies.SAME + 5e-4) {
          int one = a;
          int other = b;
          assertThat(groups).anyMatch(g -> g.contains(one) && g.contains(other));
        }
      }
    }
    for (List<Integer> group : groups) {
      for (int a : group) {
        assertThat(group)
            .anyMatch(b -> b != a && cosine(rows.get(a), rows.get(b)) > NearCopies.SAME - 5e-4);
      }
    }
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double lengths = 0;
    double others = 0;
    for (int f = 0; f < a.length; f++) {
      dot += (double) a[f] * b[f];
      lengths += (double) a[f] * a[f];
      others += (double) b[f] * b[f];
    }
    return dot / Math.sqrt(lengths * others);
  }
}
