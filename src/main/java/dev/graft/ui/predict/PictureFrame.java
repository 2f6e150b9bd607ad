package dev.graft.ui.predict;

import dev.graft.dataset.Fit;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.HeatMap;
import java.util.List;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/**
 * A picture fitted into whatever room there is, which it never asks for more of, and over it the
 * map of where a model looked: transparent where nothing spoke for the class, then from one colour
 * to another. Both colours are CSS properties.
 */
final class PictureFrame extends Region {
  private static final StyleablePropertyFactory<PictureFrame> FACTORY =
      new StyleablePropertyFactory<>(Region.getClassCssMetaData());
  private static final CssMetaData<PictureFrame, Color> WARM =
      FACTORY.createColorCssMetaData("-graft-heat-warm", f -> f.warm, Color.YELLOW, false);
  private static final CssMetaData<PictureFrame, Color> HOT =
      FACTORY.createColorCssMetaData("-graft-heat-hot", f -> f.hot, Color.RED, false);

  /** The map is drawn on so many pixels a side and enlarged smoothly. */
  private static final int GRAIN = 96;

  /** Below this share of the most, a place stays clear. */
  private static final double CLEAR = 0.12;

  private final StyleableObjectProperty<Color> warm = colour(WARM, Color.YELLOW);
  private final StyleableObjectProperty<Color> hot = colour(HOT, Color.RED);
  private final ImageView view = new ImageView();
  private final ImageView heat = new ImageView();
  private final FontIcon broken = new FontIcon(MaterialDesignI.IMAGE_BROKEN_VARIANT);
  private final Rectangle round = new Rectangle();
  private final Rectangle heatClip = new Rectangle();
  private Optional<Explanation> explanation = Optional.empty();

  PictureFrame() {
    getStyleClass().add("picture-frame");
    setMinSize(0, 120);
    view.setPreserveRatio(true);
    view.setSmooth(true);
    round.setArcWidth(12);
    round.setArcHeight(12);
    view.setClip(round);
    heat.setId("heat-map");
    heat.setSmooth(true);
    heat.setMouseTransparent(true);
    heat.setClip(heatClip);
    heatClip.setArcWidth(12);
    heatClip.setArcHeight(12);
    broken.getStyleClass().add("broken-picture");
    broken.setVisible(false);
    getChildren().addAll(view, heat, broken);
  }

  private StyleableObjectProperty<Color> colour(
      CssMetaData<PictureFrame, Color> meta, Color initial) {
    return new StyleableObjectProperty<>(initial) {
      @Override
      protected void invalidated() {
        paint();
      }

      @Override
      public Object getBean() {
        return PictureFrame.this;
      }

      @Override
      public String getName() {
        return meta.getProperty();
      }

      @Override
      public CssMetaData<? extends Styleable, Color> getCssMetaData() {
        return meta;
      }
    };
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return FACTORY.getCssMetaData();
  }

  void clear() {
    view.setImage(null);
    broken.setVisible(false);
    map(Optional.empty());
  }

  void broken() {
    broken.setVisible(true);
    requestLayout();
  }

  void image(Image image) {
    view.setImage(image);
    requestLayout();
  }

  /** Shows a map over the picture, or none. */
  void map(Optional<Explanation> shown) {
    if (!shown.equals(explanation)) {
      explanation = shown;
      paint();
    }
  }

  /** How strongly the map covers the picture, from 0 to 1. */
  void opacity(double share) {
    heat.setOpacity(share);
  }

  private void paint() {
    heat.setImage(explanation.map(e -> image(e.map())).orElse(null));
    requestLayout();
  }

  private Image image(HeatMap map) {
    WritableImage image = new WritableImage(GRAIN, GRAIN);
    for (int y = 0; y < GRAIN; y++) {
      for (int x = 0; x < GRAIN; x++) {
        double v = map.sample((y + 0.5) / GRAIN, (x + 0.5) / GRAIN);
        double above = Math.max(0, (v - CLEAR) / (1 - CLEAR));
        Color tone = warm.get().interpolate(hot.get(), above);
        double alpha = Math.min(1, above * 1.6);
        image
            .getPixelWriter()
            .setColor(x, y, new Color(tone.getRed(), tone.getGreen(), tone.getBlue(), alpha));
      }
    }
    return image;
  }

  @Override
  protected double computePrefHeight(double width) {
    return 120;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 120;
  }

  @Override
  protected void layoutChildren() {
    Image image = view.getImage();
    if (image != null) {
      double scale = Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
      double w = image.getWidth() * scale;
      double h = image.getHeight() * scale;
      view.setFitWidth(w);
      view.setFitHeight(h);
      round.setWidth(w);
      round.setHeight(h);
      double left = (getWidth() - w) / 2;
      double top = (getHeight() - h) / 2;
      view.relocate(left, top);
      explanation.ifPresent(e -> layoutHeat(covered(e, w, h), left, top, w, h));
    }
    heat.setVisible(image != null && explanation.isPresent());
    double side = broken.getLayoutBounds().getWidth();
    broken.relocate((getWidth() - side) / 2, (getHeight() - side) / 2);
  }

  private void layoutHeat(Rectangle2D part, double left, double top, double w, double h) {
    heat.setFitWidth(part.getWidth());
    heat.setFitHeight(part.getHeight());
    heat.relocate(left + part.getMinX(), top + part.getMinY());
    // What lies beside the picture is black padding, of which there is nothing to see here.
    heatClip.setX(Math.max(0, -part.getMinX()));
    heatClip.setY(Math.max(0, -part.getMinY()));
    heatClip.setWidth(Math.min(part.getWidth(), w));
    heatClip.setHeight(Math.min(part.getHeight(), h));
  }

  /**
   * The part of a picture that the network's input covers.
   *
   * @param e how the picture was brought there
   * @param w the picture's width
   * @param h the picture's height
   * @return from the picture's top left; beyond it where the input was padded
   */
  static Rectangle2D covered(Explanation e, double w, double h) {
    if (e.fit() == Fit.STRETCH) {
      return new Rectangle2D(0, 0, w, h);
    }
    double across = w / e.inputWidth();
    double down = h / e.inputHeight();
    double scale = e.fit() == Fit.CENTER_CROP ? Math.min(across, down) : Math.max(across, down);
    double width = e.inputWidth() * scale;
    double height = e.inputHeight() * scale;
    return new Rectangle2D((w - width) / 2, (h - height) / 2, width, height);
  }
}
