package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.Finding;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.advice.rules.Proposal;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is found out about real pictures, a real backbone and real runs. */
class AdviceJourneyTest {
  private static final int PER_CLASS = 40;
  private static final String SMALL = "graft-small";
  private static final String UNTRAINED = "untrained-mobilenet-v2-0.35";

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

  private AdviceEvent.Advised advise(
      Optional<String> backbone, Optional<Path> place, boolean thorough) throws Exception {
    List<AdviceEvent> events = new ArrayList<>();
    AdviceRequest request =
        new AdviceRequest(
            pictures,
            Optional.empty(),
            backbone,
            Optional.empty(),
            place,
            Optional.empty(),
            thorough);
    assertThat(workbench.advise(request, events::add).await()).isTrue();
    return (AdviceEvent.Advised) events.get(events.size() - 1);
  }

  private void train(FreezePlan plan, double rate, int epochs) throws Exception {
    TrainingRequest request =
        new TrainingRequest(
            pictures,
            Optional.of(UNTRAINED),
            plan,
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            epochs,
            8,
            OptionalDouble.of(rate),
            0.2,
            0,
            1,
            Optional.of(project),
            Optional.empty());
    assertThat(workbench.train(request, e -> {}).await()).isTrue();
  }

  @Test
  void picturesAndBackboneAreLookedAt() throws Exception {
    Path copy = pictures.resolve("cats/another.jpg");
    Files.copy(pictures.resolve("cats/cat-001.jpg"), copy);

    AdviceEvent.Advised advised = advise(Optional.of(SMALL), Optional.empty(), true);

    ProjectFacts facts = advised.facts();
    assertThat(facts.images().orElseThrow().learnt() + facts.images().orElseThrow().validation())
        .isEqualTo(2 * PER_CLASS + 1);
    assertThat(facts.copies())
        .anyMatch(c -> c.training().contains(copy) || c.measuring().contains(copy));
    assertThat(facts.backbone().orElseThrow().name()).isEqualTo(SMALL);
    assertThat(facts.preprocessing().orElseThrow().selfTest()).isEmpty();
    ProjectFacts.Features features = facts.features().orElseThrow();
    assertThat(features.againstColours().images()).isEqualTo(2 * PER_CLASS + 1);
    assertThat(features.accuracy()).isGreaterThan(0.6);
    assertThat(facts.epochs()).isEmpty();
    assertThat(advised.findings())
        .extracting(Finding::rule)
        .contains("few-validation-images")
        .doesNotContain("unsuited-licence", "unfit-preprocessing", "stay-frozen", "unfreeze");
  }

  /** Random numbers are no better than colours on drawn pictures, and the advisor says so. */
  @Test
  void aBackboneThatKnowsNothingIsFoundOut() throws Exception {
    AdviceEvent.Advised advised = advise(Optional.of(UNTRAINED), Optional.empty(), true);

    assertThat(advised.findings())
        .filteredOn(f -> f.rule().equals("worthless-features"))
        .singleElement()
        .extracting(Finding::proposal)
        .satisfies(
            p ->
                assertThat(p)
                    .isIn(
                        Optional.of(new Proposal.ChooseBackbone(SMALL)),
                        Optional.of(new Proposal.Race())));
  }

  @Test
  void whatCostsNothingIsKnownAtOnce() throws Exception {
    AdviceEvent.Advised advised = advise(Optional.of(SMALL), Optional.empty(), false);

    assertThat(advised.facts().features()).isEmpty();
    assertThat(advised.facts().copies()).isEmpty();
    assertThat(advised.facts().preprocessing()).isPresent();
    assertThat(advised.findings())
        .extracting(Finding::rule)
        .containsExactly("few-validation-images");
  }

  @Test
  void aRunIsLookedAtWithItsFrozenTwin() throws Exception {
    train(new FreezePlan.AllFrozen(), 1e-3, 4);
    train(new FreezePlan.AllButLastBlocks(1), 100, 4);

    AdviceEvent.Advised advised = advise(Optional.empty(), Optional.of(project), false);

    ProjectFacts facts = advised.facts();
    assertThat(facts.backbone().orElseThrow().name()).isEqualTo(UNTRAINED);
    assertThat(facts.recipe().orElseThrow().learningRate()).isEqualTo(100);
    assertThat(facts.epochs()).hasSize(4);
    assertThat(facts.answers().orElseThrow().total()).isEqualTo(16);
    assertThat(facts.tuned().orElseThrow().frozen()).isEqualTo("run-1");
    assertThat(facts.tuned().orElseThrow().tuned()).isEqualTo("run-2");
    assertThat(facts.tuned().orElseThrow().counts().images()).isEqualTo(16);
    assertThat(advised.findings()).extracting(Finding::rule).contains("rate-too-high");
  }
}
