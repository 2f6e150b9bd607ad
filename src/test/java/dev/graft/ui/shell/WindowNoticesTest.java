package dev.graft.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.graft.ui.BigScreen;
import dev.graft.ui.TestWindow;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.session.NoticeLog;
import java.time.LocalDateTime;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A failure that is shown in a dialog is in the log too, which "Copy diagnostics" reads. */
@ExtendWith(ApplicationExtension.class)
class WindowNoticesTest {
  static {
    BigScreen.ask();
  }

  private final NoticeLog kept = new NoticeLog();
  private Optional<WindowNotices> made = Optional.empty();

  @Start
  void start(Stage stage) {
    WindowNotices notices = new WindowNotices(kept, () -> LocalDateTime.MIN);
    StackPane root = new StackPane();
    notices.installOn(root);
    notices.reduceMotion(true);
    stage.setScene(new Scene(root, 600, 400));
    stage.show();
    made = Optional.of(notices);
  }

  @Test
  void aFailureIsKeptAndLoggedAsOneSentence() {
    Logger logger = (Logger) LoggerFactory.getLogger(WindowNotices.class);
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    try {
      TestWindow.fx(
          () -> {
            made.orElseThrow().tell("Saved.");
            made.orElseThrow().fail(new Problem("The disk is full.", "a trace", true));
            return true;
          });
    } finally {
      logger.detachAppender(log);
    }
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getLevel()).isEqualTo(Level.WARN);
    assertThat(log.list.get(0).getFormattedMessage()).isEqualTo("The disk is full.");
    assertThat(log.list.get(0).getThrowableProxy()).isNull();
  }
}
