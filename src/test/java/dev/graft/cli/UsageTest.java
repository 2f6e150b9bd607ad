package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest extends CommandLineTest {
  @Test
  void helpNamesTheCommandsThatAreThereAndStartsNothing() {
    Outcome help = graft("--help");

    assertThat(help.code()).isZero();
    assertThat(help.err()).isEmpty();
    assertThat(help.out())
        .contains(
            "zoo ", "data ", "train ", "find-rate ", "resume ", "distill ", "runs ", "evaluate ")
        .contains("compare ", "race ", "heads ", "advise ", "predict ", "export ", "diagnostics ")
        .doesNotContain("soak", "bench");
    assertThat(started).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zoo --help",
        "zoo list --help",
        "zoo show --help",
        "zoo fetch --help",
        "zoo import --help",
        "zoo verify --help",
        "data --help",
        "data list --help",
        "data fetch --help",
        "train --help",
        "find-rate --help",
        "resume --help",
        "distill --help",
        "runs --help",
        "compare --help",
        "race --help",
        "heads --help",
        "advise --help",
        "inspect --help",
        "evaluate --help",
        "predict --help",
        "diagnostics --help"
      })
  void everyCommandHasHelp(String line) {
    Outcome help = graft(line.split(" ", -1));

    assertThat(help.code()).isZero();
    assertThat(help.out()).startsWith("Usage: graft " + line.replace(" --help", ""));
    assertThat(help.out().lines()).allMatch(l -> l.length() <= 80);
    assertThat(started).isFalse();
  }

  @Test
  void tellsItsVersion() {
    assertThat(graft("--version")).isEqualTo(new Outcome(0, "graft 1.2.3\n", ""));
  }

  @Test
  void suggestsTheNearestCommand() {
    Outcome wrong = graft("trian", "--data", "x");

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.out()).isEmpty();
    assertThat(wrong.err())
        .contains("'trian'", "Did you mean: graft train", "Try 'graft --help' for what there is.");
    assertThat(graft("zoo", "lisst").err()).contains("Did you mean: zoo list?");
    assertThat(started).isFalse();
  }

  @Test
  void asksForACommand() {
    assertThat(graft())
        .isEqualTo(new Outcome(2, "", "Missing command.\nTry 'graft --help' for what there is.\n"));
    assertThat(graft("zoo"))
        .isEqualTo(
            new Outcome(
                2,
                "",
                "Missing: list, show, fetch, import or verify.\nTry 'graft zoo --help' for what there is.\n"));
  }

  @Test
  void anUnexpectedFailureIsASentenceToo() {
    workbench.failure = Optional.of(new IllegalStateException("oops\n  and more"));

    assertThat(graft("runs"))
        .isEqualTo(
            new Outcome(
                1,
                "",
                "Something went wrong that Graft did not expect (java.lang.IllegalStateException:"
                    + " oops and more): --verbose shows where.\n"));
    assertThat(workbench.closed).isTrue();
  }

  @Test
  void verboseShowsWhereAFailureCameFrom() {
    failing("The disk is full.");

    assertThat(graft("runs")).isEqualTo(new Outcome(1, "", "The disk is full.\n"));
    assertThat(graft("runs", "--verbose").err())
        .contains("\tat dev.graft.cli.")
        .endsWith("The disk is full.\n");
  }

  @Property(tries = 200)
  void nothingThatIsTypedBreaksIt(@ForAll String word) {
    Outcome outcome = graft("train", word);

    assertThat(outcome.code()).isIn(0, 2);
    assertThat(started).isFalse();
  }
}
