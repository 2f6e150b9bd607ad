package dev.graft.ui.kit;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What an {@link OverlayPane} shows as a rule: a title with what can be done, and a body. */
public class OverlayCard extends VBox {
  private static final double GAP = 12;
  private final HBox head;

  /**
   * Makes a card.
   *
   * @param title a few words
   * @param width in pixels at normal text
   * @param close puts the card away
   * @param beside buttons at the right of the title
   */
  protected OverlayCard(String title, double width, Runnable close, Node... beside) {
    super(GAP);
    getStyleClass().add("overlay-card");
    setPrefWidth(width);
    Label name = Cards.styled(title, "overlay-title");
    head = new HBox(8, name, Cards.spacer());
    head.setAlignment(Pos.CENTER_LEFT);
    head.getChildren().addAll(beside);
    head.getChildren().add(Buttons.icon(Action.CLOSE, close));
    getChildren().add(head);
  }

  /**
   * Puts nodes below the title.
   *
   * @param nodes from top to bottom
   */
  protected final void body(Node... nodes) {
    getChildren().setAll(head);
    getChildren().addAll(nodes);
  }

  /**
   * Lets something scroll that may be longer than the window is high.
   *
   * @param content what scrolls
   * @param height how high it is shown at most, in pixels
   * @return a pane as high as its content, up to that
   */
  protected static ScrollPane scroll(VBox content, double height) {
    ScrollPane pane = new ScrollPane(content);
    pane.getStyleClass().add("plain-scroll");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setMaxHeight(height);
    pane.prefViewportHeightProperty().bind(content.heightProperty());
    return pane;
  }
}
