package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.comparison.Basis;
import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.comparison.Picture;
import dev.graft.comparison.Subject;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
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
    return train(plan, test, 7, Optional.empty());
  }

  private TrainingEvent.Finished train(
      FreezePlan plan, double test, long seed, Optional<String> from) throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    TrainingRequest request =
        new TrainingRequest(
            pictures,
            from.isPresent() ? Optional.empty() : Optional.of("untrained-mobilenet-v2-0.35"),
            plan,
            from,
            Head.DEFAULT,
            Optimizer.DEFAULT,
            2,
            8,
            OptionalDouble.of(1e-3),
            0.3,
            test,
            seed,
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

  @Test
  void twoRunsAreComparedOnThePicturesOfTheTestPart() throws Exception {
    train(new FreezePlan.AllFrozen(), 0.2);
    TrainingEvent.Finished second = train(new FreezePlan.AllButLastBlocks(2), 0.2);

    Comparison comparison = workbench.compare(List.of("1", "run-2"), Optional.of(project));
    assertThat(comparison.basis().part()).isEqualTo(Basis.Part.TEST);
    assertThat(comparison.basis().pictures()).hasSize(4);
    assertThat(comparison.same()).isEqualTo(new Choice.Same(true, true, true));
    assertThat(comparison.differences())
        .extracting(Choice.Difference::choice)
        .containsExactly(Choice.FREEZE_PLAN);
    assertThat(comparison.pairs().get(0).subject())
        .isEqualTo(new Subject(Subject.Kind.UNFREEZING, 2, false, false));
    ComparedRun run = comparison.runs().get(1);
    assertThat(run.epochs()).hasSize(2);
    assertThat(run.result().trainableParameters()).isEqualTo(second.trainableParameters());
    assertThat(run.cost().bundleBytes()).isGreaterThan(1_000_000);
    assertThat(run.cost().multiplyAdds()).isGreaterThan(10_000_000);
    assertThat(run.cost().learningBlocks()).isEqualTo(2);
    assertThatThrownBy(() -> workbench.compare(List.of("1", "run-1"), Optional.of(project)))
        .hasMessage("A comparison needs two different runs.");
    assertThatThrownBy(() -> workbench.compare(List.of("1", "9"), Optional.of(project)))
        .hasMessageContaining("There is no run 9");
  }

  /** Whoever goes on from a run has learned from its pictures too, whatever its own split is. */
  @Test
  void picturesOfAnAncestorCountAsLearnedFrom() throws Exception {
    train(new FreezePlan.AllFrozen(), 0);
    train(new FreezePlan.AllFrozen(), 0, 8, Optional.of("run-1"));

    Answers first = workbench.answers("1", Optional.of(project));
    Answers second = workbench.answers("2", Optional.of(project));
    Set<Path> kept = new HashSet<>();
    first.images().forEach(i -> kept.add(i.path()));
    Set<Path> both = new HashSet<>();
    second.images().forEach(i -> both.add(i.path()));
    both.retainAll(kept);
    Comparison comparison = workbench.compare(List.of("1", "2"), Optional.of(project));
    assertThat(both).as("the seeds give splits that overlap").hasSizeBetween(1, 5);
    assertThat(comparison.basis().pictures())
        .extracting(Picture::file)
        .containsExactlyInAnyOrderElementsOf(both);
    assertThat(comparison.runs().get(1).learnedFrom()).hasSizeGreaterThan(14);
  }
}
