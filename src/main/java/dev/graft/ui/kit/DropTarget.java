package dev.graft.ui.kit;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * A node that files and folders can be dropped on. While something hovers over it, it has the state
 * {@code :drop}.
 */
public final class DropTarget {
  private static final PseudoClass HOVER = PseudoClass.getPseudoClass("drop");
  private final Node node;
  private final Consumer<List<Path>> dropped;

  private DropTarget(Node node, Consumer<List<Path>> dropped) {
    this.node = node;
    this.dropped = dropped;
  }

  /**
   * Makes a node take files.
   *
   * @param node the node
   * @param dropped gets what was dropped, at least one path
   * @return the target
   */
  public static DropTarget install(Node node, Consumer<List<Path>> dropped) {
    DropTarget target = new DropTarget(node, dropped);
    node.getProperties().put(DropTarget.class, target);
    node.addEventHandler(DragEvent.DRAG_OVER, target::over);
    node.addEventHandler(DragEvent.DRAG_EXITED, e -> target.hover(false));
    node.addEventHandler(DragEvent.DRAG_DROPPED, target::released);
    return target;
  }

  /**
   * Finds the target of a node.
   *
   * @param node a node
   * @return its target, if it takes files
   */
  public static Optional<DropTarget> find(Node node) {
    return Optional.ofNullable((DropTarget) node.getProperties().get(DropTarget.class));
  }

  /**
   * Takes paths as if they were dropped.
   *
   * @param paths what is dropped; nothing happens if there is none
   */
  public void drop(List<Path> paths) {
    hover(false);
    if (!paths.isEmpty()) {
      dropped.accept(paths);
    }
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      // Never MOVE: a file manager would then remove the pictures from where they are.
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
      hover(true);
      event.consume();
    }
  }

  private void released(DragEvent event) {
    Dragboard board = event.getDragboard();
    if (board.hasFiles()) {
      drop(board.getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private void hover(boolean on) {
    node.pseudoClassStateChanged(HOVER, on);
  }
}
