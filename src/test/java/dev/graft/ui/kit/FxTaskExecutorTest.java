package dev.graft.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.graft.errors.GraftException;
import dev.graft.ui.BigScreen;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What fails behind the window is told there, and is in the log for whoever looks later. */
@ExtendWith(ApplicationExtension.class)
class FxTaskExecutorTest {
  static {
    BigScreen.ask();
  }

  private final Logger logger = (Logger) LoggerFactory.getLogger(FxTaskExecutor.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @Start
  void start(Stage stage) {
    // Only the toolkit is needed.
  }

  @BeforeEach
  void listen() {
    log.start();
    logger.addAppender(log);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(log);
  }

  private static Problem failed(RuntimeException e) throws Exception {
    CompletableFuture<Problem> told = new CompletableFuture<>();
    new FxTaskExecutor(Runnable::run)
        .run(
            () -> {
              throw e;
            },
            done -> {},
            problem -> {
              assertThat(Platform.isFxApplicationThread()).isTrue();
              told.complete(problem);
            });
    return told.get(60, TimeUnit.SECONDS);
  }

  @Test
  void aSentenceMayBeAnAnswerAndIsNotLogged() throws Exception {
    assertThat(failed(new GraftException("The disk is full.")).sentence())
        .isEqualTo("The disk is full.");
    assertThat(log.list).isEmpty();
  }

  @Test
  void anUnexpectedOneIsAnErrorWithItsTrace() throws Exception {
    assertThat(failed(new IllegalStateException("oops")).expected()).isFalse();
    assertThat(log.list).hasSize(1);
    assertThat(log.list.get(0).getLevel()).isEqualTo(Level.ERROR);
    assertThat(log.list.get(0).getThrowableProxy().getMessage()).isEqualTo("oops");
  }
}
