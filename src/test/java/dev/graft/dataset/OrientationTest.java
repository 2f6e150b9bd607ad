package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
  private static final int W = 48;
  private static final int H = 32;

  /** Where the standard says that row 0 and column 0 of the stored picture are seen. */
  private static int seen(int orientation, int x, int y) {
    return switch (orientation) {
      case 1 -> at(x, y);
      case 2 -> at(W - 1 - x, y);
      case 3 -> at(W - 1 - x, H - 1 - y);
      case 4 -> at(x, H - 1 - y);
      case 5 -> at(y, x);
      case 6 -> at(y, H - 1 - x);
      case 7 -> at(W - 1 - y, H - 1 - x);
      case 8 -> at(W - 1 - y, x);
      default -> throw new IllegalArgumentException();
    };
  }

  private static int at(int x, int y) {
    return y * W + x;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsJpegUpright(int orientation) throws Exception {
    byte[] plain = TestImages.jpeg(TestImages.smooth(W, H));
    PixelImage stored = ImageDecoder.decode(plain).pixels();
    for (boolean bigEndian : new boolean[] {true, false}) {
      byte[] turned = TestImages.withExif(plain, orientation, bigEndian);
      PixelImage upright = ImageDecoder.decode(turned).pixels();
      assertThat(upright.width()).isEqualTo(orientation < 5 ? W : H);
      assertThat(upright.height()).isEqualTo(orientation < 5 ? H : W);
      for (int y = 0; y < upright.height(); y++) {
        for (int x = 0; x < upright.width(); x++) {
          int from = seen(orientation, x, y);
          assertThat(upright.pixel(x, y)).isEqualTo(stored.pixel(from % W, from / W));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void agreesWithMetadataExtractor(int orientation) throws Exception {
    byte[] jpeg = TestImages.withExif(TestImages.jpeg(TestImages.smooth(W, H)), orientation, true);
    int theirs =
        ImageMetadataReader.readMetadata(new ByteArrayInputStream(jpeg))
            .getFirstDirectoryOfType(ExifIFD0Directory.class)
            .getInt(ExifIFD0Directory.TAG_ORIENTATION);
    assertThat(JpegHeader.read(jpeg).orElseThrow().orientation()).isEqualTo(theirs);
  }

  @Test
  void topLeftOfOrientationSixIsTheBottomLeftOfTheFile() throws Exception {
    // A camera held upright: what it stored at the bottom left is seen at the top left.
    BufferedImage image = new BufferedImage(32, 16, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64; i++) {
      image.setRGB(i % 8, 8 + i / 8, 0xff0000);
    }
    byte[] jpeg = TestImages.withExif(TestImages.jpeg(image), 6, true);
    PixelImage upright = ImageDecoder.decode(jpeg).pixels();
    assertThat(upright.width()).isEqualTo(16);
    assertThat(upright.pixel(1, 1) >> 16).isGreaterThan(200);
    assertThat(upright.pixel(14, 30) >> 16).isLessThan(50);
  }

  @Test
  void readsExifOfPng() throws Exception {
    byte[] png = TestImages.encode(TestImages.image(5, 3), "png");
    byte[] exif = TestImages.exif(6, true);
    byte[] chunk =
        TestImages.concat(TestImages.hex("%08x".formatted(exif.length)), TestImages.ascii("eXIf"));
    chunk = TestImages.concat(TestImages.concat(chunk, exif), new byte[4]);
    // Behind the 33 bytes of signature and header. Its checksum is not looked at.
    byte[] head = java.util.Arrays.copyOf(png, 33);
    byte[] tail = java.util.Arrays.copyOfRange(png, 33, png.length);
    byte[] file = TestImages.concat(TestImages.concat(head, chunk), tail);
    assertThat(HeaderSize.orientation(file, ImageFormat.PNG)).isEqualTo(6);
  }

  @Test
  void damagedExifIsUpright() {
    Random random = new Random(4);
    for (int i = 0; i < 2000; i++) {
      byte[] exif = TestImages.exif(6, random.nextBoolean());
      exif[random.nextInt(exif.length)] = (byte) random.nextInt(256);
      exif[random.nextInt(exif.length)] = (byte) random.nextInt(256);
      int length = random.nextInt(exif.length + 1);
      assertThat(Orientation.read(exif, 0, length)).isBetween(1, 8);
    }
    assertThat(Orientation.read(TestImages.exif(9, true), 0, 26)).isEqualTo(1);
    assertThat(Orientation.read(TestImages.exif(0, true), 0, 26)).isEqualTo(1);
  }
}
