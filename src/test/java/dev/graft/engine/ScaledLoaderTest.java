package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.dataset.DecodedImage;
import dev.graft.dataset.Fit;
import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.LoadedImage;
import dev.graft.dataset.PictureReader;
import dev.graft.dataset.PixelImage;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.ScaledLoader;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.network.Preprocessing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Photographs decoded at a fraction of their size, with TensorFlow's decoder. */
class ScaledLoaderTest {
  private static final TensorFlowJpeg JPEG = new TensorFlowJpeg();

  /** The EXIF of a picture that a viewer turns to the right: orientation 6. */
  private static final byte[] TURNED =
      HexFormat.of()
          .parseHex(
              "ffe10022457869660000"
                  + "4d4d002a00000008"
                  + "0001"
                  + "011200030000000100060000"
                  + "00000000");

  @TempDir private Path folder;
  private int asked;

  private final PictureReader reader =
      new ScaledLoader(
          (jpeg, denominator) -> {
            asked = denominator;
            return JPEG.decode(jpeg, denominator);
          });

  @AfterAll
  static void close() {
    JPEG.close();
  }

  /** Red fades to the right, green downwards, with a blue square at the upper left. */
  private static BufferedImage picture(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, ((255 * x / width) << 16) | ((255 * y / height) << 8));
      }
    }
    Graphics2D g = image.createGraphics();
    g.setColor(Color.BLUE);
    g.fillRect(0, 0, width / 4, height / 4);
    g.dispose();
    return image;
  }

  private static byte[] jpeg(int width, int height) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture(width, height), "jpeg", out);
    return out.toByteArray();
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static float[] read(PictureReader reader, Path file, ResizeSpec spec)
      throws UnreadableImageException {
    float[] pixels = new float[spec.floats()];
    reader.load(file, spec, FloatBuffer.wrap(pixels));
    return pixels;
  }

  private static double meanDifference(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  @ParameterizedTest
  @CsvSource({
    // the largest that leaves at least what is wanted
    "640, 480, 224, 2",
    "1000, 900, 224, 4",
    "1000, 895, 224, 2",
    "1801, 1793, 224, 8",
    "4000, 3000, 96, 8",
    "447, 600, 224, 0",
    "300, 200, 224, 0",
  })
  void largePhotographsAreDecodedAtAFraction(int width, int height, int side, int denominator)
      throws Exception {
    Path file = file("p.jpg", jpeg(width, height));
    ResizeSpec spec = new ResizeSpec(side, side, Fit.STRETCH);
    float[] whole = read(ImageLoader::load, file, spec);
    float[] scaled = read(reader, file, spec);
    assertThat(asked).isEqualTo(denominator);
    if (denominator == 0) {
      assertThat(scaled).isEqualTo(whole);
    } else {
      assertThat(scaled).isNotEqualTo(whole);
      assertThat(meanDifference(scaled, whole)).as("nearly the same picture").isLessThan(3);
    }
  }

  @ParameterizedTest
  @CsvSource({"STRETCH", "CENTER_CROP", "PAD"})
  void everyFitAndATurnedPictureStayAsTheyWere(Fit fit) throws Exception {
    byte[] plain = jpeg(800, 600);
    ByteArrayOutputStream turned = new ByteArrayOutputStream();
    turned.write(plain, 0, 2);
    turned.write(TURNED);
    turned.write(plain, 2, plain.length - 2);
    Path file = file("turned.jpg", turned.toByteArray());
    ResizeSpec spec = new ResizeSpec(100, 100, fit);
    float[] pixels = new float[spec.floats()];
    LoadedImage loaded = reader.load(file, spec, FloatBuffer.wrap(pixels));
    assertThat(asked).isEqualTo(4);
    LoadedImage whole = ImageLoader.load(file, spec, FloatBuffer.allocate(spec.floats()));
    assertThat(loaded).isEqualTo(whole);
    assertThat(loaded.width()).isEqualTo(600);
    assertThat(meanDifference(pixels, read(ImageLoader::load, file, spec))).isLessThan(4);
  }

  @Test
  void whatTheDecoderMakesIsTheMeanOfEachBlock() throws Exception {
    byte[] content = jpeg(640, 480);
    PixelImage eighth = JPEG.decode(content, 8);
    assertThat(eighth.width()).isEqualTo(80);
    assertThat(eighth.height()).isEqualTo(60);
    Path file = file("p.jpg", content);
    DecodedImage whole = ImageLoader.decode(file);
    for (int[] at : new int[][] {{40, 30}, {70, 10}, {30, 55}}) {
      double sum = 0;
      for (int i = 0; i < 64; i++) {
        sum += (whole.pixels().pixel(at[0] * 8 + i % 8, at[1] * 8 + i / 8) >> 8) & 0xff;
      }
      assertThat((double) ((eighth.pixel(at[0], at[1]) >> 8) & 0xff))
          .isCloseTo(sum / 64, within(2.0));
    }
  }

  @Test
  void whatDoesNotLookWholeIsReadTheSafeWay() throws Exception {
    byte[] plain = jpeg(1200, 900);
    ResizeSpec spec = new ResizeSpec(100, 100, Fit.STRETCH);
    byte[] cut = Arrays.copyOf(plain, plain.length * 3 / 4);
    byte[] lost = plain.clone();
    Arrays.fill(lost, plain.length * 3 / 4, plain.length - 2, (byte) 0);
    for (byte[] odd : new byte[][] {cut, lost}) {
      Path file = file("odd.jpg", odd);
      assertThat(read(reader, file, spec)).isEqualTo(read(ImageLoader::load, file, spec));
      assertThat(asked).isZero();
    }
    Path tooLittle = file("little.jpg", Arrays.copyOf(plain, plain.length / 4));
    assertThatThrownBy(() -> read(reader, tooLittle, spec))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessageContaining("less than half");
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(picture(640, 480), "png", png);
    Path other = file("p.png", png.toByteArray());
    assertThat(read(reader, other, spec)).isEqualTo(read(ImageLoader::load, other, spec));
    assertThat(asked).isZero();
  }

  @Test
  void whatTelephonesPutBehindAPictureDoesNotMatter() throws Exception {
    byte[] plain = jpeg(1200, 900);
    ResizeSpec spec = new ResizeSpec(100, 100, Fit.STRETCH);
    float[] alone = read(reader, file("plain.jpg", plain), spec);
    assertThat(asked).isEqualTo(8);
    asked = 0;
    byte[] more = Arrays.copyOf(plain, 2 * plain.length);
    System.arraycopy(plain, 0, more, plain.length, plain.length);
    assertThat(read(reader, file("more.jpg", more), spec)).isEqualTo(alone);
    assertThat(asked).isEqualTo(8);
  }

  @Test
  void aPictureForWhichThereIsNoMemoryIsASentence() throws Exception {
    Path file = file("p.jpg", jpeg(640, 480));
    PictureReader poor =
        new ScaledLoader(
            (jpeg, denominator) -> {
              throw new OutOfMemoryError("a test");
            });
    assertThatThrownBy(() -> read(poor, file, new ResizeSpec(96, 96, Fit.STRETCH)))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("The picture is too large for the memory of Graft.");
  }

  @Test
  void whatTheDecoderRefusesIsASentence() {
    assertThatThrownBy(() -> JPEG.decode(new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3}, 2))
        .isInstanceOf(UnreadableImageException.class)
        .hasMessage("The JPEG data is damaged or of a kind that cannot be read.");
    assertThatThrownBy(() -> JPEG.decode(new byte[0], 3))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theEngineReadsByTheRuleOfThePreprocessing() throws Exception {
    Path file = file("p.jpg", jpeg(640, 480));
    ResizeSpec spec = new ResizeSpec(96, 96, Fit.STRETCH);
    Preprocessing whole =
        new Preprocessing(96, 96, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC);
    Preprocessing scaled =
        new Preprocessing(
            96,
            96,
            Preprocessing.Fit.STRETCH,
            Preprocessing.Scaling.SYMMETRIC,
            Preprocessing.Decoding.SCALED);
    try (TensorFlowEngine engine = new TensorFlowEngine()) {
      assertThat(read(engine.pictures(whole), file, spec))
          .isEqualTo(read(ImageLoader::load, file, spec));
      assertThat(read(engine.pictures(scaled), file, spec)).isEqualTo(read(reader, file, spec));
    }
  }
}
