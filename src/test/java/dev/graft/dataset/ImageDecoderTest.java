package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static PixelImage decode(byte[] file) throws UnreadableImageException {
    return ImageDecoder.decode(file).pixels();
  }

  private static void assertPixel(PixelImage image, int x, int y, int rgb, int tolerance) {
    int actual = image.pixel(x, y);
    for (int shift = 0; shift <= 16; shift += 8) {
      assertThat(actual >> shift & 0xff)
          .as("pixel %06x, expected %06x", actual, rgb)
          .isCloseTo(rgb >> shift & 0xff, within(tolerance));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void readsLosslessFormatsExactly(String format) throws Exception {
    PixelImage image = decode(TestImages.encode(TestImages.image(31, 17), format));
    assertThat(image.width()).isEqualTo(31);
    assertThat(image.rgb()).isEqualTo(TestImages.pattern(31, 17).rgb());
  }

  @Test
  void readsWebp() throws Exception {
    assertThat(decode(TestImages.base64(TestImages.WEBP_5X4)).rgb())
        .isEqualTo(TestImages.pattern(5, 4).rgb());
    assertPixel(decode(TestImages.base64(TestImages.WEBP_LOSSY)), 8, 8, 0xc83c1e, 8);
  }

  @Test
  void readsTheFirstFrameOfGif() throws Exception {
    BufferedImage image = new BufferedImage(9, 7, BufferedImage.TYPE_BYTE_INDEXED);
    Graphics2D g = image.createGraphics();
    g.setColor(java.awt.Color.RED);
    g.fillRect(0, 0, 9, 7);
    g.dispose();
    PixelImage decoded = decode(TestImages.encode(image, "gif"));
    assertThat(decoded.height()).isEqualTo(7);
    assertPixel(decoded, 4, 4, 0xff0000, 0);
  }

  @ParameterizedTest
  @CsvSource({"0.5,false", "0.5,true", "0.95,false", "0.95,true"})
  void readsJpegAsTheJdkDoes(float quality, boolean progressive) throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.image(67, 45), quality, progressive);
    BufferedImage expected = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(decode(jpeg).rgb()).isEqualTo(TestImages.pixels(expected).rgb());
  }

  @Test
  void withoutJfifIsYcbcrAsForLibjpeg() throws Exception {
    byte[] jfif = TestImages.jpeg(TestImages.smooth(48, 32));
    // The first segment is the JFIF marker, 18 bytes.
    byte[] bare =
        TestImages.concat(Arrays.copyOf(jfif, 2), Arrays.copyOfRange(jfif, 20, jfif.length));
    assertThat(decode(bare).rgb()).isEqualTo(decode(jfif).rgb());
    assertThat(decode(TestImages.withAdobe(bare, 1)).rgb()).isEqualTo(decode(jfif).rgb());
    assertThat(decode(TestImages.withExif(bare, 1, true)).rgb()).isEqualTo(decode(jfif).rgb());
  }

  @Test
  void adobeTransformZeroIsRgb() throws Exception {
    byte[] jfif = TestImages.jpeg(TestImages.smooth(48, 32), 1f, false);
    byte[] bare =
        TestImages.concat(Arrays.copyOf(jfif, 2), Arrays.copyOfRange(jfif, 20, jfif.length));
    PixelImage image = decode(TestImages.withAdobe(bare, 0));
    // Luma and chroma of (30, 30, 60), shown as if they were red, green and blue.
    assertPixel(image, 0, 0, 0x219080, 6);
  }

  @Test
  void greyStaysAsItIs() throws Exception {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    Arrays.fill(
        ((java.awt.image.DataBufferByte) grey.getRaster().getDataBuffer()).getData(), (byte) 100);
    for (byte[] file :
        List.of(
            TestImages.jpeg(grey),
            TestImages.encode(grey, "png"),
            TestImages.encode(grey, "tiff"))) {
      assertPixel(decode(file), 5, 5, 0x646464, 0);
    }
  }

  @Test
  void inksWithoutAdobeAreInks() throws Exception {
    // Full cyan, half black.
    PixelImage image = decode(TestImages.fourComponents(16, 16, 255, 0, 0, 128));
    assertPixel(image, 8, 8, 0x007f7f, 3);
  }

  @Test
  void adobeInksAreInverted() throws Exception {
    byte[] jpeg = TestImages.fourComponents(16, 16, 0, 255, 255, 127);
    assertPixel(decode(TestImages.withAdobe(jpeg, 0)), 8, 8, 0x007f7f, 3);
  }

  @Test
  void adobeYcckHoldsInksAsIfTheyWereColours() throws Exception {
    // Y, Cb, Cr of (200, 60, 30), which are cyan, magenta and yellow; K is inverted, so no black.
    byte[] jpeg = TestImages.fourComponents(16, 16, 98, 89, 200, 255);
    assertPixel(decode(TestImages.withAdobe(jpeg, 2)), 8, 8, 0x37c3e1, 4);
  }

  @Test
  void yccArithmeticIsThatOfLibjpeg() throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.image(64, 64), 0.7f, false);
    javax.imageio.ImageReader reader = Plugins.jdkJpeg();
    reader.setInput(new ByteArrayImageStream(jpeg), true, true);
    byte[] raw =
        ((java.awt.image.DataBufferByte) reader.readRaster(0, null).getDataBuffer()).getData();
    reader.dispose();
    JpegColours.yccToRgb(raw, 3);
    assertThat(raw).isEqualTo(decode(jpeg).rgb());
  }

  @Test
  void convertsEmbeddedProfiles() throws Exception {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(new java.awt.Color(64, 128, 200));
    g.fillRect(0, 0, 16, 16);
    g.dispose();
    byte[] jpeg = TestImages.jpeg(image, 1f, false);
    byte[] linear = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    // 64 of 255 in linear light is 137 in sRGB: 1.055 * 0.251^(1/2.4) - 0.055.
    assertPixel(decode(withProfile(jpeg, linear)), 8, 8, 0x89bce4, 4);
    byte[] srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
    assertThat(decode(withProfile(jpeg, srgb)).rgb()).isEqualTo(decode(jpeg).rgb());
    byte[] broken = Arrays.copyOf(linear, 200);
    assertThat(decode(withProfile(jpeg, broken)).rgb()).isEqualTo(decode(jpeg).rgb());
    byte[] grey = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
    assertThat(decode(withProfile(jpeg, grey)).rgb()).isEqualTo(decode(jpeg).rgb());
  }

  private static byte[] withProfile(byte[] jpeg, byte[] profile) {
    byte[] head = TestImages.concat(TestImages.ascii("ICC_PROFILE\0"), new byte[] {1, 1});
    return TestImages.withSegment(jpeg, 0xe2, TestImages.concat(head, profile));
  }

  @Test
  void sixteenBitsKeepTheHighByte() throws Exception {
    BufferedImage grey = new BufferedImage(4, 4, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSample(1, 2, 0, 0xabcd);
    assertPixel(decode(TestImages.encode(grey, "png")), 1, 2, 0xababab, 0);
    ColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            false,
            false,
            java.awt.Transparency.OPAQUE,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(4, 4);
    raster.setPixel(3, 0, new int[] {0x12ff, 0x3400, 0xff80});
    BufferedImage rgb = new BufferedImage(model, raster, false, null);
    assertPixel(decode(TestImages.encode(rgb, "png")), 3, 0, 0x1234ff, 0);
  }

  @Test
  void transparencyIsLaidOnWhite() throws Exception {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00ff0000);
    image.setRGB(1, 0, 0xff102030);
    image.setRGB(2, 0, 0x80000000);
    PixelImage decoded = decode(TestImages.encode(image, "png"));
    assertPixel(decoded, 0, 0, 0xffffff, 0);
    assertPixel(decoded, 1, 0, 0x102030, 0);
    assertPixel(decoded, 2, 0, 0x7f7f7f, 0);
  }

  @Test
  void palettesBecomeColours() throws Exception {
    for (int bits : new int[] {1, 2, 4, 8}) {
      byte[] r = {10, (byte) 200};
      byte[] g = {20, (byte) 150};
      byte[] b = {30, (byte) 100};
      byte[] a = {0, (byte) 255};
      BufferedImage opaque = paletted(new IndexColorModel(bits, 2, r, g, b), bits);
      assertPixel(decode(TestImages.encode(opaque, "png")), 0, 0, 0x0a141e, 0);
      assertPixel(decode(TestImages.encode(opaque, "png")), 1, 0, 0xc89664, 0);
      BufferedImage holes = paletted(new IndexColorModel(bits, 2, r, g, b, a), bits);
      assertPixel(decode(TestImages.encode(holes, "png")), 0, 0, 0xffffff, 0);
      assertPixel(decode(TestImages.encode(holes, "png")), 1, 0, 0xc89664, 0);
    }
  }

  private static BufferedImage paletted(IndexColorModel model, int bits) {
    int type = bits == 8 ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage image = new BufferedImage(9, 5, type, model);
    image.getRaster().setSample(1, 0, 0, 1);
    return image;
  }

  @Test
  void goesByContentNotByName() throws Exception {
    assertThatThrownBy(() -> decode(TestImages.ascii("<!DOCTYPE html><html>404</html>")))
        .hasMessage("This is a web page, not an image.");
    assertThatThrownBy(() -> decode(new byte[0])).hasMessage("The file is empty.");
    assertThatThrownBy(() -> decode(new byte[1]))
        .hasMessage("This is not an image, or its beginning is damaged.");
    assertThatThrownBy(() -> decode("<?xml version='1.0'?><svg/>".getBytes(StandardCharsets.UTF_8)))
        .hasMessage("SVG images cannot be read; save it as JPEG or PNG.");
    assertThatThrownBy(() -> decode(TestImages.ascii("\0\0\0\34ftypheic\0\0\0\0")))
        .hasMessage("HEIC images cannot be read; save it as JPEG or PNG.");
    assertThatThrownBy(() -> decode(TestImages.ascii("\0\0\0\34ftypavif\0\0\0\0")))
        .hasMessage("AVIF images cannot be read; save it as JPEG or PNG.");
    assertThatThrownBy(() -> decode(TestImages.ascii("%PDF-1.7")))
        .hasMessage("This is a PDF document, not an image.");
  }

  @ParameterizedTest
  @CsvSource({"0.95,false", "0.75,false", "0.55,false", "0.75,true", "0.4,true"})
  void usesMostOfATruncatedJpeg(double share, boolean progressive) throws Exception {
    byte[] whole = TestImages.jpeg(TestImages.image(160, 160), 0.9f, progressive);
    byte[] part = Arrays.copyOf(whole, (int) (whole.length * share));
    DecodedImage decoded = ImageDecoder.decode(part);
    assertThat(decoded.truncated()).isTrue();
    assertThat(decoded.pixels().height()).isEqualTo(160);
    assertThat(ImageDecoder.decode(whole).truncated()).isFalse();
    if (!progressive) {
      PixelImage expected = decode(whole);
      for (int x = 0; x < 160; x++) {
        assertThat(decoded.pixels().pixel(x, 40)).isEqualTo(expected.pixel(x, 40));
      }
    }
  }

  @Test
  void aMissingEndMarkerAloneIsNoLoss() throws Exception {
    byte[] whole = TestImages.jpeg(TestImages.image(64, 64));
    byte[] part = Arrays.copyOf(whole, whole.length - 2);
    assertThat(ImageDecoder.decode(part).pixels().rgb()).isEqualTo(decode(whole).rgb());
  }

  @Test
  void refusesAJpegOfWhichLittleIsThere() {
    byte[] whole = TestImages.jpeg(TestImages.image(160, 160));
    for (double share : new double[] {0.3, 0.15, 0.05}) {
      byte[] part = Arrays.copyOf(whole, (int) (whole.length * share));
      assertThatThrownBy(() -> ImageDecoder.decode(part))
          .isInstanceOf(UnreadableImageException.class);
    }
    byte[] third = Arrays.copyOf(whole, (int) (whole.length * 0.35));
    assertThatThrownBy(() -> ImageDecoder.decode(third))
        .hasMessageContaining("less than half of the picture");
  }

  @Test
  void refusesBombsByTheirHeader() {
    byte[] png = TestImages.encode(TestImages.image(4, 4), "png");
    System.arraycopy(TestImages.hex("7fffffff7fffffff"), 0, png, 16, 8);
    byte[] gif = TestImages.encode(TestImages.image(4, 4), "gif");
    System.arraycopy(TestImages.hex("ffffffff"), 0, gif, 6, 4);
    byte[] bmp = TestImages.encode(TestImages.image(4, 4), "bmp");
    System.arraycopy(TestImages.hex("ffffff7f00000080"), 0, bmp, 18, 8);
    byte[] jpeg = TestImages.jpeg(TestImages.image(4, 4));
    int frame = indexOf(jpeg, 0xc0);
    System.arraycopy(TestImages.hex("ffffffff"), 0, jpeg, frame + 5, 4);
    for (byte[] bomb : List.of(png, gif, bmp, jpeg)) {
      assertThatThrownBy(() -> ImageDecoder.decode(bomb))
          .isInstanceOf(UnreadableImageException.class)
          .hasMessageContaining("more than the limit of 128 million");
    }
  }

  private static int indexOf(byte[] b, int marker) {
    for (int i = 0; i + 1 < b.length; i++) {
      if (b[i] == (byte) 0xff && b[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new IllegalArgumentException();
  }

  @Test
  void theLimitHoldsForEveryFormat() throws Exception {
    PixelLimit limit = new PixelLimit(100);
    List<byte[]> files = new ArrayList<>();
    for (String format : List.of("png", "gif", "bmp", "tiff")) {
      files.add(TestImages.encode(TestImages.image(11, 10), format));
    }
    files.add(TestImages.jpeg(TestImages.image(11, 10)));
    files.add(TestImages.base64(TestImages.WEBP_LOSSY));
    for (byte[] file : files) {
      assertThatThrownBy(() -> ImageDecoder.decode(file, limit)).hasMessageContaining("limit");
    }
    assertThat(ImageDecoder.decode(TestImages.base64(TestImages.WEBP_5X4), limit)).isNotNull();
  }

  @Test
  void refusesProgressiveFilesOfThousandsOfScans() {
    byte[] jpeg = TestImages.jpeg(TestImages.image(32, 32), 0.9f, true);
    int scan = indexOf(jpeg, 0xda);
    byte[] one = Arrays.copyOfRange(jpeg, scan, scan + 12);
    byte[] many = Arrays.copyOf(jpeg, jpeg.length);
    for (int i = 0; i < 1000; i++) {
      many = TestImages.concat(many, one);
    }
    byte[] file = many;
    assertThatThrownBy(() -> ImageDecoder.decode(file)).hasMessageContaining("very long");
  }

  @Test
  void everyThreadGetsTheSamePixels() throws Exception {
    byte[] jpeg = TestImages.jpeg(TestImages.image(200, 150), 0.8f, false);
    String expected = Fingerprint.of(decode(jpeg).rgb());
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> results = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        results.add(threads.submit(() -> Fingerprint.of(decode(jpeg).rgb())));
      }
      for (Future<String> result : results) {
        assertThat(result.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theVersionNamesRulesAndDecoder() {
    assertThat(ImageDecoder.version())
        .matches("graft-2-[0-9a-f]{8}")
        .isEqualTo(ImageDecoder.version());
  }
}
