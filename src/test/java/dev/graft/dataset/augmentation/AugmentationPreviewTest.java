package dev.graft.dataset.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Fit;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AugmentationPreviewTest {
  private static final ResizeSpec SIZE = new ResizeSpec(16, 20, Fit.STRETCH);
  private static final Augmentation FLIPS =
      new Augmentation(true, 0.5, 10, 0.2, 0.2, 0.2, 0.3, 0, 0, 4);

  @TempDir Path folder;
  private Path red;
  private Path green;

  @BeforeEach
  void twoPictures() throws IOException {
    red = drawn("red.png", 0xff0000);
    green = drawn("green.png", 0x00ff00);
  }

  private Path drawn(String name, int colour) throws IOException {
    BufferedImage image = new BufferedImage(40, 32, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 40 * 32; i++) {
      image.setRGB(i % 40, i / 40, i % 40 < 20 ? colour : colour / 3 & 0x3f3f3f);
    }
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }

  @Test
  void showsEachFileInTurnAndDifferentlyEachTime() throws Exception {
    List<AugmentationPreview.Shown> shown =
        AugmentationPreview.draw(List.of(red, green), SIZE, FLIPS, 3, 5);

    assertThat(shown)
        .extracting(AugmentationPreview.Shown::file)
        .containsExactly(red, green, red, green, red);
    assertThat(shown)
        .allSatisfy(
            s -> {
              assertThat(s.picture().height()).isEqualTo(16);
              assertThat(s.picture().width()).isEqualTo(20);
              assertThat(s.partner()).isEmpty();
              assertThat(s.share()).isEqualTo(1);
            });
    assertThat(shown.get(0).picture().rgb()).isNotEqualTo(shown.get(2).picture().rgb());
    assertThat(
            AugmentationPreview.draw(List.of(red, green), SIZE, FLIPS, 3, 5).get(4).picture().rgb())
        .isEqualTo(shown.get(4).picture().rgb());
  }

  @Test
  void showsPairsThatAreMixed() throws Exception {
    Augmentation mixing = new Augmentation(false, 1, 0, 0, 0, 0, 0, 8, 0, 4);

    List<AugmentationPreview.Shown> shown =
        AugmentationPreview.draw(List.of(red, green), SIZE, mixing, 3, 2);

    assertThat(shown.get(0).partner()).contains(green);
    assertThat(shown.get(1).partner()).contains(red);
    double share = shown.get(0).share();
    assertThat(share).isStrictlyBetween(0.0, 1.0).isEqualTo(shown.get(1).share());
    PixelImage first = shown.get(0).picture();
    assertThat(first.pixel(2, 2))
        .isEqualTo((int) Math.round(255 * share) << 16 | (int) Math.round(255 * (1 - share)) << 8);
  }

  @Test
  void aFileThatIsNoPictureIsAReason() throws IOException {
    Path torn = Files.writeString(folder.resolve("torn.png"), "no picture");

    assertThatThrownBy(() -> AugmentationPreview.draw(List.of(torn), SIZE, FLIPS, 3, 5))
        .isInstanceOf(UnreadableImageException.class);
  }
}
