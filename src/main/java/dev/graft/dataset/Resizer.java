package dev.graft.dataset;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Resizes as TensorFlow does with {@code tf.image.resize(method='bilinear', antialias=False)},
 * which is what {@code keras.utils.image_dataset_from_directory} uses: bilinear, half-pixel
 * centres, float32 arithmetic in the order of its kernel (resize_bilinear_op.cc), not rounded. A
 * picture that has the target size already comes out as its own values.
 */
public final class Resizer {
  private Resizer() {}

  /** The part of a picture that is used, and the part of the target that it fills, in pixels. */
  private record Placement(
      int left, int top, int width, int height, int toLeft, int toTop, int toWidth, int toHeight) {}

  /**
   * Writes a resized picture.
   *
   * @param image the picture
   * @param spec target size and fit
   * @param out receives height x width x 3 numbers from its position on, row-major, red, green,
   *     blue, 0..255; its position moves behind them
   * @throws java.nio.BufferOverflowException if fewer numbers than {@link ResizeSpec#floats()} fit
   */
  public static void resize(PixelImage image, ResizeSpec spec, FloatBuffer out) {
    if (out.remaining() < spec.floats()) {
      throw new java.nio.BufferOverflowException();
    }
    Placement p = place(image, spec);
    float[] blank = new float[spec.width() * 3];
    for (int y = 0; y < p.toTop(); y++) {
      out.put(blank);
    }
    fill(image, p, blank, out);
    for (int y = p.toTop() + p.toHeight(); y < spec.height(); y++) {
      out.put(blank);
    }
  }

  /**
   * Resizes into an array of its own.
   *
   * @return height x width x 3 numbers, row-major, red, green, blue, 0..255
   */
  public static float[] resize(PixelImage image, ResizeSpec spec) {
    float[] out = new float[spec.floats()];
    resize(image, spec, FloatBuffer.wrap(out));
    return out;
  }

  private static Placement place(PixelImage image, ResizeSpec spec) {
    int w = image.width();
    int h = image.height();
    int outW = spec.width();
    int outH = spec.height();
    return switch (spec.fit()) {
      case STRETCH -> new Placement(0, 0, w, h, 0, 0, outW, outH);
      case CENTER_CROP -> {
        int cropW = Math.max(1, (int) Math.min(w, (long) h * outW / outH));
        int cropH = Math.max(1, (int) Math.min(h, (long) w * outH / outW));
        yield new Placement((w - cropW) / 2, (h - cropH) / 2, cropW, cropH, 0, 0, outW, outH);
      }
      case PAD -> {
        // As tf.image.resize_with_pad rounds: in float32, fractions cut off.
        float ratio = Math.max(w / (float) outW, h / (float) outH);
        float exactW = w / ratio;
        float exactH = h / ratio;
        int toW = Math.min(outW, Math.max(1, (int) exactW));
        int toH = Math.min(outH, Math.max(1, (int) exactH));
        int left = Math.min((int) ((outW - exactW) / 2), outW - toW);
        int top = Math.min((int) ((outH - exactH) / 2), outH - toH);
        yield new Placement(0, 0, w, h, left, top, toW, toH);
      }
    };
  }

  /** Interpolates across first, then down, keeping the last two interpolated rows. */
  private static void fill(PixelImage image, Placement p, float[] blank, FloatBuffer out) {
    Axis across = Axis.of(p.width(), p.toWidth());
    Axis down = Axis.of(p.height(), p.toHeight());
    int before = p.toLeft() * 3;
    int length = p.toWidth() * 3;
    int behind = blank.length - before - length;
    int[] left = new int[p.toWidth()];
    int[] right = new int[p.toWidth()];
    Arrays.setAll(left, i -> across.lower[i] * 3);
    Arrays.setAll(right, i -> across.upper[i] * 3);
    float[] upperRow = new float[length];
    float[] lowerRow = new float[length];
    float[] row = new float[length];
    int upperIs = -1;
    int lowerIs = -1;
    for (int y = 0; y < p.toHeight(); y++) {
      int upper = down.lower[y];
      int lower = down.upper[y];
      if (upper == lowerIs) {
        float[] swap = upperRow;
        upperRow = lowerRow;
        lowerRow = swap;
        lowerIs = upperIs;
        upperIs = upper;
      }
      if (upper != upperIs) {
        across(image, p, upper, left, right, across.lerp, upperRow);
        upperIs = upper;
      }
      if (lower != lowerIs) {
        across(image, p, lower, left, right, across.lerp, lowerRow);
        lowerIs = lower;
      }
      down(upperRow, lowerRow, down.lerp[y], row);
      out.put(blank, 0, before).put(row).put(blank, 0, behind);
    }
  }

  private static void across(
      PixelImage image, Placement p, int y, int[] left, int[] right, float[] lerp, float[] out) {
    byte[] in = image.rgb();
    int base = ((p.top() + y) * image.width() + p.left()) * 3;
    for (int x = 0, o = 0; x < left.length; x++, o += 3) {
      int a = base + left[x];
      int b = base + right[x];
      float t = lerp[x];
      // The differences are whole numbers and exact either way; as integers they cost less.
      int r = in[a] & 0xff;
      int g = in[a + 1] & 0xff;
      int bl = in[a + 2] & 0xff;
      out[o] = r + ((in[b] & 0xff) - r) * t;
      out[o + 1] = g + ((in[b + 1] & 0xff) - g) * t;
      out[o + 2] = bl + ((in[b + 2] & 0xff) - bl) * t;
    }
  }

  /** All from the start of their arrays: the compiler makes vectors of nothing else. */
  private static void down(float[] upper, float[] lower, float t, float[] row) {
    for (int i = 0; i < row.length; i++) {
      float a = upper[i];
      row[i] = a + (lower[i] - a) * t;
    }
  }

  /** For each target position the two source positions and the weight of the second. */
  private static final class Axis {
    final int[] lower;
    final int[] upper;
    final float[] lerp;

    private Axis(int size) {
      lower = new int[size];
      upper = new int[size];
      lerp = new float[size];
    }

    static Axis of(int in, int out) {
      Axis axis = new Axis(out);
      float scale = in / (float) out;
      for (int i = 0; i < out; i++) {
        float at = (i + 0.5f) * scale - 0.5f;
        float floor = (float) Math.floor(at);
        axis.lower[i] = Math.min(Math.max((int) floor, 0), in - 1);
        axis.upper[i] = Math.min((int) Math.ceil(at), in - 1);
        axis.lerp[i] = at - floor;
      }
      return axis;
    }
  }
}
