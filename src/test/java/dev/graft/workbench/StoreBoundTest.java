package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreBoundTest {
  private static final String PROPERTY = "graft.views.gb";

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    System.clearProperty(PROPERTY);
  }

  @Test
  void viewsMayTakeHalfOfTheDiskUpToACeiling() throws IOException {
    Path views = folder.resolve("not/there/yet");
    long half = Files.getFileStore(folder).getTotalSpace() / 2;
    assertThat(StoreBound.viewBytes(views))
        .isPositive()
        .isLessThanOrEqualTo(Math.min(half, 100L << 30));
  }

  @Test
  void somebodyMaySayOtherwise() {
    System.setProperty(PROPERTY, "300");
    assertThat(StoreBound.viewBytes(folder)).isEqualTo(300L << 30);
  }
}
