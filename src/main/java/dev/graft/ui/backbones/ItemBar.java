package dev.graft.ui.backbones;

import dev.graft.ui.backbones.BackboneFacts.Place;
import dev.graft.ui.kit.Cards;
import dev.graft.ui.kit.FieldMessage;
import dev.graft.ui.kit.Texts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What can be done with the selected line of the table: the same as on a card. */
final class ItemBar extends VBox {
  private static final Texts TEXTS = Texts.in(ItemBar.class);
  private final BackbonesViewModel model;
  private final Map<BackboneItem, List<Node>> known = new HashMap<>();

  ItemBar(BackbonesViewModel model, ObservableValue<@Nullable BackboneItem> selected) {
    super(8);
    this.model = model;
    setId("item-bar");
    getStyleClass().addAll("graft-card", "item-bar");
    selected.addListener((o, was, is) -> show(Optional.ofNullable(is)));
    show(Optional.ofNullable(selected.getValue()));
  }

  private void show(Optional<BackboneItem> selected) {
    known.keySet().retainAll(model.items());
    getChildren()
        .setAll(
            selected
                .map(i -> known.computeIfAbsent(i, this::make))
                .orElseGet(() -> List.of(Cards.muted(TEXTS.get("table.hint")))));
  }

  private List<Node> make(BackboneItem item) {
    HBox row = new HBox(16, Cards.styled(item.name(), "card-title"));
    row.setAlignment(Pos.CENTER_LEFT);
    item.facts().entry().problem().map(Cards::muted).ifPresent(row.getChildren()::add);
    if (item.facts().place() != Place.DAMAGED) {
      row.getChildren()
          .addAll(Cards.styled(TEXTS.get("fact.speed"), "muted"), new SpeedNode(item, model));
    }
    row.getChildren().add(Cards.spacer());
    if (item.facts().place() == Place.TO_DOWNLOAD) {
      row.getChildren().add(new DownloadNode(item, model.downloads()));
    } else if (item.facts().isHere()) {
      row.getChildren().add(choose(item));
    }
    return List.of(row, new FieldMessage(item.measurement().errorProperty()));
  }

  private Button choose(BackboneItem item) {
    Button button = new Button();
    button.setId("choose-selected");
    button.setMinWidth(USE_PREF_SIZE);
    button
        .textProperty()
        .bind(
            item.chosenProperty()
                .map(c -> c ? TEXTS.get("advice.is-chosen") : TEXTS.get("table.choose")));
    button.disableProperty().bind(item.chosenProperty());
    button.setOnAction(e -> model.choose(item));
    return button;
  }
}
