package dev.graft.ui.map;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Window;

/** The pixels that points are painted into, as dense as those of the screen, and their colours. */
final class MapSurface extends Region {
  private static final StyleablePropertyFactory<MapSurface> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final Map<Ink, CssMetaData<MapSurface, Color>> COLOURS = metaData();

  private final Map<Ink, StyleableObjectProperty<Color>> colours = new EnumMap<>(Ink.class);
  private final ImageView view = new ImageView();
  private final PointPainter painter = new PointPainter();
  private Optional<Pixels> pixels = Optional.empty();

  /**
   * A picture that is painted from outside of the toolkit.
   *
   * @param width in its pixels
   * @param height in its pixels
   * @param argb row by row, premultiplied
   * @param buffer tells the toolkit what was painted
   */
  private record Pixels(int width, int height, int[] argb, PixelBuffer<IntBuffer> buffer) {
    static Pixels of(int width, int height) {
      int[] argb = new int[width * height];
      return new Pixels(
          width,
          height,
          argb,
          new PixelBuffer<>(
              width, height, IntBuffer.wrap(argb), PixelFormat.getIntArgbPreInstance()));
    }
  }

  MapSurface() {
    COLOURS.forEach((ink, data) -> colours.put(ink, new Colour(data)));
    getStyleClass().add("map-surface");
    setMouseTransparent(true);
    setManaged(false);
    view.setManaged(false);
    getChildren().add(view);
  }

  private static Map<Ink, CssMetaData<MapSurface, Color>> metaData() {
    Map<Ink, CssMetaData<MapSurface, Color>> all = new EnumMap<>(Ink.class);
    for (Ink ink : Ink.values()) {
      all.put(
          ink,
          FACTORY.createColorCssMetaData(ink.property(), m -> m.property(ink), Color.GRAY, false));
    }
    return all;
  }

  private StyleableProperty<Color> property(Ink ink) {
    return Objects.requireNonNull(colours.get(ink));
  }

  /** A colour that stylesheets set. */
  private final class Colour extends StyleableObjectProperty<Color> {
    private final CssMetaData<MapSurface, Color> data;

    Colour(CssMetaData<MapSurface, Color> data) {
      super(Color.GRAY);
      this.data = data;
    }

    @Override
    protected void invalidated() {
      painter.forget();
      if (getParent() != null) {
        getParent().requestLayout();
      }
    }

    @Override
    public Object getBean() {
      return MapSurface.this;
    }

    @Override
    public String getName() {
      return data.getProperty();
    }

    @Override
    public CssMetaData<? extends Styleable, Color> getCssMetaData() {
      return data;
    }
  }

  private int argb(Ink ink) {
    Color c = property(ink).getValue();
    return (int) Math.round(c.getOpacity() * 255) << 24
        | (int) Math.round(c.getRed() * 255) << 16
        | (int) Math.round(c.getGreen() * 255) << 8
        | (int) Math.round(c.getBlue() * 255);
  }

  /** Paints points. */
  void paint(Camera camera, PointPainter.Scene scene) {
    double density = density();
    int width = (int) Math.ceil(getWidth() * density);
    int height = (int) Math.ceil(getHeight() * density);
    if (width <= 0 || height <= 0) {
      return;
    }
    Pixels target = target(width, height);
    painter.paint(target.argb(), width, height, density, camera, scene, this::argb);
    target.buffer().updateBuffer(b -> new Rectangle2D(0, 0, width, height));
    view.setFitWidth(width / density);
    view.setFitHeight(height / density);
  }

  /** Shows nothing. */
  void clear() {
    pixels = Optional.empty();
    view.setImage(null);
  }

  private Pixels target(int width, int height) {
    Optional<Pixels> fitting = pixels.filter(p -> p.width() == width && p.height() == height);
    if (fitting.isPresent()) {
      return fitting.get();
    }
    Pixels made = Pixels.of(width, height);
    pixels = Optional.of(made);
    view.setImage(new WritableImage(made.buffer()));
    return made;
  }

  /** How many pixels the screen has for each of the scene. */
  private double density() {
    Window window = getScene() == null ? null : getScene().getWindow();
    return window == null ? 1 : Math.max(1, window.getOutputScaleX());
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return getClassCssMetaData();
  }

  /** The properties that a stylesheet can set. */
  public static List<CssMetaData<? extends Styleable, ?>> getClassCssMetaData() {
    return new ArrayList<>(FACTORY.getCssMetaData());
  }
}
