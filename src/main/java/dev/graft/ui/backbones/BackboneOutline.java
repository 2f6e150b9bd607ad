package dev.graft.ui.backbones;

import dev.graft.ui.kit.StripScale;
import dev.graft.ui.session.BlockShape;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A backbone's silhouette: a bar for each block, high where the picture is fine, wide where there
 * are many channels.
 */
final class BackboneOutline extends Pane {
  private static final double SMALL = 40;
  private final double height;
  private final double gap;
  private List<BlockShape> blocks = List.of();

  /**
   * Makes an empty one.
   *
   * @param height in pixels
   */
  BackboneOutline(double height) {
    this.height = height;
    this.gap = height > SMALL ? 3 : 1;
    getStyleClass().add(height > SMALL ? "backbone-outline" : "small-outline");
    setMinHeight(height);
    setPrefHeight(height);
    setMaxHeight(height);
    setMinWidth(0);
  }

  /** Shows what is known now and later. */
  void follow(ObservableValue<Optional<Anatomy>> anatomy) {
    anatomy.addListener((o, was, is) -> show(is));
    show(anatomy.getValue());
  }

  /** Shows an anatomy, or nothing. */
  void show(Optional<Anatomy> anatomy) {
    blocks = anatomy.map(Anatomy::blocks).orElse(List.of());
    getChildren().clear();
    for (int i = 0; i < blocks.size(); i++) {
      Region bar = new Region();
      bar.getStyleClass().add("outline-block");
      bar.setManaged(false);
      getChildren().add(bar);
    }
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    if (blocks.isEmpty()) {
      return;
    }
    int finest = blocks.stream().mapToInt(BlockShape::resolution).max().orElse(1);
    double units = blocks.stream().mapToDouble(b -> StripScale.width(b.channels())).sum();
    double room = getWidth() - gap * (blocks.size() - 1);
    // A small network stays small: it does not fill the card just because it could.
    double scale = Math.min(room / units, 0.32 * height / 56);
    double x = 0;
    for (int i = 0; i < blocks.size(); i++) {
      BlockShape block = blocks.get(i);
      double w = Math.max(2, StripScale.width(block.channels()) * scale);
      double h = height * StripScale.height(block.resolution(), finest);
      getChildren().get(i).resizeRelocate(x, (height - h) / 2, w, h);
      x += w + gap;
    }
  }
}
