package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.Proposal;
import dev.graft.advice.rules.Severity;
import dev.graft.workbench.AdviceRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdviseCommandTest extends CommandLineTest {
  private static final Path DATA = Path.of("/d").toAbsolutePath();

  @Test
  void isQuietOnAGoodProject() {
    assertThat(graft("advise", "--data", "/d"))
        .isEqualTo(new Outcome(0, "Nothing to advise.\n", ""));
    assertThat(graft("advise", "--data", "/d", "--json")).isEqualTo(new Outcome(0, "", ""));
    assertThat(workbench.asked.get(0))
        .isEqualTo(
            new AdviceRequest(
                DATA,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true));
  }

  @Test
  void saysWhatAndWhyAndWhatWouldHelp() {
    workbench.findings =
        List.of(
            new Finding(
                "rate-too-high",
                Severity.SERIOUS,
                "rises",
                List.of(0.01, 0.001),
                Optional.of(new Proposal.LearningRate(0.001))),
            new Finding(
                "unsuited-licence",
                Severity.HINT,
                "unknown",
                List.of("net", "unknown"),
                Optional.empty()));
    assertThat(graft("advise", "--data=/d", "--backbone=net", "--project=/p", "--run=run-2"))
        .isEqualTo(
            new Outcome(
                0,
                """
                Serious: The loss is higher than in the beginning: a learning rate of 0.01 is too high.
                  Steps that are too large jump over what they look for.
                  What would help: use a learning rate of 0.001.
                Hint: Nobody says under which licence the weights of net are.
                  Without a licence nothing is allowed but looking; ask whoever made them before you pass a model on.
                """,
                ""));
    assertThat(workbench.asked)
        .containsExactly(
            new AdviceRequest(
                DATA,
                Optional.empty(),
                Optional.of("net"),
                Optional.empty(),
                Optional.of(Path.of("/p").toAbsolutePath()),
                Optional.of("run-2"),
                true));
    assertThat(graft("advise", "--data=/d", "--json").out().lines().findFirst())
        .contains(
            "{\"event\":\"finding\",\"rule\":\"rate-too-high\",\"severity\":\"serious\","
                + "\"sentence\":\"The loss is higher than in the beginning: a learning rate of 0.01"
                + " is too high.\",\"reason\":\"Steps that are too large jump over what they look"
                + " for.\",\"proposal\":\"LearningRate\",\"action\":\"Use a learning rate of"
                + " 0.001\"}");
  }

  @Test
  void aRunIsOneOfAProject() {
    Outcome wrong = graft("advise", "--data=/d", "--run=1");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("--run needs --project.");
  }
}
