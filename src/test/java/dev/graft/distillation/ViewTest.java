package dev.graft.distillation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Fit;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.Resizer;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewTest {
  private static PixelImage noise(int width, int height) {
    byte[] rgb = new byte[width * height * 3];
    new SplittableRandom(7).nextBytes(rgb);
    return new PixelImage(width, height, rgb);
  }

  @Test
  void isAFunctionOfSeedPhotographAndNumber() {
    assertThat(View.of(1, 2, 3)).isEqualTo(View.of(1, 2, 3));
    Set<View> different = new HashSet<>();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        for (int k = 1; k < 4; k++) {
          different.add(View.of(i, j, k));
        }
      }
    }
    assertThat(different).hasSize(27);
    assertThat(View.of(1, 2, 0)).isEqualTo(View.PLAIN);
  }

  @Test
  void staysWithinThePhotographAndShowsAtLeastAQuarterOfItOrNearly() {
    int mirrored = 0;
    for (int v = 1; v <= 2000; v++) {
      View view = View.of(3, v * 31L, v);
      assertThat(view.left()).isNotNegative();
      assertThat(view.top()).isNotNegative();
      assertThat(view.left() + view.width()).isLessThanOrEqualTo(1 + 1e-12);
      assertThat(view.top() + view.height()).isLessThanOrEqualTo(1 + 1e-12);
      assertThat(view.width() * view.height()).isGreaterThan(0.2499);
      assertThat(view.width() / view.height()).isBetween(0.7499, 1.3334);
      mirrored += view.mirrored() ? 1 : 0;
    }
    assertThat(mirrored).isBetween(900, 1100);
  }

  @ParameterizedTest
  @CsvSource({"65536, 16", "1000000, 16", "32768, 9", "4096, 2", "1, 1"})
  void aSmallPictureTakesPartInFewerViews(long pixels, int expected) {
    assertThat(IntStream.range(0, 16).filter(v -> View.takesPart(pixels, v)).count())
        .isEqualTo(expected);
    assertThat(View.takesPart(pixels, 0)).isTrue();
  }

  @Test
  void thePlainViewIsTheResizedPhotograph() {
    PixelImage image = noise(37, 21);
    float[] expected = Resizer.resize(image, new ResizeSpec(16, 16, Fit.STRETCH));

    byte[] drawn = ViewRenderer.render(image, View.PLAIN, 16);

    for (int i = 0; i < drawn.length; i++) {
      assertThat((double) (drawn[i] & 0xff))
          .isCloseTo(expected[i], org.assertj.core.data.Offset.offset(0.51));
    }
  }

  @Test
  void mirroringTurnsEachRowAround() {
    PixelImage image = noise(30, 30);
    View straight = new View(0.1, 0.2, 0.5, 0.6, false, 1, 1, 1);
    View mirrored = new View(0.1, 0.2, 0.5, 0.6, true, 1, 1, 1);

    byte[] a = ViewRenderer.render(image, straight, 9);
    byte[] b = ViewRenderer.render(image, mirrored, 9);

    for (int y = 0; y < 9; y++) {
      for (int x = 0; x < 9; x++) {
        for (int c = 0; c < 3; c++) {
          assertThat(b[(y * 9 + 8 - x) * 3 + c]).isEqualTo(a[(y * 9 + x) * 3 + c]);
        }
      }
    }
  }

  @Test
  void coloursAreChangedByTheirFactors() {
    byte[] two = {100, 50, 50, (byte) 150, 100, 100};
    PixelImage image = new PixelImage(2, 1, two);

    byte[] bright = ViewRenderer.render(image, new View(0, 0, 1, 1, false, 1.2f, 1, 1), 2);
    byte[] grey = ViewRenderer.render(image, new View(0, 0, 1, 1, false, 1, 1, 0), 2);

    assertThat(bright[0] & 0xff).isEqualTo(120);
    assertThat(bright[1] & 0xff).isEqualTo(60);
    // 0.299 * 100 + 0.701 * 50.
    assertThat(grey[0] & 0xff).isEqualTo(65);
    assertThat(grey[1] & 0xff).isEqualTo(65);
  }
}
