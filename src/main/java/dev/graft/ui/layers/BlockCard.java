package dev.graft.ui.layers;

import dev.graft.training.FreezeChoice;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.session.BlockShape;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** An opened block: its layers with their locks, or how they are connected. */
final class BlockCard extends VBox {
  private static final Texts TEXTS = Texts.in(BlockCard.class);

  private final LayersViewModel model;
  private final ComboBox<String> choice = new ComboBox<>();
  private final Label figures = Cards.styled("", "muted");
  private final FontIcon icon = new FontIcon(MaterialDesignL.LOCK);
  private final Button lock = new Button("", icon);
  private final Label statistics = Cards.styled(TEXTS.get("card.statistics"), "muted");
  private final LayerTable table;
  private final ScrollPane graph;
  private final Segments views;

  BlockCard(LayersViewModel model) {
    super(8);
    this.model = model;
    setId("block-card");
    getStyleClass().add("graft-card");
    table = new LayerTable(model);
    graph = new ScrollPane(new ConnectionsPane(model));
    graph.getStyleClass().add("plain-scroll");
    graph.setPannable(true);
    views = new Segments(this::view, TEXTS.get("card.layers"), TEXTS.get("card.connections"));
    views.setId("block-views");
    views.button(1).setId("show-connections");
    choice.setId("block-choice");
    choice.setAccessibleText(TEXTS.get("card.choice"));
    choice.setVisibleRowCount(14);
    choice.setPrefWidth(148);
    choice.setMinWidth(120);
    choice
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (o, was, is) -> {
              if (is.intValue() >= 0) {
                model.select(is.intValue());
              }
            });
    lock.setId("lock-block");
    lock.setMinWidth(USE_PREF_SIZE);
    lock.setOnAction(e -> model.toggleBlock(model.selectedBlockProperty().get()));
    lock.setTooltip(new Tooltip(TEXTS.get("card.lockTooltip")));
    figures.setMinWidth(0);
    figures.setTooltip(new Tooltip(TEXTS.get("card.figuresTooltip")));
    HBox top = new HBox(8, choice, figures, Cards.spacer(), lock, views);
    top.setAlignment(Pos.CENTER_LEFT);
    StackPane body = new StackPane(graph, table);
    VBox.setVgrow(body, Priority.ALWAYS);
    statistics.setId("statistics");
    statistics.setGraphic(new FontIcon(MaterialDesignL.LOCK_OUTLINE));
    getChildren().addAll(top, body, statistics);
    view(0);
    InvalidationListener change = o -> show();
    model.blocks().addListener((InvalidationListener) o -> fill());
    model.selectedBlockProperty().addListener(change);
    model.costProperty().addListener(change);
    fill();
  }

  /** The keys go to the layers. */
  void open() {
    view(0);
    table.requestFocus();
    if (table.getSelectionModel().isEmpty()) {
      table.getSelectionModel().select(0);
    }
  }

  private void view(int which) {
    views.show(which);
    table.setVisible(which == 0);
    graph.setVisible(which == 1);
  }

  private void fill() {
    choice.getItems().setAll(model.blocks().stream().map(BlockShape::name).toList());
    show();
  }

  private void show() {
    int at = model.selectedBlockProperty().get();
    choice.getSelectionModel().select(at);
    Cards.present(lock, model.canThaw());
    Cards.present(statistics, model.hasStatistics());
    if (at < 0 || at >= model.blocks().size()) {
      figures.setText("");
      return;
    }
    BlockShape block = model.blocks().get(at);
    String parameters = Figures.rounded(block.parameters());
    figures.setText(
        model.canThaw()
            ? TEXTS.format("card.figures", parameters, Figures.rounded(model.macs(at)))
            : TEXTS.format("card.parameters", parameters));
    boolean frozen = model.state(at) == FreezeChoice.State.FROZEN;
    icon.setIconCode(frozen ? MaterialDesignL.LOCK_OPEN_VARIANT_OUTLINE : MaterialDesignL.LOCK);
    lock.setText(frozen ? TEXTS.get("card.unlock") : TEXTS.get("card.lock"));
  }
}
