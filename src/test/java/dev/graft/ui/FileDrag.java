package dev.graft.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.PickResult;
import javafx.scene.input.TransferMode;

/**
 * Files that are dragged in from another program. The screen that is not there has no other
 * program, so the events are made here; what they meet is the window's own.
 */
final class FileDrag {
  private final Dragboard board = DragboardHelper.createDragboard(source());

  /** A clipboard of this process that offers copies, as another program's drag does. */
  private static TKClipboard source() {
    TKClipboard local = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            FileDrag.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, args) ->
                method.getName().equals("getTransferModes")
                    ? EnumSet.of(TransferMode.COPY)
                    : method.invoke(local, args));
  }

  /** Takes files up. On the JavaFX thread. */
  FileDrag(Path... files) {
    board.setContent(Map.of(DataFormat.FILES, Arrays.stream(files).map(Path::toFile).toList()));
  }

  /** Hovers over a node and lets the files go; whether the node welcomed them and took them. */
  boolean dropOn(Node node) {
    fire(node, DragEvent.DRAG_OVER);
    boolean welcome = node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("drop"));
    return welcome && fire(node, DragEvent.DRAG_DROPPED).isDropCompleted();
  }

  private DragEvent fire(Node node, EventType<DragEvent> type) {
    double x = node.getLayoutBounds().getCenterX();
    double y = node.getLayoutBounds().getCenterY();
    Point2D screen = node.localToScreen(x, y);
    PickResult pick = new PickResult(node, screen.getX(), screen.getY());
    DragEvent event =
        new DragEvent(
            node,
            node,
            type,
            board,
            x,
            y,
            screen.getX(),
            screen.getY(),
            TransferMode.COPY,
            null,
            null,
            pick);
    Event.fireEvent(node, event);
    return event;
  }
}
