package dev.graft.dataset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small images that tests make themselves. */
final class TestImages {
  /** A lossless WebP of 5 x 4 pixels, made with Pillow from the pixels of {@link #pattern}. */
  static final String WEBP_5X4 =
      "UklGRjAAAABXRUJQVlA4TCQAAAAvBMAAAM2VIaL/YTAQSUYCMaSQRxIt1FXCTvHsRNQJmgBvOBY=";

  /** A lossy WebP of 16 x 16 pixels, all of them about (200, 60, 30), made with Pillow. */
  static final String WEBP_LOSSY =
      "UklGRj4AAABXRUJQVlA4IDIAAADQAQCdASoQABAAAMASJaACdLoB+AADsAD+8ql//bs/rs/rs/7tv/62D+tg"
          + "/rYP/rQAAA==";

  private TestImages() {}

  /** A pixel pattern that is nowhere symmetric: red 37x+101y+13xy, green 59 more, blue 118 more. */
  static int patternRgb(int x, int y) {
    int v = 37 * x + 101 * y + 13 * x * y;
    return (v & 0xff) << 16 | ((v + 59) & 0xff) << 8 | ((v + 118) & 0xff);
  }

  static PixelImage pattern(int width, int height) {
    return pixels(image(width, height));
  }

  static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, patternRgb(x, y));
      }
    }
    return image;
  }

  /** Slow changes from pixel to pixel, such as JPEG keeps well; the four corners differ. */
  static BufferedImage smooth(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = 30 + 200 * x / width;
        int green = 30 + 200 * y / height;
        image.setRGB(x, y, red << 16 | green << 8 | 60);
      }
    }
    return image;
  }

  static PixelImage pixels(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    byte[] rgb = new byte[w * h * 3];
    for (int i = 0; i < w * h; i++) {
      int p = image.getRGB(i % w, i / w);
      rgb[3 * i] = (byte) (p >> 16);
      rgb[3 * i + 1] = (byte) (p >> 8);
      rgb[3 * i + 2] = (byte) p;
    }
    return new PixelImage(w, h, rgb);
  }

  /** An uncompressed or losslessly compressed file. */
  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer for this image as " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A JFIF file. */
  static byte[] jpeg(BufferedImage image, float quality, boolean progressive) {
    return writeJpeg(new IIOImage(image, null, null), quality, progressive);
  }

  static byte[] jpeg(BufferedImage image) {
    return jpeg(image, 0.9f, false);
  }

  /** A JPEG of four raw components without any marker that says what they are. */
  static byte[] fourComponents(int width, int height, int... values) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    int[] all = new int[width * height * 4];
    Arrays.setAll(all, i -> values[i % 4]);
    raster.setPixels(0, 0, width, height, all);
    return writeJpeg(new IIOImage(raster, null, null), 1f, false);
  }

  private static byte[] writeJpeg(IIOImage image, float quality, boolean progressive) {
    ImageWriter writer = jdkJpegWriter();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(quality);
      param.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter jdkJpegWriter() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getName().startsWith("com.sun")) {
        return writer;
      }
    }
    throw new IllegalStateException("the JDK has a JPEG writer");
  }

  /** Puts a marker segment right behind the start of a JPEG. */
  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    byte[] out = new byte[jpeg.length + content.length + 4];
    out[0] = (byte) 0xff;
    out[1] = (byte) 0xd8;
    out[2] = (byte) 0xff;
    out[3] = (byte) marker;
    out[4] = (byte) ((content.length + 2) >> 8);
    out[5] = (byte) (content.length + 2);
    System.arraycopy(content, 0, out, 6, content.length);
    System.arraycopy(jpeg, 2, out, 6 + content.length, jpeg.length - 2);
    return out;
  }

  /** An Adobe marker: transform 0 means none, 1 YCbCr, 2 YCCK. */
  static byte[] withAdobe(byte[] jpeg, int transform) {
    byte[] content = Arrays.copyOf(ascii("Adobe"), 12);
    content[6] = 100;
    content[11] = (byte) transform;
    return withSegment(jpeg, 0xee, content);
  }

  /** The TIFF structure of EXIF with nothing but an orientation. */
  static byte[] exif(int orientation, boolean bigEndian) {
    String entry = bigEndian ? "0112000300000001%04x0000" : "1201030001000000%02x000000";
    String start = bigEndian ? "4d4d002a000000080001" : "49492a00080000000100";
    return hex(start + String.format(Locale.ROOT, entry, orientation) + "00000000");
  }

  static byte[] withExif(byte[] jpeg, int orientation, boolean bigEndian) {
    return withSegment(jpeg, 0xe1, concat(ascii("Exif\0\0"), exif(orientation, bigEndian)));
  }

  static byte[] concat(byte[] a, byte[] b) {
    byte[] out = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, out, a.length, b.length);
    return out;
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] hex(String digits) {
    return java.util.HexFormat.of().parseHex(digits);
  }

  static byte[] base64(String text) {
    return Base64.getDecoder().decode(text);
  }
}
