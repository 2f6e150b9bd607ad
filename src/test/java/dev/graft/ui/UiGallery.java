package dev.graft.ui;

import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Bar;
import dev.graft.ui.kit.BarRow;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.CardGrid;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.Curve;
import dev.graft.ui.kit.EmptyState;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.LineChartPane;
import dev.graft.ui.kit.OverlayCard;
import dev.graft.ui.kit.Segments;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.CheckComboBox;
import org.controlsfx.control.RangeSlider;
import org.controlsfx.control.ToggleSwitch;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** Every control of the kit on one page, and a few of ControlsFX that have to fit in. */
final class UiGallery extends VBox {
  UiGallery() {
    super(16);
    getStyleClass().addAll("graft-window", "room");
    CardGrid grid = new CardGrid(340);
    grid.getChildren()
        .addAll(
            buttons(),
            fields(),
            bars(),
            palette(),
            chart(),
            blocks(),
            controlsFx(),
            emptyState(),
            overlay());
    getChildren().addAll(Cards.styled("Gallery", "room-title"), grid);
  }

  private static Node buttons() {
    Segments segments = new Segments(i -> {}, "All frozen", "Last 5 learn", "All learn");
    segments.show(1);
    HBox row =
        new HBox(
            8,
            Buttons.main(Action.TRAIN, () -> {}),
            Buttons.of(Action.CANCEL, () -> {}),
            Buttons.icon(Action.CLEAR, () -> {}),
            Buttons.link("Go to Images", () -> {}));
    row.setAlignment(Pos.CENTER_LEFT);
    HBox pills = new HBox(8, Cards.pill("2,000 images"), Cards.pill("built in"));
    pills.getChildren().get(1).getStyleClass().add("here");
    return Cards.titled("Buttons", row, segments, pills);
  }

  private static Node fields() {
    TextField field = new TextField("none");
    field.pseudoClassStateChanged(Styles.STATE_DANGER, true);
    TextField prompt = new TextField();
    prompt.setPromptText("automatic");
    return Cards.titled(
        "Fields",
        Cards.row(Cards.styled("Epochs", "muted"), field),
        new FieldMessage(
            new SimpleObjectProperty<>(Optional.of("Epochs is a whole number from 1."))),
        Cards.row(Cards.styled("Learning rate", "muted"), prompt),
        new ComboBox<>(FXCollections.observableArrayList("the backbone as it is")));
  }

  private static Node bars() {
    BarRow first = new BarRow(true);
    first.show("dogs", 1, 0.9962);
    BarRow second = new BarRow(false);
    second.show("cats", 0, 0.0038);
    Bar plain = new Bar();
    plain.setShare(0.6);
    Bar ice = new Bar();
    ice.getStyleClass().add("ice");
    ice.setShare(0.4);
    return Cards.titled("Bars", first, second, plain, ice);
  }

  private static Node palette() {
    FlowPane dots = new FlowPane(10, 10);
    for (int i = 0; i < ClassPalette.SIZE; i++) {
      Region dot = new Region();
      dot.setMinSize(26, 26);
      dot.getStyleClass().add("class-dot");
      ClassPalette.paint(dot, i);
      dots.getChildren().add(dot);
    }
    return Cards.titled("Classes", dots, Cards.muted("A class has one colour everywhere."));
  }

  private static Node chart() {
    Curve validation = new Curve("validation");
    Curve training = new Curve("training");
    for (int i = 1; i <= 9; i++) {
      validation.add(i, Samples.epoch(i).validationAccuracy());
      training.add(i, Samples.epoch(i).trainAccuracy());
    }
    LineChartPane chart = new LineChartPane("epoch", Figures::percent, validation, training);
    chart.setDomain(0, 12);
    chart.setPrefHeight(170);
    chart.fireEvent(
        new javafx.scene.input.MouseEvent(
            javafx.scene.input.MouseEvent.MOUSE_MOVED,
            140,
            80,
            140,
            80,
            javafx.scene.input.MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            null));
    return Cards.titled("Chart", chart);
  }

  private static Node blocks() {
    HBox row = new HBox(8);
    for (int i = 0; i < 6; i++) {
      Region block = new Region();
      block.setMinSize(30, 80);
      block.getStyleClass().add("block");
      block.pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("frozen"), i < 3);
      block.pseudoClassStateChanged(
          javafx.css.PseudoClass.getPseudoClass("selected"), i == 1 || i == 4);
      row.getChildren().add(block);
    }
    return Cards.titled("Ice and fire", row, Cards.muted("Hatched is frozen, plain learns."));
  }

  private static Node controlsFx() {
    CheckComboBox<String> box =
        new CheckComboBox<>(FXCollections.observableArrayList("cats", "dogs"));
    box.getCheckModel().check(0);
    return Cards.titled(
        "ControlsFX", new RangeSlider(0, 100, 20, 70), new ToggleSwitch("Mixed precision"), box);
  }

  private static Node overlay() {
    return new Over();
  }

  /** What lies over the rooms. */
  private static final class Over extends OverlayCard {
    Over() {
      super("Running jobs", 340, () -> {});
      Bar bar = new Bar();
      bar.setShare(0.8);
      body(
          Cards.row(Cards.styled("run-7 · epoch 10 of 12", "card-title"), Cards.muted("14 s left")),
          bar);
    }
  }

  private static Node emptyState() {
    return new EmptyState(
        MaterialDesignI.IMAGE_PLUS, "Drop a picture here", "Any picture will do.");
  }
}
