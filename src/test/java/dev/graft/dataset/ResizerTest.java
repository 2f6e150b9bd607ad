package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.BufferOverflowException;
import java.nio.FloatBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResizerTest {
  // Expected values: TensorFlow 2.21 on the pixels of TestImages.pattern(5, 4) as float32.

  @Test
  void stretchesAsTensorFlow() {
    // tf.image.resize(image, (3, 2))
    assertThat(Resizer.resize(TestImages.pattern(5, 4), new ResizeSpec(3, 2, Fit.STRETCH)))
        .containsExactly(
            46.208336f,
            105.208336f,
            132.20833f,
            133.45833f,
            160.45833f,
            166.125f,
            97.875f,
            124.875f,
            87.875f,
            175.125f,
            106.125f,
            165.125f,
            96.20834f,
            144.54169f,
            203.54169f,
            56.79165f,
            105.12499f,
            164.125f);
  }

  @Test
  void enlargesAsTensorFlow() {
    // tf.image.resize(image, (2, 7))
    assertThat(Resizer.resize(TestImages.pattern(5, 4), new ResizeSpec(2, 7, Fit.STRETCH)))
        .containsExactly(
            50.5f,
            109.5f,
            168.5f,
            75.35715f,
            134.35715f,
            120.21429f,
            106.42857f,
            128.85713f,
            96.42857f,
            137.5f,
            68.5f,
            127.5f,
            168.57144f,
            99.571434f,
            158.57144f,
            144.7857f,
            130.64285f,
            134.7857f,
            96.5f,
            155.5f,
            86.5f,
            124.5f,
            55.5f,
            114.5f,
            91.071434f,
            95.21428f,
            154.2143f,
            85.85715f,
            108.285706f,
            167.2857f,
            135.5f,
            66.5f,
            125.5f,
            93.71428f,
            116.14286f,
            175.14285f,
            106.78571f,
            110.928566f,
            169.92856f,
            146.5f,
            77.5f,
            136.5f);
  }

  @Test
  void cropsAsKeras() {
    // keras.preprocessing.image.smart_resize(image, (3, 3))
    assertThat(Resizer.resize(TestImages.pattern(5, 4), new ResizeSpec(3, 3, Fit.CENTER_CROP)))
        .containsExactly(
            23.361115f,
            82.361115f,
            134.25f,
            75.583336f,
            113.25f,
            150.91666f,
            127.805565f,
            144.1389f,
            203.1389f,
            139.58333f,
            91.916664f,
            129.58333f,
            108.25f,
            103.25f,
            98.25f,
            183.58334f,
            114.58334f,
            173.58334f,
            78.02776f,
            101.472244f,
            160.47224f,
            140.91669f,
            93.25f,
            152.25f,
            61.583298f,
            85.02777f,
            144.02777f);
  }

  @Test
  void padsAsTensorFlow() {
    // tf.image.resize_with_pad(image, 3, 3)
    assertThat(Resizer.resize(TestImages.pattern(5, 4), new ResizeSpec(3, 3, Fit.PAD)))
        .containsExactly(
            65.0f,
            124.0f,
            140.33334f,
            137.5f,
            68.5f,
            127.5f,
            124.66668f,
            141.0f,
            114.66668f,
            105.0f,
            78.666664f,
            137.66666f,
            135.5f,
            66.5f,
            125.5f,
            123.33332f,
            97.00001f,
            156.0f,
            0.0f,
            0.0f,
            0.0f,
            0.0f,
            0.0f,
            0.0f,
            0.0f,
            0.0f,
            0.0f);
  }

  @Property(tries = 200)
  void sameSizeIsTheImageItself(
      @ForAll @IntRange(min = 1, max = 40) int w,
      @ForAll @IntRange(min = 1, max = 40) int h,
      @ForAll Fit fit) {
    PixelImage image = TestImages.pattern(w, h);
    float[] out = Resizer.resize(image, new ResizeSpec(h, w, fit));
    for (int i = 0; i < out.length; i++) {
      assertThat(out[i]).isEqualTo(image.rgb()[i] & 0xff);
    }
  }

  @Property(tries = 300)
  void staysWithinTheValuesOfTheImage(
      @ForAll @IntRange(min = 1, max = 60) int w,
      @ForAll @IntRange(min = 1, max = 60) int h,
      @ForAll @IntRange(min = 1, max = 60) int toW,
      @ForAll @IntRange(min = 1, max = 60) int toH,
      @ForAll Fit fit) {
    byte[] rgb = new byte[w * h * 3];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = (byte) (100 + i % 3);
    }
    float[] out = Resizer.resize(new PixelImage(w, h, rgb), new ResizeSpec(toH, toW, fit));
    int filled = 0;
    for (int i = 0; i < out.length; i++) {
      boolean bar = fit == Fit.PAD && out[i] == 0;
      if (!bar) {
        filled++;
        assertThat(out[i]).isCloseTo(100 + i % 3, within(1e-4f));
      }
    }
    assertThat(filled).isPositive();
  }

  @Property(tries = 200)
  void agreesWithTheDefinition(
      @ForAll @IntRange(min = 1, max = 30) int w,
      @ForAll @IntRange(min = 1, max = 30) int h,
      @ForAll @IntRange(min = 1, max = 30) int toW,
      @ForAll @IntRange(min = 1, max = 30) int toH) {
    PixelImage image = TestImages.pattern(w, h);
    float[] out = Resizer.resize(image, new ResizeSpec(toH, toW, Fit.STRETCH));
    for (int y = 0; y < toH; y++) {
      for (int x = 0; x < toW; x++) {
        double sx = Math.max(0, Math.min(w - 1.0, (x + 0.5) * w / toW - 0.5));
        double sy = Math.max(0, Math.min(h - 1.0, (y + 0.5) * h / toH - 0.5));
        int x0 = (int) sx;
        int y0 = (int) sy;
        int x1 = Math.min(w - 1, x0 + 1);
        int y1 = Math.min(h - 1, y0 + 1);
        double top = red(image, x0, y0) * (1 - (sx - x0)) + red(image, x1, y0) * (sx - x0);
        double bottom = red(image, x0, y1) * (1 - (sx - x0)) + red(image, x1, y1) * (sx - x0);
        double expected = top * (1 - (sy - y0)) + bottom * (sy - y0);
        assertThat((double) out[(y * toW + x) * 3]).isCloseTo(expected, within(2e-3));
      }
    }
  }

  private static int red(PixelImage image, int x, int y) {
    return image.pixel(x, y) >> 16;
  }

  @Test
  void writesFromThePositionOnAndMovesIt() {
    ResizeSpec spec = new ResizeSpec(2, 2, Fit.STRETCH);
    FloatBuffer out = FloatBuffer.allocate(2 + 2 * spec.floats());
    out.position(2);
    Resizer.resize(TestImages.pattern(2, 2), spec, out);
    Resizer.resize(TestImages.pattern(2, 2), spec, out);
    assertThat(out.hasRemaining()).isFalse();
    assertThat(out.get(0)).isZero();
    assertThat(out.get(5)).isEqualTo(37);
    assertThat(out.get(17)).isEqualTo(37);
  }

  @Test
  void refusesTooSmallBuffer() {
    FloatBuffer out = FloatBuffer.allocate(11);
    assertThatThrownBy(
            () -> Resizer.resize(TestImages.pattern(2, 2), new ResizeSpec(2, 2, Fit.STRETCH), out))
        .isInstanceOf(BufferOverflowException.class);
    assertThat(out.position()).isZero();
  }

  @Test
  void acceptsExtremeShapes() {
    Random random = new Random(1);
    for (Fit fit : Fit.values()) {
      for (int i = 0; i < 50; i++) {
        int w = 1 + random.nextInt(i % 2 == 0 ? 3 : 3000);
        int h = 1 + random.nextInt(i % 2 == 0 ? 3000 : 3);
        ResizeSpec spec = new ResizeSpec(1 + random.nextInt(30), 1 + random.nextInt(30), fit);
        assertThat(Resizer.resize(TestImages.pattern(w, h), spec)).hasSize(spec.floats());
      }
    }
  }
}
