package dev.graft.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;

/**
 * The general way: a reader of the JDK or of TwelveMonkeys makes an image, which is then brought to
 * RGB.
 */
final class PluginDecoder {
  private PluginDecoder() {}

  /**
   * Decodes the first picture of a file, without turning it.
   *
   * @param limit refuses a picture by its size before pixels are allocated
   * @throws UnreadableImageException if the picture is too large
   * @throws IOException if the data is damaged or uses a feature that the reader lacks
   */
  static PixelImage decode(byte[] b, ImageFormat format, PixelLimit limit)
      throws UnreadableImageException, IOException {
    boolean big = format == ImageFormat.TIFF && (b[2] == 43 || b[3] == 43);
    ImageReader reader = Plugins.reader(format, big);
    try (ByteArrayImageStream in = new ByteArrayImageStream(b)) {
      reader.setInput(in, false, true);
      limit.check(reader.getWidth(0), reader.getHeight(0));
      BufferedImage image = reader.read(0);
      limit.check(image.getWidth(), image.getHeight());
      return RgbConversion.toPixels(image);
    } finally {
      reader.dispose();
    }
  }
}
