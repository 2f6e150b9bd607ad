package dev.graft.ui.pictures;

import dev.graft.dataset.PixelImage;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/**
 * Makes pictures small for the eye: each pixel is the mean of those that it stands for. Networks
 * get another resizing.
 */
public final class Shrinking {
  private static final int OPAQUE = 0xff << 24;

  private Shrinking() {}

  /**
   * Makes a picture for the window. May run on any thread.
   *
   * @param source the pixels
   * @param longestSide the most pixels on the longest side; it is never enlarged
   * @return the picture
   */
  public static Image toImage(PixelImage source, int longestSide) {
    double scale = Math.min(1, longestSide / (double) Math.max(source.width(), source.height()));
    int w = Math.max(1, (int) Math.round(source.width() * scale));
    int h = Math.max(1, (int) Math.round(source.height() * scale));
    int[] argb = new int[w * h];
    for (int y = 0; y < h; y++) {
      int top = (int) ((long) y * source.height() / h);
      int bottom = Math.max(top + 1, (int) ((y + 1L) * source.height() / h));
      for (int x = 0; x < w; x++) {
        int left = (int) ((long) x * source.width() / w);
        int right = Math.max(left + 1, (int) ((x + 1L) * source.width() / w));
        argb[y * w + x] = mean(source, left, top, right, bottom);
      }
    }
    WritableImage image = new WritableImage(w, h);
    image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
    return image;
  }

  private static int mean(PixelImage source, int left, int top, int right, int bottom) {
    byte[] rgb = source.rgb();
    long r = 0;
    long g = 0;
    long b = 0;
    for (int y = top; y < bottom; y++) {
      int at = (y * source.width() + left) * 3;
      for (int x = left; x < right; x++) {
        r += rgb[at++] & 0xff;
        g += rgb[at++] & 0xff;
        b += rgb[at++] & 0xff;
      }
    }
    int n = (right - left) * (bottom - top);
    return OPAQUE | (int) (r / n) << 16 | (int) (g / n) << 8 | (int) (b / n);
  }
}
