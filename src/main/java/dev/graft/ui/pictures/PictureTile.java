package dev.graft.ui.pictures;

import dev.graft.ui.kit.ClassPalette;
import java.nio.file.Path;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/**
 * A square picture with a dot in its class's colour. Its size never depends on the picture, so that
 * a list of tiles is laid out once and not again when pictures arrive.
 */
public final class PictureTile extends Region {
  private static final double RADIUS = 10;
  private static final double DOT = 11;
  private static final double MARGIN = 7;

  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass LEAD = PseudoClass.getPseudoClass("lead");
  private static final double BADGE = 16;

  private final ThumbnailSource source;
  private final double side;
  private final ImageView view = new ImageView();
  private final Region dot = new Region();
  private final FontIcon broken = new FontIcon(MaterialDesignI.IMAGE_BROKEN_VARIANT);
  private final FontIcon badge = new FontIcon(MaterialDesignA.ALERT);
  private final Region frame = new Region();
  private final Tooltip tooltip = new Tooltip();
  private ThumbnailSource.Request request = ThumbnailSource.Request.NONE;
  private Optional<Path> shown = Optional.empty();

  /**
   * Makes an empty tile.
   *
   * @param source where its pictures come from
   * @param side its width and height
   */
  public PictureTile(ThumbnailSource source, double side) {
    this.source = source;
    this.side = side;
    getStyleClass().add("picture-tile");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setMinSize(side, side);
    setPrefSize(side, side);
    setMaxSize(side, side);
    view.setManaged(false);
    view.setFitWidth(side);
    view.setFitHeight(side);
    view.setSmooth(true);
    Rectangle round = new Rectangle(side, side);
    round.setArcWidth(RADIUS);
    round.setArcHeight(RADIUS);
    view.setClip(round);
    dot.getStyleClass().add("class-dot");
    dot.setManaged(false);
    broken.getStyleClass().add("broken-picture");
    broken.setManaged(false);
    broken.setVisible(false);
    badge.getStyleClass().add("picture-badge");
    badge.setManaged(false);
    badge.setVisible(false);
    frame.getStyleClass().add("picture-frame");
    frame.setManaged(false);
    frame.setMouseTransparent(true);
    getChildren().addAll(view, broken, dot, badge, frame);
    setVisible(false);
  }

  /**
   * Shows a file.
   *
   * @param file the image file
   * @param words the tooltip and accessible text
   * @param classIndex the class whose colour the dot has; empty for no dot
   */
  public void show(Path file, String words, Optional<Integer> classIndex) {
    setVisible(true);
    dot.setVisible(classIndex.isPresent());
    classIndex.ifPresent(i -> ClassPalette.paint(dot, i));
    tooltip.setText(words);
    Tooltip.install(this, tooltip);
    setAccessibleText(words);
    if (shown.equals(Optional.of(file))) {
      return;
    }
    forget();
    shown = Optional.of(file);
    // Half as much again as the tile: a picture of 3:2 then covers it, and a dense screen has some
    // more to show.
    request = source.load(file, (int) Math.ceil(side * 1.5), this::ready, this::unreadable);
  }

  /**
   * Shows whether the picture is selected.
   *
   * @param selected whether it is
   * @param lead whether the arrow keys go on from it
   */
  public void select(boolean selected, boolean lead) {
    frame.pseudoClassStateChanged(SELECTED, selected);
    frame.pseudoClassStateChanged(LEAD, lead);
  }

  /**
   * Shows whether something is wrong with the picture.
   *
   * @param warned whether it has the sign for it
   */
  public void warn(boolean warned) {
    badge.setVisible(warned);
  }

  /** The picture, if it is there by now; for whoever drags it. */
  public Optional<Image> picture() {
    return Optional.ofNullable(view.getImage());
  }

  /** Shows nothing. */
  public void clear() {
    forget();
    select(false, false);
    warn(false);
    setVisible(false);
  }

  private void forget() {
    request.cancel();
    request = ThumbnailSource.Request.NONE;
    shown = Optional.empty();
    view.setImage(null);
    broken.setVisible(false);
  }

  private void ready(Image image) {
    double square = Math.min(image.getWidth(), image.getHeight());
    view.setViewport(
        new Rectangle2D(
            (image.getWidth() - square) / 2, (image.getHeight() - square) / 2, square, square));
    view.setImage(image);
  }

  private void unreadable(String reason) {
    broken.setVisible(true);
    tooltip.setText(tooltip.getText() + "\n" + reason);
    requestLayout();
  }

  /** The file that is shown. */
  Optional<Path> shown() {
    return shown;
  }

  @Override
  protected void layoutChildren() {
    frame.resizeRelocate(0, 0, side, side);
    badge.relocate(side - MARGIN - BADGE, MARGIN);
    dot.resizeRelocate(MARGIN, side - MARGIN - DOT, DOT, DOT);
    double w = broken.getLayoutBounds().getWidth();
    broken.relocate((side - w) / 2, (side - broken.getLayoutBounds().getHeight()) / 2);
  }
}
