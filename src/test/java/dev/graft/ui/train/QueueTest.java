package dev.graft.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.project.RunPlan;
import dev.graft.project.RunState;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import dev.graft.ui.FakeJob;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.kit.RateWords;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several trainings one after the other, pausing, and finishing early. */
class QueueTest {
  private static final Path PROJECT = Path.of("/p");

  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final TrainViewModel model =
      new TrainViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices, () -> 0);

  @BeforeEach
  void ready() {
    session.roomProperty().set(Room.TRAIN);
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    Path.of("/data/pets"),
                    List.of("cats", "dogs"),
                    List.of(),
                    List.of(),
                    List.of(),
                    0)));
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
  }

  private int number() {
    return workbench.jobs().size();
  }

  private String run() {
    return "run-" + number();
  }

  private void started(FakeJob job) {
    job.emit(new TrainingEvent.Started(run(), PROJECT));
  }

  private void finished(FakeJob job) {
    job.emit(Samples.finish(run()));
  }

  /** While the first one runs, others are put behind it. */
  private void behindTheFirst(Runnable work) {
    if (number() == 1) {
      work.run();
    }
  }

  private void trainWithSeed(int seed) {
    model.recipe().seedProperty().set(Integer.toString(seed));
    model.train();
  }

  @Test
  void whatWaitsStartsInItsOrder() {
    workbench.play(
        this::started,
        j ->
            behindTheFirst(
                () -> {
                  for (int seed = 2; seed <= 5; seed++) {
                    trainWithSeed(seed);
                  }
                  assertThat(model.queue().waiting()).hasSize(4);
                  model.queue().move(2, -2);
                  model.queue().move(0, -1);
                  model.queue().remove(3);
                }),
        this::finished);
    model.train();
    assertThat(workbench.requests())
        .extracting(TrainingRequest::seed)
        .containsExactly(1L, 4L, 2L, 3L);
    assertThat(model.queue().waiting()).isEmpty();
    assertThat(model.live().run()).isEqualTo("run-4");
    assertThat(notices.told()).as("those that made room for another").hasSize(3);
  }

  @Test
  void pausedItRestsWithTheQueueAndGoesOnWhereItWas() {
    workbench.with(Samples.unfinished("run-1", "small", RunState.PAUSED));
    workbench.play(
        this::firstStarted,
        j -> j.emit(new TrainingEvent.Step(1, 40, 100, 0.6, 0.7, 4, 1e-3)),
        j -> behindTheFirst(() -> trainWithSeed(2)),
        j -> behindTheFirst(model::pause),
        this::finished);
    model.train();
    assertThat(workbench.jobs().get(0).isPaused()).isTrue();
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.PAUSED);
    assertThat(model.queue().waiting()).hasSize(1);
    assertThat(number()).isEqualTo(1);

    model.resume();
    assertThat(number()).as("the run and then the one that waited").isEqualTo(3);
    assertThat(model.queue().waiting()).isEmpty();
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.FINISHED);
  }

  private void firstStarted(FakeJob job) {
    job.emit(new TrainingEvent.Started("run-1", PROJECT));
  }

  @Test
  void itFinishesEarlyOnlyWithAnEpochToKeep() {
    workbench.play(
        this::started,
        j -> model.keepBest(),
        j -> assertThat(j.isFinishing()).isFalse(),
        j -> j.emit(Samples.epoch(1)),
        j -> model.keepBest(),
        j -> assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.FINISHING),
        this::finished);
    model.train();
    assertThat(workbench.jobs().get(0).isFinishing()).isTrue();
    assertThat(model.live().phaseProperty().get()).isEqualTo(RunPhase.FINISHED);
  }

  @Test
  void frozenAndUnfrozenShareSeedAndSplitAndAreCompared() {
    workbench.play(this::started, this::finished);
    model.recipe().seedProperty().set("7");
    model.frozenVsUnfrozen();
    int blocks = session.freezeLine().orElseThrow().blocks();
    assertThat(workbench.requests())
        .extracting(TrainingRequest::freezePlan)
        .containsExactly(
            new FreezePlan.AllFrozen(), new FreezePlan.FirstBlocks(blocks - blocks / 3));
    assertThat(workbench.requests()).extracting(TrainingRequest::seed).containsExactly(7L, 7L);
    assertThat(workbench.requests().get(0).images())
        .isEqualTo(workbench.requests().get(1).images());
    assertThat(session.wantedComparisonProperty().get()).containsExactly("run-1", "run-2");
    assertThat(session.roomProperty().get()).isEqualTo(Room.COMPARE);
  }

  @Test
  void theFreezeLineSaysWhatTheUnfrozenOneIs() {
    session.frozenBlocksProperty().set(5);
    assertThat(model.unfrozenWords()).isEqualTo(session.freezeLine().orElseThrow().words());
  }

  @Test
  void withPhasesTheFrozenOneHasOnlyTheFirstAndTheOtherAllOfThem() {
    model.techniques().phases().add();
    assertThat(model.unfrozenWords())
        .isEqualTo("everything frozen, only the head learns, then 1 more phase");
    workbench.play(j -> j.emit(Samples.finish("run-1")));
    model.frozenVsUnfrozen();
    assertThat(workbench.requests())
        .extracting(TrainingRequest::freezePlan)
        .containsExactly(new FreezePlan.AllFrozen(), new FreezePlan.AllFrozen());
    assertThat(workbench.requests())
        .extracting(r -> r.techniques().then().size())
        .containsExactly(0, 1);
  }

  @Test
  void aFinishedRunGoesOnWithMoreBlocksAtATenthOfItsRate() {
    var backbone = Samples.backbone("other", "MobileNetV2:0.35", 96, 0);
    int blocks = backbone.blocks().size();
    workbench.with(backbone, true);
    workbench.with(
        "run-9",
        new RunPlan(
            "other",
            "00",
            Optional.empty(),
            new Recipe(
                new FreezePlan.AllButLastBlocks(3),
                Head.DEFAULT,
                Optimizer.DEFAULT,
                1e-3,
                16,
                8,
                11,
                0.2,
                0,
                Keep.BEST),
            new DatasetSnapshot(Path.of("/data/pets"), List.of("cats", "dogs"), List.of())));
    workbench.play(this::started, this::finished);

    model.proposeUnfreezing("run-9");
    GoOn proposal = model.goOnProperty().get().orElseThrow();
    assertThat(proposal.frozenBefore()).isEqualTo(blocks - 3);
    assertThat(proposal.learning()).isEqualTo(5);
    assertThat(workbench.requests()).as("it is shown before it starts").isEmpty();
    model.goOnProperty().set(Optional.of(proposal.with(4)));
    model.unfreezeMore();

    TrainingRequest request = workbench.requests().get(0);
    assertThat(request.from()).contains("run-9");
    assertThat(request.backbone()).contains("other");
    assertThat(request.freezePlan()).isEqualTo(new FreezePlan.FirstBlocks(blocks - 7));
    assertThat(request.learningRate().orElseThrow()).isEqualTo(1e-4);
    assertThat(request.epochs()).isEqualTo(8);
    assertThat(request.seed()).isEqualTo(11);
    assertThat(model.goOnProperty().get()).isEmpty();
  }

  @Test
  void mistakesAndMemoryAreShown() {
    TrainingEvent.Mistakes mistakes =
        new TrainingEvent.Mistakes(
            1, 1, List.of(new TrainingEvent.Mistake(Path.of("/data/x.png"), 0, 1, 0.9)));
    workbench.play(
        this::started,
        j -> j.emit(mistakes),
        j -> j.emit(new TrainingEvent.Memory(600, 900)),
        this::finished);
    model.train();
    assertThat(model.live().mistakesProperty().get()).contains(mistakes);
    assertThat(model.live().memoryProperty().get()).contains(new TrainingEvent.Memory(600, 900));
    assertThat(model.live().classes()).containsExactly("cats", "dogs");
  }

  @Test
  void eachFieldHasItsOwnSentence() {
    model.recipe().batchProperty().set("0");
    model.recipe().seedProperty().set("one");
    assertThat(model.recipe().problemProperty(RecipeField.BATCH).get())
        .contains("Batch is a whole number from 1 to 4,096.");
    assertThat(model.recipe().problemProperty(RecipeField.SEED).get())
        .contains("The seed is a whole number.");
    assertThat(model.recipe().problemProperty(RecipeField.EPOCHS).get()).isEmpty();
    assertThat(model.missing()).contains("Batch is a whole number from 1 to 4,096.");
  }

  @Test
  void ratesAreWrittenShort() {
    assertThat(RateWords.of(1e-3)).isEqualTo("0.001");
    assertThat(RateWords.of(1e-4)).isEqualTo("0.0001");
    assertThat(RateWords.of(1e-6)).isEqualTo("1e-6");
    assertThat(RateWords.of(2.5e-5)).isEqualTo("2.5e-5");
    assertThat(RateWords.of(0.5)).isEqualTo("0.5");
  }
}
