package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
  @TempDir Path run;
  private Path folder;
  private Checkpoints checkpoints;

  @BeforeEach
  void aFolderThatIsNotThereYet() {
    folder = run.resolve("checkpoints");
    checkpoints = new Checkpoints(folder);
  }

  private static LoopState state(long step) {
    TrainingEvent.Epoch epoch =
        new TrainingEvent.Epoch(1, 0.1 + 0.2, 0.5, Double.NaN, Double.NaN, 1e-3, 2);
    return new LoopState(
        2, 3, step, 1 / 3.0, 2, List.of(epoch), 0.1, 0.7, List.of(LoopState.Begun.FIRST), 4);
  }

  private void save(long step, String weights) {
    checkpoints.save(state(step), place -> write(place.resolve("weights"), weights));
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String newestWeights() throws IOException {
    return Files.readString(checkpoints.newest().orElseThrow().resolve("weights"));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void atFirstThereIsNone() throws IOException {
    assertThat(checkpoints.newest()).isEmpty();
    Files.createDirectory(folder);
    assertThat(checkpoints.newest()).isEmpty();
  }

  @Test
  void theNewestStaysAndOlderOnesGo() throws IOException {
    save(9, "nine");
    save(10, "ten");
    save(1_000, "thousand");

    assertThat(newestWeights()).isEqualTo("thousand");
    assertThat(names()).containsExactly("step-000001000");
  }

  @Test
  void theStateComesBackToTheBit() {
    save(10, "ten");

    assertThat(Checkpoints.state(checkpoints.newest().orElseThrow())).isEqualTo(state(10));
  }

  @Test
  void ofTwoThatAKillLeftTheNewerCounts() throws IOException {
    save(10, "ten");
    Path older = Files.createDirectory(folder.resolve("step-000000009"));
    write(older.resolve("weights"), "nine");

    assertThat(newestWeights()).isEqualTo("ten");
    save(11, "eleven");
    assertThat(names()).containsExactly("step-000000011");
  }

  @Test
  void whatIsHalfWrittenDoesNotCountAndGoes() throws IOException {
    save(10, "ten");
    Path half = Files.createDirectory(folder.resolve("step-000000011.part"));
    write(half.resolve("weights"), "half");
    write(half.resolve("rest"), "of a kill");

    assertThat(newestWeights()).isEqualTo("ten");
    save(11, "eleven");
    assertThat(newestWeights()).isEqualTo("eleven");
    assertThat(names()).containsExactly("step-000000011");
    assertThat(folder.resolve("step-000000011/rest")).doesNotExist();
  }

  @Test
  void aWriterThatFailsLeavesTheLastOneAsItWas() throws IOException {
    save(10, "ten");

    assertThatThrownBy(
            () ->
                checkpoints.save(
                    state(11),
                    place -> {
                      write(place.resolve("weights"), "half");
                      throw new IllegalStateException("the disk is full");
                    }))
        .hasMessage("the disk is full");

    assertThat(newestWeights()).isEqualTo("ten");
    save(12, "twelve");
    assertThat(names()).containsExactly("step-000000012");
  }

  /** A run that is resumed and cancelled before its first step stands where it stood. */
  @Test
  void theSameStepIsNotWrittenAgain() throws IOException {
    save(10, "ten");
    checkpoints.save(
        state(10),
        place -> {
          throw new AssertionError("its complete checkpoint would have to go first");
        });

    assertThat(newestWeights()).isEqualTo("ten");
    assertThat(names()).containsExactly("step-000000010");
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Files.createFile(folder);

    assertThatThrownBy(() -> save(1, "one"))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("The checkpoint at " + folder + " cannot be written")
        .hasMessageEndingWith("resume the run.");
  }

  @Test
  void aDamagedStateIsOneSentenceThatNamesTheFile() throws IOException {
    save(10, "ten");
    Path place = checkpoints.newest().orElseThrow();
    write(place.resolve("state.json"), "{\"epoch\": 2, \"position\"");

    assertThatThrownBy(() -> Checkpoints.state(place))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith(place.resolve("state.json") + " is damaged");
  }
}
