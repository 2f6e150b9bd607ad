package dev.graft.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;

/**
 * Any image of ImageIO to 8-bit RGB. Grey values are copied to the three channels as they are: the
 * JDK would treat them as linear light and show them too bright. Of 16 bits the high byte is kept,
 * as TensorFlow does. Transparent pixels are laid on white, which is what people see in viewers;
 * Pillow and Keras would drop alpha and show whatever colour lies hidden below it.
 */
final class RgbConversion {
  private RgbConversion() {}

  static PixelImage toPixels(BufferedImage image) {
    ColorModel model = image.getColorModel();
    if (model instanceof ComponentColorModel && isPlain(model)) {
      return fromComponents(image, model);
    }
    BufferedImage source = image;
    if (model instanceof ComponentColorModel && !model.getColorSpace().isCS_sRGB()) {
      source = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_ARGB);
      new ColorConvertOp(null).filter(image, source);
    }
    return fromPacked(source);
  }

  private static boolean isPlain(ColorModel model) {
    boolean known =
        model.getColorSpace().getType() == ColorSpace.TYPE_GRAY
            || model.getColorSpace().isCS_sRGB();
    int type = model.getTransferType();
    return known && type != DataBuffer.TYPE_SHORT && type != DataBuffer.TYPE_UNDEFINED;
  }

  private static PixelImage fromPacked(BufferedImage image) {
    int w = image.getWidth();
    int h = image.getHeight();
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(w, h), 3)];
    int[] row = new int[w];
    int to = 0;
    for (int y = 0; y < h; y++) {
      image.getRGB(0, y, w, 1, row, 0, w);
      for (int argb : row) {
        int alpha = argb >>> 24;
        rgb[to++] = onWhite(argb >> 16 & 0xff, alpha);
        rgb[to++] = onWhite(argb >> 8 & 0xff, alpha);
        rgb[to++] = onWhite(argb & 0xff, alpha);
      }
    }
    return new PixelImage(w, h, rgb);
  }

  private static PixelImage fromComponents(BufferedImage image, ColorModel model) {
    int w = image.getWidth();
    int h = image.getHeight();
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    int colours = model.getNumColorComponents();
    boolean alpha = model.hasAlpha() && bands > colours;
    int green = colours == 1 ? 0 : 1;
    int blue = colours == 1 ? 0 : 2;
    byte[] rgb = new byte[Math.multiplyExact(Math.multiplyExact(w, h), 3)];
    RowReader reader = new RowReader(raster, model);
    int to = 0;
    for (int y = 0; y < h; y++) {
      int[] row = reader.read(y);
      for (int i = 0; i < row.length; i += bands, to += 3) {
        int r = row[i];
        int g = row[i + green];
        int b = row[i + blue];
        if (alpha) {
          int a = row[i + colours];
          boolean multiplied = model.isAlphaPremultiplied();
          rgb[to] = multiplied ? added(r, a) : onWhite(r, a);
          rgb[to + 1] = multiplied ? added(g, a) : onWhite(g, a);
          rgb[to + 2] = multiplied ? added(b, a) : onWhite(b, a);
        } else {
          rgb[to] = (byte) r;
          rgb[to + 1] = (byte) g;
          rgb[to + 2] = (byte) b;
        }
      }
    }
    return new PixelImage(w, h, rgb);
  }

  private static byte onWhite(int value, int alpha) {
    return (byte) (alpha == 255 ? value : (value * alpha + 255 * (255 - alpha) + 127) / 255);
  }

  private static byte added(int value, int alpha) {
    return (byte) Math.min(255, value + 255 - alpha);
  }

  /** Rows of samples, reduced to 8 bits. */
  private static final class RowReader {
    private final Raster raster;
    private final int[] row;
    private final float[] floats;
    private final int[] bits;
    private final boolean real;

    RowReader(Raster raster, ColorModel model) {
      this.raster = raster;
      int samples = raster.getWidth() * raster.getNumBands();
      int type = raster.getTransferType();
      this.real = type == DataBuffer.TYPE_FLOAT || type == DataBuffer.TYPE_DOUBLE;
      this.row = new int[samples];
      this.floats = new float[real ? samples : 0];
      this.bits = new int[raster.getNumBands()];
      Arrays.setAll(bits, i -> i < model.getNumComponents() ? model.getComponentSize(i) : 8);
    }

    int[] read(int y) {
      int x = raster.getMinX();
      int top = raster.getMinY() + y;
      if (real) {
        raster.getPixels(x, top, raster.getWidth(), 1, floats);
        for (int i = 0; i < row.length; i++) {
          row[i] = Math.max(0, Math.min(255, Math.round(floats[i] * 255)));
        }
        return row;
      }
      raster.getPixels(x, top, raster.getWidth(), 1, row);
      for (int i = 0; i < row.length; i++) {
        row[i] = toEightBits(row[i], bits[i % bits.length]);
      }
      return row;
    }

    private static int toEightBits(int value, int bits) {
      if (bits == 8) {
        return value & 0xff;
      }
      if (bits > 8) {
        return value >>> (bits - 8) & 0xff;
      }
      int max = (1 << bits) - 1;
      return (value & max) * 255 / max;
    }
  }
}
