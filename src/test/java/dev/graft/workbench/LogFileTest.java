package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
  @TempDir Path folder;

  private Logger log(int maxBytes) {
    LoggerContext context = new LoggerContext();
    LogFile file = new LogFile(folder.resolve("logs/window.log"), maxBytes);
    file.setContext(context);
    file.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.addAppender(file);
    root.setLevel(Level.DEBUG);
    return root;
  }

  @Test
  void nothingIsMadeBeforeThereIsSomethingToSay() {
    log(1000).info("all is well");
    assertThat(folder.resolve("logs")).doesNotExist();
    assertThat(LogFile.lastErrors(folder.resolve("logs"), 5)).isEmpty();
  }

  @Test
  void aFullFileMovesAsideAndTwoAreKept() throws IOException {
    Logger log = log(1000);
    for (int i = 0; i < 200; i++) {
      log.warn("warning number {}", i);
    }
    try (var files = Files.list(folder.resolve("logs"))) {
      List<Path> all = files.sorted().toList();
      assertThat(all)
          .extracting(p -> p.getFileName().toString())
          .containsExactly("window.log", "window.log.1", "window.log.2");
      for (Path file : all) {
        assertThat(Files.size(file)).isLessThan(1200);
      }
    }
    assertThat(LogFile.lastErrors(folder.resolve("logs"), 3))
        .hasSize(3)
        .last()
        .asString()
        .endsWith("warning number 199");
  }

  @Test
  void theLastErrorsComeWithoutTheirTraces() {
    log(100_000).error("it failed", new IllegalStateException("why"));
    assertThat(LogFile.lastErrors(folder.resolve("logs"), 5))
        .singleElement()
        .asString()
        .contains("ERROR")
        .endsWith("it failed");
  }
}
