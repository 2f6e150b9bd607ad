package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Thirty awkward files that others made. Sizes and mean colours are those of Pillow 12.3 with its
 * EXIF turn, laid on white. What each file stands for is tested on images of our own in {@link
 * ImageDecoderTest}, {@link OrientationTest} and {@link ImageDecoderFuzzTest}.
 */
class NastyFilesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "broken_exif_dpi.jpg, 100, 100, 0.0, 128.0, 1.0",
    "decompression_bomb_extents.gif, 100, 100, 255.0, 0.0, 0.0",
    "exif_Landscape_1.jpg, 1800, 1200, 98.3, 115.6, 134.0",
    "exif_Landscape_6.jpg, 1800, 1200, 98.4, 115.7, 134.2",
    "exif_Portrait_5.jpg, 1200, 1800, 144.5, 155.8, 163.1",
    "exif_typeerror.jpg, 800, 531, 160.5, 159.6, 141.7",
    "hopper_16bit_qtables.jpg, 128, 128, 90.1, 80.3, 94.8",
    "hopper_gray_4bpp.tif, 128, 128, 85.4, 85.4, 85.4",
    "i_trns.png, 64, 64, 34.8, 34.8, 34.8",
    "iss634.gif, 245, 245, 134.6, 136.6, 90.2",
    "made_1x1.png, 1, 1, 82.0, 71.0, 70.0",
    "made_png_named.jpg, 300, 280, 78.8, 68.3, 68.0",
    "no-dpi-in-exif.jpg, 200, 200, 92.1, 92.1, 92.1",
    "pil_sample_cmyk.jpg, 100, 100, 30.2, 5.4, 7.4",
    // Pillow cannot read lossless JPEG; these are the decoder's own figures.
    "tm_16_ls.jpg, 800, 535, 147.1, 147.1, 147.1",
    "tm_cmyk-sample.jpg, 160, 227, 72.6, 135.1, 155.9",
    "tm_exif-jfif-app13-app14ycck-3channel.jpg, 310, 384, 240.3, 240.4, 240.5",
    "tm_read-error1025.jpg, 1824, 1025, 255.0, 255.0, 255.0",
    "transparent.webp, 200, 150, 210.9, 202.7, 204.2",
  })
  void isDecoded(String name, int width, int height, double red, double green, double blue)
      throws Exception {
    DecodedImage decoded = ImageLoader.decode(file(name));
    PixelImage image = decoded.pixels();
    assertThat(image.width()).isEqualTo(width);
    assertThat(image.height()).isEqualTo(height);
    assertThat(decoded.truncated()).isFalse();
    double tolerance = name.endsWith(".webp") ? 0.6 : 0.1;
    assertThat(mean(image, 0)).isCloseTo(red, within(tolerance));
    assertThat(mean(image, 1)).isCloseTo(green, within(tolerance));
    assertThat(mean(image, 2)).isCloseTo(blue, within(tolerance));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "16bit.cropped.jp2, JPEG 2000 images cannot be read",
    "broken.png, The PNG data is damaged",
    "hopper.avif, AVIF images cannot be read",
    "made_empty.jpg, The file is empty.",
    "made_html_as.jpg, This is a web page",
    "reallybig.bmp, The picture claims 3000000 x 2000000 pixels",
    "shortfile.bmp, The BMP data is damaged",
    "tm_513f29d0-02a8-11e7-9756-6035edb96e79.jpg, The JPEG data is damaged",
    "tm_broken-bogus-data-prepended-real-jfif-start-at-4801.jpg, The JPEG data is damaged",
    "tm_broken-sos-before-sof.jpg, The JPEG data is damaged",
  })
  void isRefusedWithAReason(String name, String reason) {
    Path file = file(name);
    try {
      ImageLoader.decode(file);
    } catch (UnreadableImageException e) {
      assertThat(e.reason()).startsWith(reason);
      return;
    }
    throw new AssertionError(name + " was decoded");
  }

  @ParameterizedTest
  @CsvSource("truncated_jpeg.jpg")
  void isDecodedInPart(String name) throws Exception {
    DecodedImage decoded = ImageLoader.decode(file(name));
    assertThat(decoded.truncated()).isTrue();
    assertThat(decoded.pixels().width()).isEqualTo(100);
  }

  private static Path file(String name) {
    return SharedData.folder("nasty").resolve(name);
  }

  private static double mean(PixelImage image, int channel) {
    byte[] rgb = image.rgb();
    double sum = 0;
    for (int i = channel; i < rgb.length; i += 3) {
      sum += rgb[i] & 0xff;
    }
    return sum / (rgb.length / 3.0);
  }
}
