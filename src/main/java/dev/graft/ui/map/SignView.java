package dev.graft.ui.map;

import javafx.scene.layout.Region;

/** One point as a map shows it, for its legend. */
public final class SignView extends Region {
  private static final float[] MIDDLE = {0};

  private final MapSurface surface = new MapSurface();
  private final Camera camera = new Camera();
  private final PointPainter.Scene scene;
  private final double side;

  /**
   * Makes it.
   *
   * @param kind how the point looks
   * @param side width and height in pixels
   */
  public SignView(Kind kind, double side) {
    this.side = side;
    scene =
        new PointPainter.Scene(
            MIDDLE, MIDDLE, new int[1], new Kind[] {kind}, i -> true, i -> false, side * 0.34);
    getChildren().add(surface);
    setMinSize(side, side);
    setPrefSize(side, side);
    setMaxSize(side, side);
    setMouseTransparent(true);
  }

  @Override
  protected void layoutChildren() {
    camera.resize(side, side);
    camera.surround(MIDDLE, MIDDLE);
    surface.resizeRelocate(0, 0, side, side);
    surface.paint(camera, scene);
  }
}
