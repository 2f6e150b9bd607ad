package dev.graft.ui.backbones;

import dev.graft.ui.kit.StripScale;
import dev.graft.ui.session.BlockShape;
import java.util.List;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/**
 * A backbone's silhouette: a bar for each block, high where the picture is fine, wide where there
 * are many channels.
 */
final class BackboneOutline extends Pane {
  private static final double HEIGHT = 56;
  private static final double GAP = 3;
  private final List<BlockShape> blocks;

  BackboneOutline(List<BlockShape> blocks) {
    this.blocks = blocks;
    getStyleClass().add("backbone-outline");
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    setMinWidth(0);
    for (int i = 0; i < blocks.size(); i++) {
      Region bar = new Region();
      bar.getStyleClass().add("outline-block");
      bar.setManaged(false);
      getChildren().add(bar);
    }
  }

  @Override
  protected void layoutChildren() {
    if (blocks.isEmpty()) {
      return;
    }
    int finest = blocks.stream().mapToInt(BlockShape::resolution).max().orElse(1);
    double units = blocks.stream().mapToDouble(b -> StripScale.width(b.channels())).sum();
    double room = getWidth() - GAP * (blocks.size() - 1);
    // A small network stays small: it does not fill the card just because it could.
    double scale = Math.min(room / units, 0.32);
    double x = 0;
    for (int i = 0; i < blocks.size(); i++) {
      BlockShape block = blocks.get(i);
      double w = Math.max(2, StripScale.width(block.channels()) * scale);
      double h = HEIGHT * StripScale.height(block.resolution(), finest);
      getChildren().get(i).resizeRelocate(x, (HEIGHT - h) / 2, w, h);
      x += w + GAP;
    }
  }
}
