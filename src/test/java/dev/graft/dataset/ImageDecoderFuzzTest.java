package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files give pictures within the limit or a sentence, never anything else. */
class ImageDecoderFuzzTest {
  private static final int MUTATIONS = 400;
  private static final PixelLimit LIMIT = new PixelLimit(1_000_000);

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("jpeg", TestImages.jpeg(TestImages.image(40, 30))),
        Arguments.of("progressive", TestImages.jpeg(TestImages.image(40, 30), 0.8f, true)),
        Arguments.of(
            "exif", TestImages.withExif(TestImages.jpeg(TestImages.image(40, 30)), 6, true)),
        Arguments.of(
            "inks", TestImages.withAdobe(TestImages.fourComponents(24, 24, 10, 20, 30, 40), 2)),
        Arguments.of("png", TestImages.encode(TestImages.image(20, 15), "png")),
        Arguments.of("gif", TestImages.encode(TestImages.image(20, 15), "gif")),
        Arguments.of("bmp", TestImages.encode(TestImages.image(20, 15), "bmp")),
        Arguments.of("tiff", TestImages.encode(TestImages.image(20, 15), "tiff")),
        Arguments.of("webp", TestImages.base64(TestImages.WEBP_5X4)),
        Arguments.of("webp lossy", TestImages.base64(TestImages.WEBP_LOSSY)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void survivesDamage(String name, byte[] file) {
    Random random = new Random(name.hashCode());
    for (int i = 0; i < MUTATIONS; i++) {
      survives(mutated(file, random));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void survivesEveryLength(String name, byte[] file) {
    for (int length = 0; length < file.length; length += Math.max(1, file.length / 150)) {
      survives(Arrays.copyOf(file, length));
    }
  }

  @Test
  void survivesNoise() {
    Random random = new Random(7);
    for (byte[] start :
        List.of(
            TestImages.hex("ffd8ff"),
            TestImages.hex("89504e470d0a1a0a"),
            TestImages.ascii("GIF89a"),
            TestImages.ascii("BM"),
            TestImages.hex("49492a00"),
            TestImages.hex("4d4d002b"),
            TestImages.ascii("RIFF@\0\0\0WEBPVP8 "))) {
      for (int i = 0; i < 40; i++) {
        byte[] noise = new byte[random.nextInt(300)];
        random.nextBytes(noise);
        survives(TestImages.concat(start, noise));
      }
    }
  }

  private static void survives(byte[] file) {
    try {
      PixelImage image = ImageDecoder.decode(file, LIMIT).pixels();
      assertThat((long) image.width() * image.height()).isLessThanOrEqualTo(LIMIT.pixels());
    } catch (UnreadableImageException e) {
      assertThat(e.reason()).endsWith(".").hasSizeLessThan(150);
    }
  }

  /**
   * One to eight bytes changed, mostly near the beginning, where the structure is; sometimes a
   * piece lost.
   */
  private static byte[] mutated(byte[] file, Random random) {
    byte[] out = file.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      int range = random.nextInt(3) == 0 ? out.length : Math.min(out.length, 200);
      int at = random.nextInt(range);
      out[at] = random.nextInt(3) == 0 ? (byte) 0xff : (byte) random.nextInt(256);
    }
    if (random.nextInt(5) == 0) {
      int at = random.nextInt(out.length);
      int end = Math.min(out.length, at + random.nextInt(30));
      out = TestImages.concat(Arrays.copyOf(out, at), Arrays.copyOfRange(out, end, out.length));
    }
    return out;
  }
}
