package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.json.Json;
import dev.graft.testing.SampleRuns;
import dev.graft.training.DatasetSnapshot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CompareCommandTest extends CommandLineTest {
  private final DatasetSnapshot data =
      SampleRuns.data(Path.of("/pets"), List.of("cats", "dogs"), 200, 20, ".jpg");

  private ComparedRun run(int number, int learning, int wrongFrom, int wrongTo) {
    return SampleRuns.run(
        number,
        learning,
        data,
        SampleRuns.answers(data, i -> i >= wrongFrom && i < wrongTo ? (i < 200 ? 1 : 0) : -1));
  }

  private Outcome compare(List<ComparedRun> runs, String... more) {
    workbench.comparing = ids -> Comparison.of(runs);
    String[] args = {"compare", "6", "run-7", "--project", "/pets-project"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return graft(all);
  }

  @Test
  void saysWhichIsBetterAndWhatDiffers() {
    Outcome told = compare(List.of(run(6, 0, 0, 14), run(7, 5, 11, 17)));

    assertThat(told.code()).isZero();
    assertThat(told.err()).isEmpty();
    assertThat(workbench.asked)
        .containsExactly(
            List.of("6", "run-7"), Optional.of(Path.of("/pets-project").toAbsolutePath()));
    assertThat(told.out())
        .startsWith(
            "Unfreezing 5 blocks is better: it corrected 11 pictures and broke 3 of 400 (McNemar's"
                + " test, p = 0.035).\n"
                + "run-7 took 25 s, run-6 9.1 s. The models are of the same size and speed.\n"
                + "Measured on 400 pictures kept apart for validation.\n")
        .contains(
            "run    accuracy  95% interval   macro F1    loss     learnt   time    size"
                + "  multiply-adds\n")
        .contains("run-6     96.5%  94.2 to 97.9%     96.5%")
        .contains(
            """
            What differs:
                             run-6       run-7
              freeze plan    all frozen  last 5 blocks learn
              learning rate  0.001       0.0001
            Alike: the same pictures, the same split, the same seed.
            """)
        .contains("Only run-7 is right (11):\n", "  and 1 more\n")
        .contains("Only run-6 is right (3):\n", "cats/cats-014.jpg: run-6 says cats ");
  }

  @Test
  void aDifferenceThatMayBeChanceIsNone() {
    assertThat(compare(List.of(run(6, 0, 0, 5), run(7, 5, 5, 7))).out())
        .startsWith(
            "Unfreezing 5 blocks makes no difference that 400 pictures can show: it corrected 5"
                + " pictures and broke 2 (McNemar's test, p = 0.29).\n");
    assertThat(compare(List.of(run(6, 5, 0, 3), run(7, 5, 0, 3))).out())
        .startsWith(
            "Between run-6 and run-7 there is no difference that 400 pictures can show: the second"
                + " corrected 0 pictures and broke 0 (McNemar's test, p = 1).\n")
        .contains("The recipes are the same.");
  }

  @Test
  void threeRunsAreComparedInPairs() {
    String told = compare(List.of(run(6, 0, 0, 40), run(7, 5, 0, 10), run(8, 9, 0, 11))).out();
    assertThat(told)
        .startsWith(
            "No run is better than all the others; some pairs differ by more than chance on the"
                + " same 400 pictures.\n")
        .contains("run-7  run-6           30      0  p < 0.001  better\n")
        .contains("run-8  run-7            0      1  p = 0.5    no difference\n");
  }

  @Test
  void whatCannotBeComparedIsSaidWithTheReason() {
    DatasetSnapshot other =
        SampleRuns.data(Path.of("/other"), List.of("cats", "dogs"), 3, 3, ".jpg");
    ComparedRun stranger = SampleRuns.run(7, 0, other, SampleRuns.answers(other, i -> -1));

    Outcome told = compare(List.of(run(6, 0, 0, 14), stranger));
    assertThat(told.code()).isZero();
    assertThat(told.out())
        .startsWith("The runs were measured on different pictures, so their answers cannot be")
        .contains("run-6         -", "training pictures  40     6");

    JsonNode json =
        Json.parse(compare(List.of(run(6, 0, 0, 14), stranger), "--json").out(), JsonNode.class);
    assertThat(json.get("comparable").asBoolean()).isFalse();
    assertThat(json.get("obstacle").asText()).isEqualTo("no common pictures");
    assertThat(json.get("pairs")).isEmpty();
  }

  @Test
  void programsGetOneObject() {
    Outcome told = compare(List.of(run(6, 0, 0, 14), run(7, 5, 11, 17)), "--json");

    assertThat(told.out().lines()).hasSize(1);
    JsonNode json = Json.parse(told.out(), JsonNode.class);
    assertThat(json.get("images").asInt()).isEqualTo(400);
    assertThat(json.get("part").asText()).isEqualTo("validation");
    JsonNode first = json.get("runs").get(0);
    assertThat(first.get("run").asText()).isEqualTo("run-6");
    assertThat(first.get("accuracy").asDouble()).isEqualTo(386 / 400.0);
    assertThat(first.get("confusion").toString()).isEqualTo("[[186,14],[0,200]]");
    assertThat(first.get("perClass").get(1).get("precision").asDouble()).isEqualTo(200 / 214.0);
    JsonNode pair = json.get("pairs").get(0);
    assertThat(pair.get("corrected").asInt()).isEqualTo(11);
    assertThat(pair.get("broke").asInt()).isEqualTo(3);
    assertThat(pair.get("verdict").asText()).isEqualTo("better");
    assertThat(pair.get("exactP").asDouble()).isCloseTo(940 / 16384.0, within(1e-9));
    assertThat(pair.get("interval").get(0).asDouble()).isPositive();
    assertThat(json.get("differences").get(0).get("values").get("run-7").asText())
        .isEqualTo("last 5 blocks learn");
    assertThat(json.get("disagreements")).hasSize(14);
    assertThat(json.get("disagreements").get(0).get("said").get("run-7").asText())
        .isEqualTo("cats");
  }

  @Test
  void oneRunIsWrongUsageAndFailuresAreSentences() {
    Outcome one = graft("compare", "run-1");
    assertThat(one.code()).isEqualTo(2);
    assertThat(started).isFalse();

    Outcome failed = graft("compare", "1", "2");
    assertThat(failed).isEqualTo(new Outcome(1, "", "These runs cannot be read.\n"));
  }
}
