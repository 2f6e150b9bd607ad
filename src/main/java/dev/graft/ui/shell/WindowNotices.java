package dev.graft.ui.shell;

import atlantafx.base.controls.Notification;
import atlantafx.base.theme.Styles;
import dev.graft.ui.kit.Action;
import dev.graft.ui.kit.Buttons;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.session.Notice;
import dev.graft.ui.session.NoticeLog;
import dev.graft.ui.session.Notices;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices in the window's lower right corner, which pass and never take the focus; failures in a
 * dialog over the window. All of them are kept.
 */
final class WindowNotices implements Notices {
  private static final Logger LOG = LoggerFactory.getLogger(WindowNotices.class);
  private static final Duration SHOWN = Duration.seconds(8);
  private static final int MOST = 3;

  private final VBox stack = new VBox(10);
  private final ErrorDialog dialog = new ErrorDialog();
  private final NoticeLog log;
  private final Supplier<LocalDateTime> clock;

  WindowNotices(NoticeLog log, Supplier<LocalDateTime> clock) {
    this.log = log;
    this.clock = clock;
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

  /** Whether the dialog comes and goes at once. */
  void reduceMotion(boolean reduced) {
    dialog.reduceMotion(reduced);
  }

  @Override
  public void tell(String sentence) {
    keep(sentence, Optional.empty(), Optional.empty());
    show(notification(sentence));
  }

  @Override
  public void tell(String sentence, Action action, Runnable run) {
    keep(sentence, Optional.of(new Notice.Offer(action, run)), Optional.empty());
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
    keep(problem.sentence(), Optional.empty(), Optional.of(problem.details()));
    if (problem.expected()) {
      LOG.warn(problem.sentence());
    }
    dialog.show(problem);
  }

  private void keep(String sentence, Optional<Notice.Offer> offer, Optional<String> details) {
    log.add(new Notice(clock.get(), sentence, offer, details));
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
