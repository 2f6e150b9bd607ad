package dev.graft.ui.layers;

import dev.graft.network.Backbone;
import dev.graft.training.FreezeChoice;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.RoomPane;
import dev.graft.ui.kit.Segments;
import dev.graft.ui.kit.Texts;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** The Layers room. */
public final class LayersView extends RoomPane {
  private static final Texts TEXTS = Texts.in(LayersView.class);
  private static final double BOTTOM_HEIGHT = 310;

  private final LayersViewModel model;
  private final Label pill = Cards.pill("");
  private final Label words = Cards.muted("");
  private final Segments choices;
  private final Label whyNot = Cards.muted(TEXTS.get("room.graph"));

  /**
   * Makes the room.
   *
   * @param model its state
   * @param toBackbones goes to the Backbones room
   */
  public LayersView(LayersViewModel model, Runnable toBackbones) {
    super(TEXTS.get("room.title"));
    this.model = model;
    this.choices =
        new Segments(
            this::choose,
            TEXTS.get("room.allFrozen"),
            TEXTS.format("room.last", 5),
            TEXTS.get("room.allLearn"));
    choices.setId("freeze-choices");
    words.setId("freeze-words");
    beside(pill, words);
    actions(choices);
    Button go = new Button(TEXTS.get("room.toBackbones"));
    go.setOnAction(e -> toBackbones.run());
    EmptyState empty =
        new EmptyState(
            MaterialDesignL.LAYERS_OUTLINE,
            TEXTS.get("room.emptyTitle"),
            TEXTS.get("room.emptyWords"),
            go);
    Node full = full();
    content(new StackPane(empty, full));
    InvalidationListener change =
        o -> {
          boolean any = model.backboneProperty().get().isPresent();
          Cards.present(full, any);
          Cards.present(empty, !any);
          Cards.present(choices, any && model.canThaw());
          Cards.present(pill, any);
          show();
        };
    model.backboneProperty().addListener(change);
    model.costProperty().addListener(change);
    change.invalidated(model.costProperty());
    model.pace().ask();
  }

  private void choose(int segment) {
    switch (segment) {
      case 0 -> model.freezeAll();
      case 1 -> model.learnLast();
      default -> model.learnAll();
    }
    show();
  }

  private Node full() {
    BlockCard block = new BlockCard(model);
    BlockStrip strip = new BlockStrip(model, block::open);
    ScrollPane scroll = strip.scrolled();
    VBox.setVgrow(scroll, Priority.ALWAYS);
    whyNot.setId("why-frozen");
    whyNot.setMinHeight(USE_PREF_SIZE);
    VBox stripCard = Cards.card(whyNot, scroll, new RateRule(model.rates()), legend());
    stripCard.getStyleClass().add("strip-card");
    VBox.setVgrow(stripCard, Priority.ALWAYS);
    HBox.setHgrow(block, Priority.ALWAYS);
    CostCard cost = new CostCard(model);
    cost.setMinWidth(376);
    cost.setPrefWidth(380);
    HBox bottom = new HBox(16, block, cost);
    bottom.setMinHeight(BOTTOM_HEIGHT - 20);
    bottom.setPrefHeight(BOTTOM_HEIGHT);
    bottom.setMaxHeight(BOTTOM_HEIGHT + 50);
    VBox.setVgrow(bottom, Priority.SOMETIMES);
    return new VBox(16, stripCard, bottom);
  }

  private static Node legend() {
    HBox left =
        new HBox(
            16,
            entry("ice", TEXTS.get("legend.frozen")),
            entry("again", TEXTS.get("legend.again")),
            entry("fire", TEXTS.get("legend.learns")));
    left.setAlignment(Pos.CENTER_LEFT);
    HBox row = Cards.row(left, Cards.styled(TEXTS.get("legend.hint"), "muted"));
    row.getStyleClass().add("strip-legend");
    return row;
  }

  private static Node entry(String kind, String text) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("legend", kind);
    HBox entry = new HBox(6, swatch, Cards.styled(text, "muted"));
    entry.setAlignment(Pos.CENTER_LEFT);
    return entry;
  }

  private void show() {
    pill.setText(model.backboneProperty().get().map(LayersView::title).orElse(""));
    String line = model.words();
    words.setText(
        line.isEmpty()
            ? ""
            : TEXTS.format(
                "room.sentence", Character.toUpperCase(line.charAt(0)) + line.substring(1)));
    Cards.present(whyNot, !model.canThaw());
    int n = model.usualLearning();
    choices.button(1).setText(TEXTS.format("room.last", n));
    choices.show(model.choiceProperty().get().map(this::segment).orElse(-1));
  }

  private int segment(FreezeChoice choice) {
    if (!choice.isLine()) {
      return -1;
    }
    if (choice.learning().isEmpty()) {
      return 0;
    }
    return choice.line() == 0
        ? 2
        : choice.line() == choice.blocks() - model.usualLearning() ? 1 : -1;
  }

  private static String title(Backbone backbone) {
    return TEXTS.format(
        "room.pill",
        backbone.name(),
        String.valueOf(backbone.preprocessing().height()),
        String.valueOf(backbone.preprocessing().width()));
  }
}
