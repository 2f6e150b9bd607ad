package dev.graft.ui.map;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;

/**
 * Paints points into pixels, in one pass over them: those that are not shown first, the selected
 * ones last. A few sprites are drawn once and laid over one another; that is several times faster
 * than asking a toolkit for as many ovals, and as fast without a graphics card.
 */
final class PointPainter {
  private static final int FAINT = 0x50;
  private static final int HALO = 0xa0;
  private static final double LARGEST = 9;
  private static final double SMALLEST = 1.7;
  private static final double GROWN = 1.3;
  private static final int TOP = 3;
  private static final int MOST_LOOKS = 400;

  /** As far from the edge as the largest sprite reaches. */
  private static final double OUTSIDE = 64;

  /** Sizes differ by so much, so that zooming does not draw each sprite anew with every frame. */
  private static final double STEP = 0.25;

  private final Map<Sprite.Look, Sprite[]> sprites = new HashMap<>();

  /**
   * What is painted.
   *
   * @param xs where points are in the plane
   * @param ys where points are in the plane
   * @param kinds of which kind each is
   * @param styles by kind
   * @param shown which points can be seen and selected; of the others a trace is left
   * @param selected which are selected
   * @param radius of points, in pixels of a plain screen
   */
  record Scene(
      float[] xs,
      float[] ys,
      int[] kinds,
      Kind[] styles,
      IntPredicate shown,
      IntPredicate selected,
      double radius) {}

  /**
   * How large points are: smaller where there are many of them, larger when they are zoomed into.
   *
   * @param count how many there are
   * @param zoom how much larger than with all points everything is
   * @return the radius in pixels of a plain screen
   */
  static double radius(int count, double zoom) {
    double base = 46 / Math.sqrt(Math.max(1, count)) + 1.6;
    double grown = base * Math.pow(Math.max(1, zoom), 0.3);
    return Math.rint(Math.max(SMALLEST, Math.min(LARGEST, grown)) / STEP) * STEP;
  }

  /** Forgets how points look; for other colours. */
  void forget() {
    sprites.clear();
  }

  /**
   * Paints.
   *
   * @param picture premultiplied ARGB, row by row; all of it is painted over
   * @param width of the picture in its pixels
   * @param height of the picture in its pixels
   * @param density its pixels for each pixel of a plain screen
   * @param camera what is seen, in pixels of a plain screen
   * @param scene the points
   * @param colours ARGB of each ink
   */
  void paint(
      int[] picture,
      int width,
      int height,
      double density,
      Camera camera,
      Scene scene,
      ToIntFunction<Ink> colours) {
    Arrays.fill(picture, 0);
    int n = scene.xs().length;
    double radius = scene.radius() * density;
    int halo = faint(colours.applyAsInt(Ink.GROUND), HALO);
    Sprite.Look[] plain = looks(scene, k -> look(k, radius, halo, density, colours));
    Sprite.Look[] chosen = looks(scene, k -> chosen(k, radius, halo, density, colours));
    Sprite[][] plainDrawn = Arrays.stream(plain).map(this::drawn).toArray(Sprite[][]::new);
    Sprite[][] chosenDrawn = Arrays.stream(chosen).map(this::drawn).toArray(Sprite[][]::new);
    Sprite.Look trace =
        new Sprite.Look(
            Sign.DISC, radius * 0.6, faint(colours.applyAsInt(Ink.NONE), FAINT), 0, 0, density);
    Sprite[] traces = drawn(trace);
    byte[] layers = new byte[n];
    for (int i = 0; i < n; i++) {
      boolean there = scene.shown().test(i);
      boolean ringed = there && scene.styles()[scene.kinds()[i]].ringed();
      layers[i] = (byte) (!there ? 0 : scene.selected().test(i) ? TOP : ringed ? 2 : 1);
    }
    for (int layer = 0; layer <= TOP; layer++) {
      for (int i = 0; i < n; i++) {
        if (layers[i] == layer) {
          int kind = scene.kinds()[i];
          double x = camera.pixelX(scene.xs()[i]) * density;
          double y = camera.pixelY(scene.ys()[i]) * density;
          if (layer == 0) {
            point(picture, width, height, trace, traces, x, y);
          } else if (layer == TOP) {
            point(picture, width, height, chosen[kind], chosenDrawn[kind], x, y);
          } else {
            point(picture, width, height, plain[kind], plainDrawn[kind], x, y);
          }
        }
      }
    }
  }

  private static int faint(int argb, int opacity) {
    return (argb & 0xffffff) | (opacity << 24);
  }

  private static Sprite.Look[] looks(Scene scene, Function<Kind, Sprite.Look> look) {
    return Arrays.stream(scene.styles()).map(look).toArray(Sprite.Look[]::new);
  }

  private static Sprite.Look look(
      Kind kind, double radius, int halo, double density, ToIntFunction<Ink> colours) {
    int ring = kind.ringed() ? colours.applyAsInt(Ink.WRONG) : 0;
    return new Sprite.Look(
        kind.sign(), radius, colours.applyAsInt(kind.ink()), halo, ring, density);
  }

  private static Sprite.Look chosen(
      Kind kind, double radius, int halo, double density, ToIntFunction<Ink> colours) {
    return new Sprite.Look(
        kind.sign(),
        radius * GROWN,
        colours.applyAsInt(kind.ink()),
        halo,
        colours.applyAsInt(Ink.SELECTED),
        density);
  }

  private static void point(
      int[] picture, int width, int height, Sprite.Look look, Sprite[] drawn, double x, double y) {
    if (x < -OUTSIDE || y < -OUTSIDE || x > width + OUTSIDE || y > height + OUTSIDE) {
      return;
    }
    int wholeX = (int) Math.floor(x);
    int wholeY = (int) Math.floor(y);
    int phaseX = (int) ((x - wholeX) * Sprite.PHASES);
    int phaseY = (int) ((y - wholeY) * Sprite.PHASES);
    int at = phaseY * Sprite.PHASES + phaseX;
    if (drawn[at].size() == 0) {
      drawn[at] = Sprite.of(look, phaseX, phaseY);
    }
    int half = drawn[at].size() / 2;
    drawn[at].paint(picture, width, height, wholeX - half, wholeY - half);
  }

  /** The sprites of a look by phase, drawn when they are wanted. */
  private Sprite[] drawn(Sprite.Look look) {
    if (sprites.size() > MOST_LOOKS) {
      sprites.clear();
    }
    return sprites.computeIfAbsent(
        look,
        l -> {
          Sprite[] none = new Sprite[Sprite.PHASES * Sprite.PHASES];
          Arrays.fill(none, Sprite.NOTHING);
          return none;
        });
  }
}
