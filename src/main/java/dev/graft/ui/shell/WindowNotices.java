package dev.graft.ui.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.session.Notices;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** Notices in the window's lower right corner, failures in a dialog over the window. */
final class WindowNotices implements Notices {
  private static final Duration SHOWN = Duration.seconds(8);
  private static final int MOST = 3;

  private final VBox stack = new VBox(10);
  private final ErrorDialog dialog = new ErrorDialog();

  WindowNotices() {
    stack.getStyleClass().add("notices");
    stack.setAlignment(Pos.BOTTOM_RIGHT);
    stack.setPickOnBounds(false);
    stack.setMaxSize(VBox.USE_PREF_SIZE, VBox.USE_PREF_SIZE);
    StackPane.setAlignment(stack, Pos.BOTTOM_RIGHT);
  }

  /** Lays notices and dialog over the window. */
  void installOn(StackPane window) {
    window.getChildren().addAll(stack, dialog.pane());
  }

  @Override
  public void tell(String sentence) {
    show(notification(sentence));
  }

  @Override
  public void tell(String sentence, Action action, Runnable run) {
    Notification notification = notification(sentence);
    Button button =
        Buttons.of(
            action,
            () -> {
              stack.getChildren().remove(notification);
              run.run();
            });
    button.getStyleClass().add(Styles.SMALL);
    notification.setPrimaryActions(button);
    show(notification);
  }

  @Override
  public void fail(Problem problem) {
    dialog.show(problem);
  }

  private Notification notification(String sentence) {
    Notification notification =
        new Notification(sentence, new FontIcon(MaterialDesignI.INFORMATION_OUTLINE));
    notification.getStyleClass().addAll(Styles.ACCENT, Styles.ELEVATED_2);
    notification.setPrefWidth(380);
    notification.setMaxWidth(380);
    notification.setMinHeight(Notification.USE_PREF_SIZE);
    notification.setOnClose(e -> stack.getChildren().remove(notification));
    return notification;
  }

  private void show(Notification notification) {
    if (stack.getChildren().size() == MOST) {
      stack.getChildren().remove(0);
    }
    stack.getChildren().add(notification);
    PauseTransition pause = new PauseTransition(SHOWN);
    pause.setOnFinished(e -> stack.getChildren().remove(notification));
    pause.play();
  }
}
