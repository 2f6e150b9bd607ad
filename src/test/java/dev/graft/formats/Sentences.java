package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** What every refusal has to look like. */
final class Sentences {
  private Sentences() {}

  /** One sentence, on one line, that names the file. */
  static void check(Throwable thrown, Path file) {
    assertThat(thrown.getMessage())
        .startsWith(file.toString())
        .doesNotContain("\n")
        .doesNotContain("null")
        .matches(".*[^.?][.?]");
  }
}
