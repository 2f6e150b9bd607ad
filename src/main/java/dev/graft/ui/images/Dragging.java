package dev.graft.ui.images;

import dev.graft.ui.pictures.PictureTile;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * Dragging selected pictures and classes within the room; files from outside are dropped elsewise.
 */
final class Dragging {
  private static final DataFormat PICTURES = new DataFormat("application/x-graft-pictures");
  private static final DataFormat CLASS = new DataFormat("application/x-graft-class");
  private static final PseudoClass HOVER = PseudoClass.getPseudoClass("drop");

  private Dragging() {}

  /** Begins to drag the selection, with one of its pictures at the pointer. */
  static void pictures(PictureTile tile, int count) {
    Dragboard board = tile.startDragAndDrop(TransferMode.COPY);
    board.setContent(Map.of(PICTURES, Integer.toString(count)));
    Optional<Image> picture = tile.picture();
    picture.ifPresent(p -> board.setDragView(p, 16, 16));
  }

  /** Begins to drag a class. */
  static void ofClass(Node card, String name) {
    ClipboardContent content = new ClipboardContent();
    content.put(CLASS, name);
    card.startDragAndDrop(TransferMode.COPY).setContent(content);
  }

  /** Makes a node take the selected pictures. */
  static void takesPictures(Node node, Runnable dropped) {
    takes(node, PICTURES, any -> dropped.run());
  }

  /** Makes a node take a class, told by its name. */
  static void takesClass(Node node, Consumer<String> dropped) {
    takes(node, CLASS, dropped);
  }

  private static void takes(Node node, DataFormat format, Consumer<String> dropped) {
    node.addEventHandler(
        DragEvent.DRAG_OVER,
        e -> {
          if (e.getDragboard().hasContent(format) && e.getGestureSource() != node) {
            e.acceptTransferModes(TransferMode.COPY);
            node.pseudoClassStateChanged(HOVER, true);
            e.consume();
          }
        });
    node.addEventHandler(DragEvent.DRAG_EXITED, e -> node.pseudoClassStateChanged(HOVER, false));
    node.addEventHandler(
        DragEvent.DRAG_DROPPED,
        e -> {
          if (e.getDragboard().hasContent(format)) {
            node.pseudoClassStateChanged(HOVER, false);
            dropped.accept(String.valueOf(e.getDragboard().getContent(format)));
            e.setDropCompleted(true);
            e.consume();
          }
        });
  }
}
