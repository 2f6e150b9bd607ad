package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.workbench.TrainingRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SampleTrainingTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(Optional<Path> heldOut) {
    Terminal terminal =
        new Terminal(
            CommandLineTest.utf8(out), CommandLineTest.utf8(err), false, StandardCharsets.UTF_8);
    return new SampleTraining(() -> workbench, terminal)
        .run(new SampleTraining.Sample(Path.of("/s"), heldOut, "tiny", Path.of("/p"), 4));
  }

  @Test
  void endsWithAPicture() {
    assertThat(run(Optional.of(Path.of("/s/val")))).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .startsWith(
            "There is no display, so Graft trains its sample project here in the terminal.",
            "run-1 in /p")
        .contains(
            "Accuracy   ⠤⠤⠤ validation   ⠄⠄⠄ training",
            "Loss   ⠤⠤⠤ validation   ⠄⠄⠄ training",
            "75.0% right of 4 images (images that it did not learn from)")
        .endsWith(
            "true \\ predicted   cat   dog",
            "cat               1 ▒▒  1 ▒▒",
            "dog               0     2 ██");
    TrainingRequest request = (TrainingRequest) workbench.asked.get(0);
    assertThat(request.freezePlan()).isEqualTo(new FreezePlan.NoneFrozen());
    assertThat(request.epochs()).isEqualTo(4);
    assertThat(workbench.asked.get(2)).isEqualTo(Path.of("/s/val"));
    assertThat(workbench.closed).isTrue();
  }

  @Test
  void saysWhatItMeasuredOn() {
    assertThat(run(Optional.empty())).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("(all images, those it learned from included)");
  }

  @Test
  void failsWithASentence() {
    workbench.failure = Optional.of(new GraftException("The disk is full."));

    assertThat(run(Optional.empty())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("The disk is full.\n");
  }
}
