package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small part of {@link ModelFuzz}, the same files every time. */
@Timeout(120)
class ModelFuzzTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(ModelFuzz.Form.class)
  void damagedModelsAreReadOrRefusedWithASentence(ModelFuzz.Form form) throws IOException {
    long open = ModelFuzz.openFiles();

    ModelFuzz.Report report = ModelFuzz.run(form, 400, 7, folder);

    assertThat(report.refused()).isGreaterThan(100);
    assertThat(report.read() + report.refused()).isEqualTo(400);
    assertThat(ModelFuzz.openFiles() - open).isLessThan(10);
  }
}
