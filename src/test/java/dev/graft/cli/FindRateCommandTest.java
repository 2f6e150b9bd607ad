package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.RateCurve;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindRateCommandTest extends CommandLineTest {
  private static final Path DATA = Path.of("/d").toAbsolutePath();

  /** Falls evenly, then rises. */
  private static RateCurve curve(Optional<Double> suggestion) {
    List<RateCurve.Point> points = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double loss = i < 40 ? 2 - i / 40.0 : 1 + (i - 40) / 10.0;
      points.add(new RateCurve.Point(1e-7 * Math.pow(10, i / 10.0), loss, loss));
    }
    return new RateCurve(points, suggestion);
  }

  @Test
  void theCurveIsDrawnAndTheRateIsThereToBeTyped() {
    workbench.curve = curve(Optional.of(0.002754));

    Outcome found = graft("find-rate", "--data", "/d", "--backbone", "b");

    assertThat(found.code()).isZero();
    assertThat(found.err()).isEmpty();
    List<String> lines = found.out().lines().toList();
    assertThat(lines.get(0))
        .isEqualTo("Loss while the learning rate rises   ⠤⠤⠤ smoothed   ⠄⠄⠄ each batch");
    assertThat(lines.get(1)).startsWith("2.9000 │").doesNotContain("⠁");
    assertThat(lines.get(9)).startsWith("1.0000 │").matches(".*[\u2801-\u28ff].*");
    assertThat(lines.get(11)).isEqualTo(" ".repeat(8) + "1e-07" + " ".repeat(49) + "0.0794");
    assertThat(lines.get(13)).isEqualTo("A good learning rate: 0.0028 (--learning-rate 0.0028)");
    assertThat(lines).hasSize(14);
  }

  @Test
  void aLossThatNeverFallsSuggestsNothing() {
    workbench.curve = curve(Optional.empty());

    Outcome found = graft("find-rate", "--data", "/d", "--backbone", "b");

    assertThat(found.code()).isZero();
    assertThat(found.out())
        .contains("The loss did not fall for long at any rate")
        .doesNotContain("--learning-rate");
    workbench.curve = new RateCurve(List.of(), Optional.empty());
    assertThat(graft("find-rate", "--data", "/d", "--backbone", "b").out().lines()).hasSize(1);
  }

  @Test
  void theCurveForPrograms() {
    workbench.curve =
        new RateCurve(List.of(new RateCurve.Point(1e-7, 2.5, 2.25)), Optional.of(0.001));

    assertThat(graft("find-rate", "--data", "/d", "--backbone", "b", "--json").out().lines())
        .containsExactly(
            "{\"event\":\"extracting\",\"done\":12,\"total\":12}",
            "{\"event\":\"found\",\"suggestion\":0.001,"
                + "\"points\":[{\"rate\":1.0E-7,\"loss\":2.5,\"smoothed\":2.25}]}");
    workbench.curve = new RateCurve(List.of(), Optional.empty());
    assertThat(graft("find-rate", "--data", "/d", "--backbone", "b", "--json").out())
        .contains("{\"event\":\"found\",\"suggestion\":null,\"points\":[]}");
  }

  @Test
  void takesEveryOption() {
    graft("find-rate", "--data=/d", "--backbone=b");
    graft(
        "find-rate",
        "--data=/d",
        "--from=run-1",
        "--frozen=none",
        "--batch=8",
        "--optimizer=sgd",
        "--momentum=0.5",
        "--validation=0.1",
        "--test=0.3",
        "--seed=4",
        "--project=/p");

    assertThat(workbench.asked)
        .containsExactly(
            new TrainingRequest(
                DATA,
                Optional.of("b"),
                new FreezePlan.AllFrozen(),
                Optional.empty(),
                Head.DEFAULT,
                Optimizer.DEFAULT,
                Defaults.EPOCHS,
                Defaults.BATCH,
                OptionalDouble.empty(),
                Defaults.VALIDATION,
                0,
                Defaults.SEED,
                Optional.empty(),
                Optional.empty()),
            new TrainingRequest(
                DATA,
                Optional.empty(),
                new FreezePlan.NoneFrozen(),
                Optional.of("run-1"),
                Head.DEFAULT,
                new Optimizer.Momentum(0.5, false),
                Defaults.EPOCHS,
                8,
                OptionalDouble.empty(),
                0.1,
                0.3,
                4,
                Optional.of(Path.of("/p").toAbsolutePath()),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "--seed=1, Missing --backbone (or --from).",
    "--backbone=b --batch=0, '--batch must be at least 1, not 0.'",
    "--backbone=b --optimizer=x, '--optimizer is adam or sgd, not x.'",
    "--backbone=b --momentum=0.5, --momentum goes with --optimizer sgd.",
    "--backbone=b --optimizer=sgd --momentum=1, --momentum must be from 0 to below 1.",
    "--backbone=b --validation=0.5 --test=0.5, --validation and --test are shares",
    "--backbone=b --frozen=1 --unfreeze-from=x, mutually exclusive",
  })
  void aWrongWordIsASentence(String words, String sentence) {
    List<String> line = new ArrayList<>(List.of("find-rate", "--data=/d"));
    line.addAll(List.of(words.split(" ", -1)));

    Outcome wrong = graft(line.toArray(String[]::new));

    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains(sentence);
    assertThat(started).isFalse();
  }
}
