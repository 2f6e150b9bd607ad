package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.formats.BackboneFiles;
import dev.graft.network.PretrainedBackbone;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Verification;
import dev.graft.zoo.Verification.Check;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyingTest {
  private static final String BUILT_IN = "untrained-mobilenet-v2-0.35";

  @TempDir Path folder;

  private Verification verify(String name) {
    return new Verifying(new EngineFolders(folder, folder, 1 << 20, folder)).verify(name);
  }

  @Test
  void aBackboneOfAKnownArchitectureIsCheckedWhole() {
    Verification verification = verify(BUILT_IN);

    assertThat(verification.checks())
        .extracting(Check::check)
        .containsExactly("weights", "layers", "answers");
    assertThat(verification.failure()).isEmpty();
    assertThat(verification.unchecked()).isEmpty();
    assertThat(verification.checks().get(2).detail())
        .startsWith("With weights made by a formula, MobileNetV2:0.35 answers what Keras does");
  }

  @Test
  void oneChangedByteIsFound() throws IOException {
    PretrainedBackbone backbone = new BackboneLibrary(folder).load(BUILT_IN);
    BackboneFiles.save(
        new PretrainedBackbone(backbone.backbone().named("mine"), backbone.weights()),
        folder.resolve("mine"));
    assertThat(verify("mine").failure()).isEmpty();
    flipAByte(folder.resolve("mine"));

    assertThat(verify("mine").failure())
        .hasValueSatisfying(
            check -> {
              assertThat(check.check()).isEqualTo("weights");
              assertThat(check.detail()).contains("have changed", "import the model again");
            });
  }

  private static void flipAByte(Path backbone) throws IOException {
    Path largest;
    try (Stream<Path> files = Files.walk(backbone)) {
      largest =
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.toString().endsWith(".json"))
              .max(java.util.Comparator.comparingLong(f -> f.toFile().length()))
              .orElseThrow();
    }
    try (RandomAccessFile file = new RandomAccessFile(largest.toFile(), "rw")) {
      file.seek(file.length() / 2);
      int was = file.read();
      file.seek(file.length() / 2);
      file.write(was ^ 1);
    }
  }

  @Test
  void whatIsNotThereIsOneSentence() {
    assertThatThrownBy(() -> verify("nothing"))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("There is no backbone 'nothing'");
  }
}
