package dev.graft.dataset.augmentation;

/**
 * Where each place of a changed picture comes from: an affine map, so that flip, crop and rotation
 * together are one resampling. Places are in pixels; the centre of the first pixel is at (0.5,
 * 0.5).
 *
 * <p>Bilinear with half-pixel centres and without antialiasing, as TensorFlow resizes and as
 * PyTorch's {@code grid_sample} does with {@code align_corners=False}. What lies outside of the
 * picture is its mirror image ({@code padding_mode='reflection'}): no black corners that a network
 * could learn from.
 *
 * @param xx how much the source's column grows with each column
 * @param xy how much the source's column grows with each row
 * @param x the source's column of the upper left corner
 * @param yx how much the source's row grows with each column
 * @param yy how much the source's row grows with each row
 * @param y the source's row of the upper left corner
 */
public record Warp(double xx, double xy, double x, double yx, double yy, double y) {
  /** Every place comes from itself. */
  public static final Warp NONE = new Warp(1, 0, 0, 0, 1, 0);

  /**
   * Left and right change places.
   *
   * @param width columns of the picture
   * @return the map
   */
  public static Warp mirror(int width) {
    return new Warp(-1, 0, width, 0, 1, 0);
  }

  /**
   * A part of the picture, brought to the size of the whole.
   *
   * @param left of the part
   * @param top of the part
   * @param partWidth columns of the part, need not be whole
   * @param partHeight rows of the part, need not be whole
   * @param width columns of the picture
   * @param height rows of the picture
   * @return the map
   */
  public static Warp crop(
      double left, double top, double partWidth, double partHeight, int width, int height) {
    return new Warp(partWidth / width, 0, left, 0, partHeight / height, top);
  }

  /**
   * A turn about the picture's centre.
   *
   * @param degrees counter-clockwise, as one sees it
   * @param width columns of the picture
   * @param height rows of the picture
   * @return the map
   */
  public static Warp rotation(double degrees, int width, int height) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    double right = width / 2.0;
    double down = height / 2.0;
    return new Warp(
        cos, -sin, right - cos * right + sin * down, sin, cos, down - sin * right - cos * down);
  }

  /**
   * Two changes, one after the other.
   *
   * @param next what is done to the picture that this map gives
   * @return both as one map
   */
  public Warp then(Warp next) {
    return new Warp(
        xx * next.xx + xy * next.yx,
        xx * next.xy + xy * next.yy,
        xx * next.x + xy * next.y + x,
        yx * next.xx + yy * next.yx,
        yx * next.xy + yy * next.yy,
        yx * next.x + yy * next.y + y);
  }

  /**
   * Changes a picture.
   *
   * @param from height x width x 3 numbers, row-major
   * @param to gets the changed picture of the same size; not the same array
   * @param at where it begins there
   * @param height rows
   * @param width columns
   */
  public void apply(float[] from, float[] to, int at, int height, int width) {
    if (equals(NONE)) {
      System.arraycopy(from, 0, to, at, height * width * 3);
    } else if (xy == 0 && yx == 0) {
      upright(from, to, at, height, width);
    } else {
      turned(from, to, at, height, width);
    }
  }

  /** Columns come from columns and rows from rows, so each is looked up once. */
  private void upright(float[] from, float[] to, int at, int height, int width) {
    int[] left = new int[width];
    int[] right = new int[width];
    float[] across = new float[width];
    for (int column = 0; column < width; column++) {
      double source = inside(xx * (column + 0.5) + x, width);
      int whole = (int) source;
      left[column] = 3 * whole;
      right[column] = 3 * Math.min(whole + 1, width - 1);
      across[column] = (float) (source - whole);
    }
    int o = at;
    for (int row = 0; row < height; row++) {
      double source = inside(yy * (row + 0.5) + y, height);
      int whole = (int) source;
      int upper = whole * width * 3;
      int lower = Math.min(whole + 1, height - 1) * width * 3;
      float down = (float) (source - whole);
      for (int column = 0; column < width; column++, o += 3) {
        blend(
            from,
            upper + left[column],
            upper + right[column],
            lower + left[column],
            lower + right[column],
            across[column],
            down,
            to,
            o);
      }
    }
  }

  private void turned(float[] from, float[] to, int at, int height, int width) {
    int o = at;
    for (int row = 0; row < height; row++) {
      double sourceX = xx * 0.5 + xy * (row + 0.5) + x;
      double sourceY = yx * 0.5 + yy * (row + 0.5) + y;
      for (int column = 0; column < width; column++, o += 3) {
        double right = inside(sourceX + xx * column, width);
        double down = inside(sourceY + yx * column, height);
        int wholeX = (int) right;
        int wholeY = (int) down;
        int corner = (wholeY * width + wholeX) * 3;
        int nextX = wholeX + 1 < width ? 3 : 0;
        int nextY = wholeY + 1 < height ? 3 * width : 0;
        blend(
            from,
            corner,
            corner + nextX,
            corner + nextY,
            corner + nextY + nextX,
            (float) (right - wholeX),
            (float) (down - wholeY),
            to,
            o);
      }
    }
  }

  private static void blend(
      float[] from,
      int upperLeft,
      int upperRight,
      int lowerLeft,
      int lowerRight,
      float across,
      float down,
      float[] to,
      int o) {
    for (int c = 0; c < 3; c++) {
      float a = from[upperLeft + c];
      float d = from[lowerLeft + c];
      float upper = a + (from[upperRight + c] - a) * across;
      float lower = d + (from[lowerRight + c] - d) * across;
      to[o + c] = upper + (lower - upper) * down;
    }
  }

  /**
   * A place on one axis as a pixel's number with a fraction, from 0 to the last: mirrored at the
   * picture's edges as often as it takes, and between an edge and the centre of its pixel that
   * pixel alone.
   */
  private static double inside(double place, int length) {
    double mirrored = place;
    if (place < 0 || place > length) {
      mirrored = Math.abs(place) % (2.0 * length);
      mirrored = mirrored > length ? 2.0 * length - mirrored : mirrored;
    }
    return Math.min(Math.max(mirrored - 0.5, 0), length - 1.0);
  }
}
