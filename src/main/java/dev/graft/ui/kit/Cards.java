package dev.graft.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The surfaces that rooms are made of, and the kinds of text on them. */
public final class Cards {
  private Cards() {}

  /**
   * A card.
   *
   * @param children from top to bottom
   * @return a box with the card's border, ground and padding
   */
  public static VBox card(Node... children) {
    VBox card = new VBox(10, children);
    card.getStyleClass().add("graft-card");
    return card;
  }

  /**
   * A card with a title.
   *
   * @param title a few words
   * @param children from top to bottom
   * @return the card
   */
  public static VBox titled(String title, Node... children) {
    VBox card = card(title(title));
    card.getChildren().addAll(children);
    return card;
  }

  /**
   * A card's title.
   *
   * @param text a few words
   * @return a label
   */
  public static Label title(String text) {
    return styled(text, "card-title");
  }

  /**
   * Text that explains.
   *
   * @param text a sentence; wraps
   * @return a muted label
   */
  public static Label muted(String text) {
    Label label = styled(text, "muted");
    label.setWrapText(true);
    return label;
  }

  /**
   * A small outlined label.
   *
   * @param text a few words
   * @return a pill
   */
  public static Label pill(String text) {
    Label label = styled(text, "pill");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /**
   * A label of a style class.
   *
   * @param text its text
   * @param styleClass the class
   * @return the label
   */
  public static Label styled(String text, String styleClass) {
    Label label = new Label(text);
    label.getStyleClass().add(styleClass);
    return label;
  }

  /**
   * A row with something at each end.
   *
   * @param left on the left
   * @param right on the right
   * @return a row as wide as its place
   */
  public static HBox row(Node left, Node right) {
    HBox row = new HBox(8, left, spacer(), right);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /**
   * Empty space that takes what is left.
   *
   * @return a region that grows
   */
  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /**
   * Shows or hides a node, and its place with it.
   *
   * @param node the node
   * @param there whether it is there
   */
  public static void present(Node node, boolean there) {
    node.setVisible(there);
    node.setManaged(there);
  }
}
