package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.json.Json;
import dev.graft.training.TrainingEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told of a training of several phases from a rounded store that stopped early. */
class PhasesViewTest {
  private static final TrainingEvent.PhaseBegins PHASE =
      new TrainingEvent.PhaseBegins(2, 3, 6, 10, "block_13", 123_456);

  private static final TrainingEvent.Rounded ROUNDED = new TrainingEvent.Rounded(8, 0.000312);

  private static final TrainingEvent.Finished FINISHED =
      new TrainingEvent.Finished(
          "run-1",
          Path.of("/p/bundle"),
          0.9,
          9,
          1,
          8,
          "block_13",
          123_456,
          400_000,
          1,
          List.of(),
          Optional.of(7),
          true);

  private static List<String> told(boolean json) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            CommandLineTest.utf8(out), CommandLineTest.utf8(err), false, StandardCharsets.UTF_8);
    TrainingView view = TrainingView.of(terminal, json);
    view.accept(PHASE);
    view.accept(ROUNDED);
    view.accept(FINISHED);
    return (out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8))
        .lines()
        .toList();
  }

  @Test
  void programsGetAnObject() {
    List<String> lines = told(true);
    assertThat(lines.get(0))
        .isEqualTo(
            "{\"event\":\"phase\",\"phase\":2,\"phases\":3,\"firstEpoch\":6,\"epochs\":10,"
                + "\"cut\":\"block_13\",\"trainableParameters\":123456}");
    assertThat(lines.get(1))
        .isEqualTo("{\"event\":\"rounded\",\"pictures\":8,\"largestDifference\":3.12E-4}");
    assertThat(lines.get(2)).endsWith("\"skipped\":[],\"keptEpoch\":7,\"stoppedEarly\":true}");
  }

  @Test
  void peopleGetASentence() {
    assertThat(told(false))
        .contains("Phase 2 of 3: 123,456 parameters learn, above block_13.")
        .contains(
            "Half precision in the store: on 8 pictures it moved no probability by more than"
                + " 0.000312.")
        .contains("It stopped early; the bundle has the weights of epoch 7.");
  }

  @Test
  void theyCrossThePipeToTheWindow() {
    for (TrainingEvent event : List.of(PHASE, ROUNDED, FINISHED)) {
      assertThat(Json.parse(Json.line(event), TrainingEvent.class)).isEqualTo(event);
    }
  }
}
