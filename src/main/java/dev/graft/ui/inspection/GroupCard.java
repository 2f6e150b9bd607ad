package dev.graft.ui.inspection;

import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.ClassPalette;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.pictures.PictureTile;
import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A group of pictures: typical ones, what they are labelled, and a way to label them all. */
final class GroupCard extends VBox {
  private static final Texts TEXTS = Texts.in(GroupCard.class);
  private static final double SIDE = 92;

  private final ClustersModel model;
  private final ClustersModel.Group group;
  private final Label labelled = Cards.styled("", "muted");
  private final ComboBox<String> name = new ComboBox<>();

  GroupCard(InspectionModel inspection, ClustersModel.Group group, ThumbnailSource thumbnails) {
    super(8);
    this.model = inspection.clusters();
    this.group = group;
    int size = group.members().size();
    getStyleClass().addAll("graft-card", "group-card");
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.NODE);
    setAccessibleText(TEXTS.format("clusters.card", group.number(), Figures.count(size)));
    name.setEditable(true);
    name.setPrefWidth(150);
    name.setPromptText(TEXTS.get("clusters.class"));
    name.setAccessibleText(TEXTS.get("clusters.class"));
    name.getEditor()
        .addEventHandler(
            KeyEvent.KEY_PRESSED,
            e -> {
              if (e.getCode() == KeyCode.ENTER) {
                label();
                e.consume();
              }
            });
    Button label = Buttons.of(Action.LABEL_GROUP, this::label);
    Button map = Buttons.icon(Action.SHOW_ON_MAP, () -> inspection.showOnMap(group.members()));
    labelled.setMinWidth(0);
    HBox head =
        new HBox(
            10,
            Cards.title(TEXTS.format("clusters.group", group.number(), size, Figures.count(size))),
            labelled,
            Cards.spacer(),
            name,
            label,
            map);
    head.setAlignment(Pos.CENTER_LEFT);
    HBox pictures = new HBox(6);
    pictures.setMinWidth(0);
    for (Path file : group.typical()) {
      PictureTile tile = new PictureTile(thumbnails, SIDE);
      tile.show(file, InspectionModel.name(file), Optional.empty());
      pictures.getChildren().add(tile);
    }
    getChildren().addAll(head, pictures);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    show();
  }

  private void label() {
    model.label(group, name.getEditor().getText());
  }

  /** Shows how the group is labelled now. */
  void show() {
    List<String> classes = model.classes();
    if (!name.getItems().equals(classes)) {
      name.getItems().setAll(classes);
    }
    Optional<String> whole = model.label(group);
    getStyleClass().removeIf("labelled"::equals);
    if (whole.isPresent()) {
      getStyleClass().add("labelled");
      ClassPalette.paint(this, classes.indexOf(whole.get()));
    }
    labelled.setText(
        whole.map(l -> TEXTS.format("clusters.labelled", l)).orElseGet(() -> model.mixture(group)));
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() instanceof TextInputControl || event.isShortcutDown()) {
      return;
    }
    String key = event.getCode().getName();
    if (event.getCode().isDigitKey() && Character.isDigit(key.charAt(key.length() - 1))) {
      model.label(group, key.charAt(key.length() - 1) - '1');
      event.consume();
    }
  }
}
