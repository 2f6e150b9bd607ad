package dev.graft.ui.layers;

import dev.graft.network.Backbone;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.session.BlockShape;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The Layers room. */
public final class LayersView extends RoomPane {
  private static final double BOTTOM_HEIGHT = 290;

  private final LayersViewModel model;
  private final Label pill = Cards.pill("");
  private final Label words = Cards.muted("");
  private final Segments choices;
  private final ComboBox<String> blockBox = new ComboBox<>();
  private final CostCard cost;

  /**
   * Makes the room.
   *
   * @param model its state
   * @param toBackbones goes to the Backbones room
   */
  public LayersView(LayersViewModel model, Runnable toBackbones) {
    super("Layers");
    this.model = model;
    this.cost = new CostCard(model);
    this.choices = new Segments(this::choose, "All frozen", "Last 5 blocks learn", "All learn");
    beside(pill, words);
    actions(choices);
    Button go = new Button("Choose a backbone");
    go.setOnAction(e -> toBackbones.run());
    EmptyState empty =
        new EmptyState(
            MaterialDesignL.LAYERS_OUTLINE,
            "No backbone chosen",
            "Its blocks appear here, and you decide which stay frozen and which learn.",
            go);
    Node full = full();
    content(new StackPane(empty, full));
    InvalidationListener change =
        o -> {
          boolean any = model.backboneProperty().get().isPresent();
          Cards.present(full, any);
          Cards.present(empty, !any);
          Cards.present(choices, any);
          Cards.present(pill, any);
          show();
        };
    model.backboneProperty().addListener(change);
    model.costProperty().addListener(change);
    model.selectedBlockProperty().addListener(o -> showBlock());
    model.blocks().addListener((InvalidationListener) o -> fillBlocks());
    fillBlocks();
    change.invalidated(model.costProperty());
  }

  private void choose(int segment) {
    switch (segment) {
      case 0 -> model.freezeAll();
      case 1 -> model.learnLast();
      default -> model.learnAll();
    }
  }

  private Node full() {
    BlockStrip strip = new BlockStrip(model);
    VBox stripCard = Cards.card(strip, legend());
    VBox.setVgrow(strip, Priority.ALWAYS);
    VBox.setVgrow(stripCard, Priority.ALWAYS);

    LayerTable table = new LayerTable(model.rows());
    VBox.setVgrow(table, Priority.ALWAYS);
    blockBox.setId("block-choice");
    blockBox.setAccessibleText("Block whose layers are listed");
    blockBox.setVisibleRowCount(14);
    blockBox
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (o, was, is) -> {
              if (is.intValue() >= 0) {
                model.selectedBlockProperty().set(is.intValue());
              }
            });
    VBox layers = Cards.card(Cards.row(Cards.title("Layers of a block"), blockBox), table);
    HBox.setHgrow(layers, Priority.ALWAYS);
    cost.setMinWidth(400);
    cost.setPrefWidth(420);
    HBox bottom = new HBox(16, layers, cost);
    bottom.setMinHeight(BOTTOM_HEIGHT - 60);
    bottom.setPrefHeight(BOTTOM_HEIGHT);
    bottom.setMaxHeight(BOTTOM_HEIGHT + 40);
    VBox.setVgrow(bottom, Priority.SOMETIMES);
    return new VBox(16, stripCard, bottom);
  }

  private static Node legend() {
    Region ice = new Region();
    ice.getStyleClass().addAll("legend", "ice");
    Region fire = new Region();
    fire.getStyleClass().addAll("legend", "fire");
    HBox left =
        new HBox(
            8,
            ice,
            Cards.styled("frozen: runs once per image, result kept on disk   ", "muted"),
            fire,
            Cards.styled("learns", "muted"));
    left.setAlignment(Pos.CENTER_LEFT);
    return Cards.row(
        left,
        Cards.styled(
            "Drag the line, or click a block. Height is resolution, width is channels.", "muted"));
  }

  private void fillBlocks() {
    blockBox.getItems().setAll(model.blocks().stream().map(BlockShape::name).toList());
    showBlock();
  }

  private void showBlock() {
    blockBox.getSelectionModel().select(model.selectedBlockProperty().get());
  }

  private void show() {
    pill.setText(model.backboneProperty().get().map(LayersView::title).orElse(""));
    String line = model.words();
    words.setText(
        line.isEmpty() ? "" : Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".");
    int n = model.usualLearning();
    choices.button(1).setText("Last " + Figures.count(n, "block learns", "blocks learn"));
    int frozen = model.frozenProperty().get();
    int blocks = model.blocks().size();
    if (frozen == blocks) {
      choices.show(0);
    } else if (frozen == 0) {
      choices.show(2);
    } else {
      choices.show(frozen == blocks - n ? 1 : -1);
    }
  }

  private static String title(Backbone backbone) {
    return backbone.name()
        + " · "
        + backbone.preprocessing().height()
        + "×"
        + backbone.preprocessing().width();
  }
}
