package dev.graft.ui.kit;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * What all rooms have: a title line with what, filters and, at the right, the actions; then the
 * room's own nodes.
 */
public class RoomPane extends VBox {
  private final HBox beside = new HBox(8);
  private final HBox actions = new HBox(8);
  private final HBox help = new HBox();
  private final HBox titleLine;

  /**
   * Makes a room.
   *
   * @param title its name
   */
  protected RoomPane(String title) {
    getStyleClass().add("room");
    beside.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(beside, Priority.ALWAYS);
    actions.setAlignment(Pos.CENTER_RIGHT);
    actions.setMinWidth(USE_PREF_SIZE);
    var name = Cards.styled(title, "room-title");
    name.setMinWidth(USE_PREF_SIZE);
    help.setAlignment(Pos.CENTER_LEFT);
    HBox heading = new HBox(4, name, help);
    heading.setAlignment(Pos.CENTER_LEFT);
    heading.setMinWidth(USE_PREF_SIZE);
    titleLine = new HBox(12, heading, beside, actions);
    titleLine.setAlignment(Pos.CENTER_LEFT);
    titleLine.getStyleClass().add("title-line");
    getChildren().add(titleLine);
  }

  /**
   * Puts a button at the title that explains the room.
   *
   * @param explain shows the explanation at the button
   */
  public final void explainWith(Consumer<Node> explain) {
    Button button = Buttons.icon(Action.HELP, () -> explain.accept(help));
    button.getStyleClass().add("room-help");
    help.getChildren().setAll(button);
  }

  /**
   * Where the explanation of the room stands.
   *
   * @return a node of the title line
   */
  public final Node helpAnchor() {
    return help;
  }

  /**
   * Puts nodes beside the title.
   *
   * @param nodes pills, fields, filters
   */
  protected final void beside(Node... nodes) {
    beside.getChildren().setAll(nodes);
  }

  /**
   * Puts actions at the right of the title line.
   *
   * @param nodes buttons, the main one last
   */
  protected final void actions(Node... nodes) {
    actions.getChildren().setAll(nodes);
  }

  /**
   * Puts nodes below the title line.
   *
   * @param nodes from top to bottom; the last takes what space is left
   */
  protected final void content(Node... nodes) {
    getChildren().setAll(titleLine);
    getChildren().addAll(nodes);
    if (nodes.length > 0) {
      VBox.setVgrow(nodes[nodes.length - 1], Priority.ALWAYS);
    }
  }
}
