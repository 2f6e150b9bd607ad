package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.dataset.Split;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.Answers;
import dev.graft.training.AnswersFolder;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that are trained with the real engine, and what can be said of them side by side. */
class CompareJourneyTest {
  private static final int PER_CLASS = 10;

  @TempDir private Path temp;
  private Path pictures;
  private Path project;
  private Workbench workbench;

  @BeforeEach
  void open() throws Exception {
    pictures = temp.resolve("pictures");
    project = temp.resolve("project");
    SampleDrawings.write(pictures, PER_CLASS, 96);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private TrainingEvent.Finished train(FreezePlan plan, double test) throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    TrainingRequest request =
        new TrainingRequest(
            pictures,
            Optional.of("untrained-mobilenet-v2-0.35"),
            plan,
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            2,
            8,
            OptionalDouble.of(1e-3),
            0.3,
            test,
            7,
            Optional.of(project),
            Optional.empty());
    assertThat(workbench.train(request, events::add).await()).isTrue();
    return (TrainingEvent.Finished) events.get(events.size() - 1);
  }

  @Test
  void aRunKeepsTheAnswersOfItsBundle() throws Exception {
    TrainingEvent.Finished finished = train(new FreezePlan.AllFrozen(), 0.2);

    Answers kept = workbench.answers("run-1", Optional.of(project));
    assertThat(kept.classes()).containsExactly("cats", "dogs");
    assertThat(kept.images().stream().filter(i -> i.split() == Split.VALIDATION)).hasSize(6);
    assertThat(kept.images().stream().filter(i -> i.split() == Split.TEST)).hasSize(4);
    long right =
        IntStream.range(0, kept.images().size())
            .filter(i -> kept.images().get(i).split() == Split.VALIDATION)
            .filter(i -> kept.said(i) == kept.images().get(i).classIndex())
            .count();
    assertThat(right / 6.0).isEqualTo(finished.validationAccuracy());

    // A run of an earlier version kept nothing: its bundle is asked, and says the same.
    Path folder = project.resolve("runs/run-1/answers");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Answers asked = workbench.answers("1", Optional.of(project));
    assertThat(asked.images()).isEqualTo(kept.images());
    for (int i = 0; i < asked.images().size(); i++) {
      assertThat(asked.probabilities(i)[1]).isCloseTo(kept.probabilities(i)[1], within(1e-4f));
    }
    assertThat(AnswersFolder.isThere(folder)).isTrue();
  }
}
