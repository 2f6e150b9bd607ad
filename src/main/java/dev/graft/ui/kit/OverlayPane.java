package dev.graft.ui.kit;

import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * A card over the rooms: at the button that it belongs to, or in the middle. It goes with Escape,
 * with a click beside it, and when the focus leaves it; the focus then returns to where it was.
 */
public final class OverlayPane extends StackPane {
  private static final double GAP = 6;
  private static final double EDGE = 12;

  private final Region veil = new Region();
  private final ChangeListener<Node> focusMoves = this::focusMoved;
  private Optional<Region> shown = Optional.empty();
  private Optional<Node> focusBefore = Optional.empty();

  /** Makes the layer, with nothing in it. */
  public OverlayPane() {
    setId("overlay");
    veil.getStyleClass().add("overlay-veil");
    veil.setOnMousePressed(
        e -> {
          hide();
          e.consume();
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    getChildren().add(veil);
    setVisible(false);
    setManaged(false);
  }

  /**
   * Shows a card in the middle, the rest of the window dimmed.
   *
   * @param card what to show
   */
  public void show(Region card) {
    show(card, Pos.CENTER, new Insets(EDGE), true);
  }

  /**
   * Shows a card at the upper middle, where a search belongs.
   *
   * @param card what to show
   */
  public void showAbove(Region card) {
    show(card, Pos.TOP_CENTER, new Insets(72, EDGE, EDGE, EDGE), true);
  }

  /**
   * Shows a card at the node that it belongs to: below it or above it, wherever the window has more
   * room.
   *
   * @param card what to show
   * @param anchor a node of the same window
   */
  public void showAt(Region card, Node anchor) {
    Scene scene = getScene();
    Bounds at = anchor.localToScene(anchor.getLayoutBounds());
    boolean below = at.getCenterY() < scene.getHeight() / 2;
    boolean fromLeft = at.getCenterX() < scene.getWidth() / 2;
    Insets margin =
        new Insets(
            below ? at.getMaxY() + GAP : EDGE,
            fromLeft ? EDGE : Math.max(EDGE, scene.getWidth() - at.getMaxX()),
            below ? EDGE : scene.getHeight() - at.getMinY() + GAP,
            fromLeft ? Math.max(EDGE, at.getMinX()) : EDGE);
    Pos place =
        below
            ? fromLeft ? Pos.TOP_LEFT : Pos.TOP_RIGHT
            : fromLeft ? Pos.BOTTOM_LEFT : Pos.BOTTOM_RIGHT;
    show(card, place, margin, false);
  }

  private void show(Region card, Pos place, Insets margin, boolean dim) {
    if (shown.isPresent()) {
      hide();
    }
    focusBefore = Optional.ofNullable(getScene().getFocusOwner());
    shown = Optional.of(card);
    if (!card.getStyleClass().contains("overlay-card")) {
      card.getStyleClass().add("overlay-card");
    }
    card.setMaxHeight(Region.USE_PREF_SIZE);
    card.setMaxWidth(Region.USE_PREF_SIZE);
    veil.getStyleClass().remove("dim");
    if (dim) {
      veil.getStyleClass().add("dim");
    }
    setAlignment(card, place);
    setMargin(card, margin);
    getChildren().setAll(veil, card);
    setManaged(true);
    setVisible(true);
    firstFocusable(card).ifPresent(Node::requestFocus);
    getScene().focusOwnerProperty().addListener(focusMoves);
  }

  /** Puts the card away. Nothing happens if there is none. */
  public void hide() {
    close(true);
  }

  /** Whether a card is shown. */
  public boolean isShown() {
    return shown.isPresent();
  }

  /** The card that is shown. */
  public Optional<Region> card() {
    return shown;
  }

  private void close(boolean focusReturns) {
    if (shown.isEmpty()) {
      return;
    }
    getScene().focusOwnerProperty().removeListener(focusMoves);
    shown = Optional.empty();
    Optional<Node> before = focusBefore;
    focusBefore = Optional.empty();
    if (focusReturns) {
      // First the focus, then the card: else JavaFX looks for a neighbour and finds the first
      // button of the window.
      before.filter(n -> n.getScene() == getScene()).ifPresent(Node::requestFocus);
    }
    getChildren().setAll(veil);
    setVisible(false);
    setManaged(false);
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && isShown()) {
      hide();
      event.consume();
    }
  }

  private void focusMoved(ObservableValue<? extends Node> owner, Node was, Node is) {
    if (is != null && !isInside(is)) {
      close(false);
    }
  }

  private boolean isInside(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at == this) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Node> firstFocusable(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Optional<Node> found = firstFocusable(child);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }
}
