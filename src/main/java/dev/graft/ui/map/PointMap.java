package dev.graft.ui.map;

import java.util.List;
import java.util.function.IntPredicate;
import javafx.animation.AnimationTimer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Points in a plane. Whoever owns it says where they are, of which kinds, which of them are shown
 * and selected; the map tells its listener what somebody does with them. It is painted in the
 * layout pass, so at most once a frame and only if something changed.
 */
public final class PointMap extends Region {
  /** No point. */
  public static final int NONE = PointIndex.NONE;

  private static final double GLIDE_NANOS = 0.9e9;

  private final MapSurface surface;
  private final MapGestures gestures;
  private final Camera camera = new Camera();
  private final IntegerProperty changes = new SimpleIntegerProperty();
  private final ReadOnlyIntegerWrapper hovered = new ReadOnlyIntegerWrapper(NONE);
  private final Glide glide = new Glide();
  private float[] xs = new float[0];
  private float[] ys = new float[0];
  private float[] shownXs = xs;
  private float[] shownYs = ys;
  private PointIndex index = new PointIndex(xs, ys);
  private int[] kinds = new int[0];
  private List<Kind> styles = List.of();
  private IntPredicate visible = i -> true;
  private IntPredicate selected = i -> false;
  private int lead = NONE;

  /**
   * Makes a map without points.
   *
   * @param listener told what somebody does
   */
  public PointMap(MapListener listener) {
    getStyleClass().add("point-map");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(0, 0);
    surface = new MapSurface();
    getChildren().add(surface);
    gestures = new MapGestures(this, listener);
    getChildren().addAll(gestures.marks());
    focusedProperty().addListener(o -> changed());
    // What marks a point must not be seen where its point is not.
    Rectangle inside = new Rectangle();
    inside.widthProperty().bind(widthProperty());
    inside.heightProperty().bind(heightProperty());
    setClip(inside);
    sceneProperty().addListener(o -> hovered.set(NONE));
  }

  /**
   * Puts points elsewhere, or puts others there.
   *
   * @param newXs where they are; not to be changed any more
   * @param newYs where they are
   * @param gliding whether they are seen moving there, if there are as many as before
   */
  public void setPoints(float[] newXs, float[] newYs, boolean gliding) {
    boolean same = newXs.length == xs.length && newXs.length > 0;
    glide.stop();
    Camera before = new Camera();
    before.surround(shownXs, shownYs);
    float[] fromXs = shownXs;
    float[] fromYs = shownYs;
    xs = newXs;
    ys = newYs;
    index = new PointIndex(xs, ys);
    hovered.set(NONE);
    if (!same) {
      kinds = new int[xs.length];
      camera.showAll();
    }
    if (same && gliding && getScene() != null) {
      glide.begin(fromXs, fromYs, before);
    } else {
      shownXs = xs;
      shownYs = ys;
      camera.surround(xs, ys);
    }
    changed();
  }

  /**
   * Says what points look like.
   *
   * @param newStyles the kinds there are
   * @param newKinds by point, the index of its kind; as many as there are points
   */
  public void setKinds(List<Kind> newStyles, int[] newKinds) {
    if (newKinds.length != xs.length) {
      throw new IllegalArgumentException(newKinds.length + " kinds, " + xs.length + " points");
    }
    styles = List.copyOf(newStyles);
    kinds = newKinds;
    changed();
  }

  /**
   * Says which points can be seen and selected, and which are selected. Asked again with each
   * painting.
   *
   * @param shown by index
   * @param marked by index
   * @param leading the one that arrow keys go on from, or {@link #NONE}
   */
  public void setSelection(IntPredicate shown, IntPredicate marked, int leading) {
    visible = shown;
    selected = marked;
    lead = leading;
    changed();
  }

  /** What dragging does. */
  public void setTool(Tool tool) {
    gestures.use(tool);
  }

  /** Shows all points. */
  public void showAll() {
    camera.showAll();
    hovered.set(NONE);
    changed();
  }

  /**
   * Zooms around the middle.
   *
   * @param factor above 1 to see less, below 1 to see more
   */
  public void zoom(double factor) {
    camera.zoom(getWidth() / 2, getHeight() / 2, factor);
    hovered.set(NONE);
    changed();
  }

  /** The point under the pointer, or {@link #NONE}. */
  public ReadOnlyIntegerProperty hoveredProperty() {
    return hovered.getReadOnlyProperty();
  }

  /** Goes up whenever what is seen has changed. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes;
  }

  /**
   * Where a point is seen.
   *
   * @param point its index
   * @return in pixels of this node
   */
  public Point2D place(int point) {
    return new Point2D(camera.pixelX(shownXs[point]), camera.pixelY(shownYs[point]));
  }

  /** How large points are seen, as a radius in pixels. */
  double pointRadius() {
    return PointPainter.radius(xs.length, camera.zoom());
  }

  /** Whether points are on their way. */
  public boolean isGliding() {
    return glide.running;
  }

  Camera camera() {
    return camera;
  }

  int lead() {
    return lead < xs.length ? lead : NONE;
  }

  double planeX(int point) {
    return xs[point];
  }

  double planeY(int point) {
    return ys[point];
  }

  int size() {
    return xs.length;
  }

  boolean isSelected(int point) {
    return selected.test(point);
  }

  /** Where points are, whether or not they have arrived there. */
  PointIndex index() {
    return index;
  }

  IntPredicate visible() {
    return visible;
  }

  void hover(int point) {
    hovered.set(point);
  }

  void changed() {
    changes.set(changes.get() + 1);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    camera.resize(getWidth(), getHeight());
    surface.resizeRelocate(0, 0, getWidth(), getHeight());
    if (styles.isEmpty()) {
      // Points whose kinds are not known yet are not seen.
      surface.clear();
      return;
    }
    surface.paint(
        camera,
        new PointPainter.Scene(
            shownXs,
            shownYs,
            kinds,
            styles.toArray(Kind[]::new),
            visible,
            selected,
            pointRadius()));
    gestures.place();
  }

  /** Moves points from where they were to where they are, quickly at first. */
  private final class Glide extends AnimationTimer {
    private float[] fromXs = new float[0];
    private float[] fromYs = new float[0];
    private Camera before = new Camera();
    private Camera after = new Camera();
    private long begun;
    private boolean running;

    void begin(float[] oldXs, float[] oldYs, Camera old) {
      fromXs = oldXs;
      fromYs = oldYs;
      before = old;
      after = new Camera();
      after.surround(xs, ys);
      shownXs = oldXs.clone();
      shownYs = oldYs.clone();
      begun = 0;
      running = true;
      start();
    }

    @Override
    public void stop() {
      super.stop();
      running = false;
    }

    @Override
    public void handle(long now) {
      begun = begun == 0 ? now : begun;
      double time = Math.min(1, (now - begun) / GLIDE_NANOS);
      double share = 1 - Math.pow(1 - time, 3);
      for (int i = 0; i < xs.length; i++) {
        shownXs[i] = (float) (fromXs[i] + (xs[i] - fromXs[i]) * share);
        shownYs[i] = (float) (fromYs[i] + (ys[i] - fromYs[i]) * share);
      }
      camera.between(before, after, share);
      if (time >= 1) {
        stop();
        shownXs = xs;
        shownYs = ys;
        camera.surround(xs, ys);
      }
      changed();
    }
  }
}
