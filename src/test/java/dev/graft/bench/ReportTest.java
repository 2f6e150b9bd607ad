package dev.graft.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table says what was measured, and whether it is what was wanted. */
class ReportTest {
  private static Row row(List<Goal> goals) {
    return new Row(
        "step",
        "ms",
        new Samples(List.of(9.0, 1.0, 3.0, 5.0)),
        Map.of("keras", new Samples(List.of(16.0)), "torch", new Samples(List.of(10.0))),
        goals);
  }

  @Test
  void theMedianOfAnEvenNumberIsBetweenTheTwoInTheMiddle() {
    Samples samples = new Samples(List.of(9.0, 1.0, 3.0, 5.0));

    assertThat(samples.median()).isEqualTo(4);
    assertThat(samples.min()).isEqualTo(1);
    assertThat(samples.max()).isEqualTo(9);
    assertThat(new Samples(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
    assertThatThrownBy(() -> new Samples(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void goalsAreOfTheNamedOneOrOfTheBetter() {
    Row row = row(List.of());

    assertThat(row.reached(new Goal("keras", 1))).contains(0.25);
    assertThat(row.reached(new Goal(Goal.FASTEST, 1))).contains(0.4);
    assertThat(row.reached(new Goal(Goal.NOBODY, 3))).contains(4.0);
    assertThat(row.reached(new Goal("somebody", 1))).isEmpty();
  }

  @Test
  void theTableTellsMedianSpreadAndVerdict(@TempDir Path folder) throws IOException {
    Report report =
        new Report(
            Map.of("processor", "2 x some"),
            List.of(
                row(
                    List.of(
                        new Goal("keras", 0.2), new Goal("torch", 0.5), new Goal("nobody", 1)))),
            List.of("the rest"));
    report.write(folder);

    String text = Files.readString(folder.resolve("bench.md"));
    assertThat(text)
        .contains("- processor: 2 x some", "Not measured: the rest")
        .contains("| step | ms | 4.00 (1.00-9.00, n=4) |", "keras 16.0 (16.0-16.0, n=1)")
        .contains("| at most 0.200 of keras<br>at most 0.500 of torch<br>at most 1.00 of nobody |")
        .contains("| 0.250: not met<br>0.400: met<br>not measured |");
    JsonNode json = Json.tree(folder.resolve("bench.json"));
    assertThat(json.at("/rows/0/ours/values/0").asDouble()).isEqualTo(9);
    assertThat(json.at("/rows/0/others/torch/values/0").asDouble()).isEqualTo(10);
  }

  @Test
  void optionsArePropertiesWithDefaults() {
    Properties none = new Properties();
    none.setProperty("graft.bench", "");
    assertThat(Options.of(none).rows()).isEqualTo(Options.USUAL);
    assertThat(Options.of(none).peers()).isEmpty();

    Properties some = new Properties();
    some.setProperty("graft.bench", "step,predict");
    some.setProperty("graft.bench.peers", "keras=/k/python torch=/t/python");
    some.setProperty("graft.bench.repetitions", "7");
    Options options = Options.of(some);
    assertThat(options.rows()).containsExactly("step", "predict");
    assertThat(options.peers()).containsOnlyKeys("keras", "torch");
    assertThat(options.repetitions()).isEqualTo(7);

    some.setProperty("graft.bench.peers", "keras");
    assertThatThrownBy(() -> Options.of(some)).hasMessageContaining("keras=PYTHON");
  }

  @Test
  void everybodyTakesPartAndTheFirstTimeDoesNotCount() {
    int[] calls = new int[2];
    Map<String, Samples> taken =
        new Turns()
            .with(Turns.OURS, () -> calls[0]++)
            .with("other", () -> 10.0 * calls[1]++)
            .take(3);

    assertThat(taken.get(Turns.OURS).values()).containsExactly(1.0, 2.0, 3.0);
    assertThat(taken.get("other").values()).containsExactly(10.0, 20.0, 30.0);
    assertThat(Turns.row("w", "ms", taken).others()).containsOnlyKeys("other");
  }
}
