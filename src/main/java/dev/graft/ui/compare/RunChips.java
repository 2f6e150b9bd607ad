package dev.graft.ui.compare;

import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.project.RunRecord;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The chosen runs in their colours, and the menu of those that can be added. */
final class RunChips extends HBox {
  private static final Texts TEXTS = Texts.in(RunChips.class);
  private static final int LONG = 3;
  private final CompareViewModel model;
  private final MenuButton add = new MenuButton(TEXTS.get("run.add"));

  RunChips(CompareViewModel model) {
    super(8);
    this.model = model;
    setAlignment(Pos.CENTER_LEFT);
    setFillHeight(false);
    add.setId("add-run");
    add.setAccessibleText(TEXTS.get("run.add.words"));
    add.setTooltip(new Tooltip(TEXTS.get("run.add.words")));
    add.setMinWidth(Region.USE_PREF_SIZE);
    InvalidationListener change = o -> show();
    model.chosen().addListener(change);
    model.comparisonProperty().addListener(change);
    model.stateProperty().addListener(change);
    add.showingProperty().addListener(o -> fill());
    show();
  }

  private void show() {
    List<Node> nodes = new ArrayList<>();
    List<Integer> colours = model.colours();
    for (int i = 0; i < model.chosen().size(); i++) {
      nodes.add(chip(model.chosen().get(i), colours.get(i)));
    }
    fill();
    nodes.add(add);
    getChildren().setAll(nodes);
  }

  private void fill() {
    List<MenuItem> items = new ArrayList<>();
    for (RunRecord run : model.candidates()) {
      MenuItem item =
          new MenuItem(
              TEXTS.format(
                  "run.item",
                  CompareWords.chip(run, Optional.empty()),
                  run.validationAccuracy().map(Figures::percent).orElse("—"),
                  run.backbone()));
      item.setId("add-" + run.id());
      item.setMnemonicParsing(false);
      item.setOnAction(e -> model.add(run));
      items.add(item);
    }
    add.getItems().setAll(items);
    add.setDisable(items.isEmpty());
  }

  private Node chip(RunRecord run, int colour) {
    Region dot = new Region();
    dot.getStyleClass().add("run-dot");
    Optional<ComparedRun> known =
        model.comparisonProperty().get().stream()
            .map(Comparison::runs)
            .flatMap(List::stream)
            .filter(r -> r.id().equals(run.id()))
            .findFirst();
    String words = CompareWords.chip(run, known);
    // Many chips have no room for more than their names.
    Label name = new Label(model.chosen().size() > LONG ? CompareWords.run(run.id()) : words);
    name.setTooltip(new Tooltip(words + " · " + run.backbone()));
    Button remove = Buttons.icon(Action.REMOVE_RUN, () -> model.remove(run));
    remove.setId("remove-" + run.id());
    String removeWords = TEXTS.format("run.remove", CompareWords.run(run.id()));
    remove.setAccessibleText(removeWords);
    remove.setTooltip(new Tooltip(removeWords));
    remove.getStyleClass().add("chip-close");
    HBox chip = new HBox(6, dot, name, remove);
    chip.setId("chip-" + run.id());
    chip.setAlignment(Pos.CENTER_LEFT);
    chip.getStyleClass().add("run-chip");
    RunColours.paint(chip, colour);
    return chip;
  }
}
