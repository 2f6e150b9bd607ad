package dev.graft.ui.map;

/**
 * A point as it is painted: a few pixels with their opacity, ready to be laid over others.
 *
 * @param size its width and height in pixels
 * @param pixels premultiplied ARGB, row by row; not to be changed
 */
record Sprite(int size, int[] pixels) {
  /** Places within a pixel at which sprites are drawn, each way: points then glide, not jump. */
  static final int PHASES = 4;

  /** No pixels at all. */
  static final Sprite NOTHING = new Sprite(0, new int[0]);

  private static final int SAMPLES = 4;

  /** How far the shapes of a sign reach beyond their radius. */
  private static final double REACH = 1.35;

  private static final double HALO = 1;
  private static final double RING_GAP = 0.8;
  private static final double RING = 1.4;
  private static final double RING_REACH = 1.15;

  /**
   * How a point looks.
   *
   * @param sign its shape
   * @param radius in pixels
   * @param fill ARGB, not premultiplied
   * @param halo ARGB of what keeps it apart from others
   * @param ring ARGB of the ring around it; 0 for none
   * @param pixel how many pixels the lines are wide that are one pixel wide on a plain screen
   */
  record Look(Sign sign, double radius, int fill, int halo, int ring, double pixel) {}

  /**
   * Draws one.
   *
   * @param look how it looks
   * @param phaseX where in a pixel it is, from 0 to below {@link #PHASES}
   * @param phaseY where in a pixel it is
   * @return the sprite, whose middle is at half of its size plus the phase
   */
  static Sprite of(Look look, int phaseX, int phaseY) {
    double r = look.radius();
    double ringInner = r * RING_REACH + RING_GAP * look.pixel();
    double ringOuter = ringInner + RING * look.pixel();
    double reach = Math.max(r * REACH + HALO * look.pixel(), look.ring() == 0 ? 0 : ringOuter);
    int half = (int) Math.ceil(reach) + 1;
    int size = 2 * half;
    double middleX = half + phaseX / (double) PHASES;
    double middleY = half + phaseY / (double) PHASES;
    double grown = r + HALO * look.pixel();
    int[] pixels = new int[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int inFill = 0;
        int inHalo = 0;
        int inRing = 0;
        for (int s = 0; s < SAMPLES * SAMPLES; s++) {
          int column = s % SAMPLES;
          int row = s / SAMPLES;
          double dx = x + (column + 0.5) / SAMPLES - middleX;
          double dy = y + (row + 0.5) / SAMPLES - middleY;
          inFill += look.sign().covers(dx / r, dy / r) ? 1 : 0;
          inHalo += look.sign().covers(dx / grown, dy / grown) ? 1 : 0;
          double far = Math.hypot(dx, dy);
          inRing += look.ring() != 0 && far >= ringInner && far <= ringOuter ? 1 : 0;
        }
        int under = premultiplied(look.halo(), inHalo / (double) (SAMPLES * SAMPLES));
        int ring = premultiplied(look.ring(), inRing / (double) (SAMPLES * SAMPLES));
        int fill = premultiplied(look.fill(), inFill / (double) (SAMPLES * SAMPLES));
        pixels[y * size + x] = over(fill, over(ring, under));
      }
    }
    return new Sprite(size, pixels);
  }

  private static int premultiplied(int argb, double share) {
    double a = (argb >>> 24) * share;
    int r = (int) Math.round((argb >> 16 & 0xff) * a / 255);
    int g = (int) Math.round((argb >> 8 & 0xff) * a / 255);
    int b = (int) Math.round((argb & 0xff) * a / 255);
    return (int) Math.round(a) << 24 | r << 16 | g << 8 | b;
  }

  /** Lays one premultiplied pixel over another. */
  static int over(int above, int below) {
    int through = 255 - (above >>> 24);
    if (through == 0) {
      return above;
    }
    // Two channels at a time; 257/65536 stands for 1/255 closely enough that 255 stays 255.
    int redBlue = scaled(below & 0x00ff00ff, through);
    int alphaGreen = scaled(below >>> 8 & 0x00ff00ff, through);
    return above + (alphaGreen << 8 | redBlue);
  }

  private static int scaled(int pair, int share) {
    int product = pair * share + 0x00800080;
    return ((product + ((product >>> 8) & 0x00ff00ff)) >>> 8) & 0x00ff00ff;
  }

  /**
   * Lays the sprite over a picture.
   *
   * @param picture premultiplied ARGB, row by row
   * @param width of the picture
   * @param height of the picture
   * @param left where its left edge goes; may be outside
   * @param top where its upper edge goes
   */
  void paint(int[] picture, int width, int height, int left, int top) {
    int firstX = Math.max(0, -left);
    int lastX = Math.min(size, width - left);
    int firstY = Math.max(0, -top);
    int lastY = Math.min(size, height - top);
    for (int y = firstY; y < lastY; y++) {
      int from = y * size;
      int to = (top + y) * width + left;
      for (int x = firstX; x < lastX; x++) {
        int pixel = pixels[from + x];
        if (pixel != 0) {
          picture[to + x] = over(pixel, picture[to + x]);
        }
      }
    }
  }
}
