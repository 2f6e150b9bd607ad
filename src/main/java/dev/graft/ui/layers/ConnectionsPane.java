package dev.graft.ui.layers;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Texts;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** The layers of the selected block as boxes, joined where one reads the other. */
final class ConnectionsPane extends Pane {
  private static final Texts TEXTS = Texts.in(ConnectionsPane.class);
  private static final double WIDTH = 184;
  private static final double HEIGHT = 42;
  private static final double ACROSS = 28;
  private static final double DOWN = 14;
  private static final double SIDE = 4;

  private final LayersViewModel model;

  ConnectionsPane(LayersViewModel model) {
    this.model = model;
    setId("connections");
    getStyleClass().add("connections");
    model.rows().addListener((InvalidationListener) o -> draw());
    draw();
  }

  private void draw() {
    getChildren().clear();
    int at = model.selectedBlockProperty().get();
    model
        .backboneProperty()
        .get()
        .filter(b -> at >= 0 && at < b.blocks().size())
        .ifPresent(b -> draw(b, b.blocks().get(at)));
  }

  private void draw(Backbone backbone, Block block) {
    BlockGraph graph = BlockGraph.of(backbone.network(), block);
    Map<String, LayerRow> rows = new HashMap<>();
    model.rows().forEach(r -> rows.put(r.name(), r));
    graph.links().forEach(l -> getChildren().add(link(l)));
    for (BlockGraph.Spot spot : graph.spots()) {
      VBox box =
          spot.outside() ? outside(spot, backbone) : box(rows.get(spot.layer()), block.name());
      box.resizeRelocate(x(spot.column()), y(spot.row()), WIDTH, HEIGHT);
      box.setPrefSize(WIDTH, HEIGHT);
      getChildren().add(box);
    }
    setMinSize(x(graph.columns()) - ACROSS + SIDE, y(graph.rows()) - DOWN + SIDE);
    setPrefSize(getMinWidth(), getMinHeight());
  }

  /** The block's name stands above already. */
  private static VBox box(LayerRow row, String block) {
    boolean prefixed = row.name().startsWith(block + "_");
    Label name =
        Cards.styled(prefixed ? row.name().substring(block.length() + 1) : row.name(), "node-name");
    name.setEllipsisString("…");
    VBox box = new VBox(name, Cards.styled(row.kind() + " " + row.output(), "node-kind"));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass()
        .addAll("node", "node-" + row.role().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    Tooltip.install(
        box, new Tooltip(TEXTS.format("node.tooltip", row.name(), row.kind(), row.output())));
    return box;
  }

  private static VBox outside(BlockGraph.Spot spot, Backbone backbone) {
    VBox box =
        new VBox(
            Cards.styled(spot.layer(), "node-name"),
            Cards.styled(
                TEXTS.format(
                    "node.outside",
                    backbone.network().shape(spot.layer()).toString().replace('x', '×')),
                "node-kind"));
    box.setAlignment(Pos.CENTER_LEFT);
    box.getStyleClass().addAll("node", "node-outside");
    return box;
  }

  private static double x(int column) {
    return SIDE + column * (WIDTH + ACROSS);
  }

  private static double y(int row) {
    return SIDE + row * (HEIGHT + DOWN);
  }

  private static Path link(BlockGraph.Link link) {
    double fromX = x(link.from().column()) + WIDTH;
    double fromY = y(link.from().row()) + HEIGHT / 2;
    double toX = x(link.to().column());
    double toY = y(link.to().row()) + HEIGHT / 2;
    Path path = new Path(new MoveTo(fromX, fromY));
    path.getStyleClass().add("link");
    if (link.to().column() - link.from().column() > 1) {
      double laneY = y(link.row()) + HEIGHT / 2;
      double laneStart = fromX + ACROSS;
      double laneEnd = toX - ACROSS;
      path.getElements()
          .addAll(
              bend(fromX, fromY, laneStart, laneY),
              new LineTo(laneEnd, laneY),
              bend(laneEnd, laneY, toX, toY));
    } else {
      path.getElements().add(bend(fromX, fromY, toX, toY));
    }
    path.getElements()
        .addAll(new MoveTo(toX - 5, toY - 4), new LineTo(toX, toY), new LineTo(toX - 5, toY + 4));
    return path;
  }

  private static CubicCurveTo bend(double fromX, double fromY, double toX, double toY) {
    double half = (fromX + toX) / 2;
    return new CubicCurveTo(half, fromY, half, toY, toX, toY);
  }
}
