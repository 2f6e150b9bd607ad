package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourHistogramTest {
  @TempDir private Path folder;

  @Test
  void countsThePixelsOfEachBox() {
    float[] shares =
        ColourHistogram.of(new float[] {0, 0, 0, 255, 255, 255, 255, 255, 200, 63.9f, 64, 128});

    assertThat(shares).hasSize(64);
    assertThat(shares[0]).isEqualTo(0.25f);
    assertThat(shares[63]).isEqualTo(0.5f);
    assertThat(shares[1 * 4 + 2]).isEqualTo(0.25f);
  }

  @Test
  void theSizeOfAPictureDoesNotCount() throws Exception {
    Path file = folder.resolve("red.png");
    BufferedImage picture = new BufferedImage(200, 50, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 100; x++) {
      for (int y = 0; y < 50; y++) {
        picture.setRGB(x, y, 0xff0000);
      }
    }
    ImageIO.write(picture, "png", file.toFile());

    float[] shares = ColourHistogram.of(file);
    assertThat(shares[48]).isCloseTo(0.5f, within(0.02f));
    assertThat(shares[0]).isCloseTo(0.5f, within(0.02f));
  }

  @Test
  void whatIsNoPictureHasAReason() throws Exception {
    Path file = Files.writeString(folder.resolve("x.png"), "no picture");
    assertThatThrownBy(() -> ColourHistogram.of(file)).isInstanceOf(UnreadableImageException.class);
  }
}
