package dev.graft.ui.shell;

import dev.graft.ui.session.Room;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The rooms in the order of the work. */
final class Rail extends VBox {
  private final Map<Room, ToggleButton> buttons = new EnumMap<>(Room.class);

  Rail(ShellViewModel model) {
    super(6);
    getStyleClass().add("rail");
    ToggleGroup group = new ToggleGroup();
    for (Room room : Room.values()) {
      ToggleButton button =
          new ToggleButton(room.action().text(), new FontIcon(room.action().icon()));
      button.setId("room-" + room.name().toLowerCase(Locale.ROOT));
      button.getStyleClass().add("rail-button");
      button.setContentDisplay(ContentDisplay.TOP);
      button.setToggleGroup(group);
      button.setTooltip(new Tooltip(room.action().tooltip()));
      button.setOnAction(
          e -> {
            button.setSelected(true);
            model.roomProperty().set(room);
          });
      buttons.put(room, button);
      getChildren().add(button);
    }
    model.roomProperty().addListener((o, was, is) -> select(is));
    select(model.roomProperty().get());
  }

  private void select(Room room) {
    buttons.forEach((r, b) -> b.setSelected(r == room));
  }
}
