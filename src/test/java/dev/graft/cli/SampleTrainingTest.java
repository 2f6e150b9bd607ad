package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.errors.GraftException;
import dev.graft.training.FreezePlan;
import dev.graft.workbench.TrainingRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleTrainingTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir private Path project;

  private int run() {
    Terminal terminal =
        new Terminal(
            CommandLineTest.utf8(out), CommandLineTest.utf8(err), false, StandardCharsets.UTF_8);
    return new SampleTraining(() -> workbench, terminal)
        .run(new SampleTraining.Sample(Path.of("/s"), project));
  }

  @Test
  void endsWithPicturesAndAPage() throws IOException {
    RunFiles.write(project.resolve("runs/run-1"), 2);

    assertThat(run()).isZero();

    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .startsWith(
            "There is no display, so Graft trains its sample project here in the terminal.",
            "/s, on mobilenet, which stays frozen: only the head learns.",
            "run-1 in " + project)
        .contains(
            "Accuracy   ⠤⠤⠤ validation   ⠄⠄⠄ training",
            "Loss   ⠤⠤⠤ validation   ⠄⠄⠄ training",
            "50.0% right of 4 pictures (that it did not learn from)",
            "true \\ predicted   cat   dog  Käse",
            "cat               0     2 ██  0",
            "dog               0     2 ██  0",
            "dog-1.png  dog         75.0%  ███████████████",
            "cat-0.png  dog         75.0%  ███████████████  and is cat");
    Path page = project.resolve("runs/run-1/report.html");
    assertThat(lines.get(lines.size() - 1))
        .isEqualTo("The whole story, with pictures: " + page.toUri());
    assertThat(Files.readString(page)).contains("50.0%", "dog-1.png");
    assertThat(workbench.closed).isTrue();
  }

  @Test
  void keepsTheBackboneFrozen() throws IOException {
    RunFiles.write(project.resolve("runs/run-1"), 1);

    assertThat(run()).isZero();

    TrainingRequest request =
        workbench.asked.stream()
            .filter(TrainingRequest.class::isInstance)
            .map(TrainingRequest.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(request.freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(request.backbone()).contains("mobilenet");
    assertThat(request.learningRate()).isEmpty();
  }

  @Test
  void failsWithASentence() {
    workbench.failure = Optional.of(new GraftException("The disk is full."));

    assertThat(run()).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("The disk is full.\n");
  }
}
