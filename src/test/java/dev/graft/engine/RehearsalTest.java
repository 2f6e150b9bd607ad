package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.prediction.OpenModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is rehearsed is the real thing. */
class RehearsalTest {
  private final TensorFlowEngine engine = new TensorFlowEngine();

  @Test
  void itWritesABundleThatPredicts(@TempDir Path folder) {
    new Rehearsal(engine).run(folder);

    float[] said = new float[2];
    try (OpenModel model = engine.open(folder.resolve("bundle"))) {
      model.predict(new float[32 * 32 * 3], 1, said);
    }
    assertThat(said[0] + said[1]).isBetween(0.999f, 1.001f);
  }

  @Test
  void whereThereIsNoRoomItSaysSo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a file"), "in the way");

    assertThatThrownBy(() -> new Rehearsal(engine).run(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("a file");
  }
}
