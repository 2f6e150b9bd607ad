package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.SkippedFile;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.PoolingKind;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.ModelBundle;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.CostModel;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingCost;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From two folders of pictures to a model that is used, with an engine in this process. */
class TrainingJourneyTest {
  private static final String BACKBONE = "untrained-mobilenet-v2-0.35";
  private static final int PER_CLASS = 12;

  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, PER_CLASS, 96);
    workbench = GraftWorkbench.inProcess(folders());
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private UserFolders folders() {
    return new UserFolders(temp.resolve("data"), temp.resolve("cache"));
  }

  @Test
  void aRunEndsInABundleThatPredictsAndIsMeasured() throws Exception {
    Files.writeString(pictures.resolve("cats/broken.jpg"), "no picture");
    Path out = temp.resolve("model");
    List<TrainingEvent> events = new ArrayList<>();

    boolean completed =
        workbench
            .train(
                request(new FreezePlan.AllFrozen(), 3, Optional.empty(), Optional.of(out)),
                events::add)
            .await();

    assertThat(completed).isTrue();
    assertThat(events.get(0)).isInstanceOf(TrainingEvent.Started.class);
    TrainingEvent.Finished finished = finished(events);
    assertThat(finished.cut()).isEqualTo(Head.POOL);
    assertThat(finished.trainableParameters()).isEqualTo(1280 * 2 + 2);
    assertThat(finished.totalParameters()).isEqualTo(410_208 + 1280 * 2 + 2);
    assertThat(finished.skipped())
        .extracting(TrainingEvent.Skipped::file)
        .containsExactly(pictures.resolve("cats/broken.jpg").toString());
    assertThat(epochs(events)).hasSize(3);
    assertThat(finished.validationAccuracy()).isEqualTo(epochs(events).get(2).validationAccuracy());
    assertThat(files(out)).containsAll(files(finished.bundle()));
    assertThat(ModelBundle.read(out).classes()).containsExactly("cats", "dogs");

    List<ImagePrediction> predictions = new ArrayList<>();
    Path cat = pictures.resolve("cats/cat-001.jpg");
    Path broken = pictures.resolve("cats/broken.jpg");
    workbench.predict(out.toString(), List.of(cat, broken), predictions::add);
    assertThat(predictions).hasSize(2);
    double sum = predictions.get(0).predictions().stream().mapToDouble(p -> p.probability()).sum();
    assertThat(sum).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
    assertThat(predictions.get(1).error()).isPresent();

    Workbench.Evaluated evaluated = workbench.evaluate(out.toString(), pictures);
    assertThat(evaluated.evaluation().images()).isEqualTo(2 * PER_CLASS);
    assertThat(evaluated.evaluation().confusion().total()).isEqualTo(2 * PER_CLASS);
    assertThat(evaluated.skipped()).extracting(SkippedFile::file).containsExactly(broken);
    RunRecord run = workbench.runs(Optional.of(temp.resolve("project"))).get(0);
    assertThat(run.state()).isEqualTo(RunState.FINISHED);
    assertThat(run.epochsDone()).isEqualTo(3);
    exports(out, predictions.get(0), cat);
  }

  private void exports(Path bundle, ImagePrediction said, Path picture) throws Exception {
    Path keras = temp.resolve("model.keras");
    workbench.export(bundle.toString(), ExportFormat.KERAS, keras);
    List<ImagePrediction> again = new ArrayList<>();
    workbench.predict(keras.toString(), List.of(picture), again::add);
    for (int i = 0; i < 2; i++) {
      assertThat(again.get(0).predictions().get(i).className())
          .isEqualTo(said.predictions().get(i).className());
      assertThat(again.get(0).predictions().get(i).probability())
          .isCloseTo(
              said.predictions().get(i).probability(), org.assertj.core.data.Offset.offset(1e-5));
    }
    Path copy = temp.resolve("copy");
    workbench.export(bundle.toString(), ExportFormat.SAVEDMODEL, copy);
    assertThat(files(copy)).isEqualTo(files(bundle));
    assertThatThrownBy(() -> workbench.export(bundle.toString(), ExportFormat.KERAS, keras))
        .hasMessageContaining("already exists");
  }

  @Test
  void aDeeperHeadOnLayersChosenOneByOneTrainsAndIsExported() throws Exception {
    Backbone backbone = workbench.backbone(BACKBONE);
    int blocks = backbone.blocks().size();
    FreezeChoice choice =
        FreezeChoice.line(backbone, blocks - 4)
            .toggleBlock(blocks - 2)
            .toggleLayer("block_15_project");
    TrainingRequest plain = request(choice.plan(), 2, Optional.empty(), Optional.empty());
    Head head = new Head(PoolingKind.MAX, 0.3, List.of(16, 8));

    TrainingEvent.Finished finished = finished(train(with(plain, head)));

    TrainingCost cost = CostModel.of(backbone, head, 2).cost(choice.plan());
    assertThat(finished.cut()).isEqualTo(cost.cut()).startsWith("block_13_");
    assertThat(finished.trainableParameters()).isEqualTo(cost.learning());
    assertThat(finished.totalParameters()).isEqualTo(cost.total());
    ModelBundle bundle = ModelBundle.read(finished.bundle());
    assertThat(bundle.network().layer("head_pool").kerasClass()).isEqualTo("GlobalMaxPooling2D");
    assertThat(bundle.network().find("head_dense_2")).isPresent();
    Path cat = pictures.resolve("cats/cat-001.jpg");
    List<ImagePrediction> said = new ArrayList<>();
    workbench.predict(finished.bundle().toString(), List.of(cat), said::add);
    assertThat(said.get(0).predictions()).hasSize(2);
    exports(finished.bundle(), said.get(0), cat);
    assertThat(workbench.runs(Optional.of(temp.resolve("project"))).get(0).frozen())
        .contains("layers");
  }

  private static TrainingRequest with(TrainingRequest r, Head head) {
    return new TrainingRequest(
        r.data(),
        r.backbone(),
        r.freezePlan(),
        r.from(),
        head,
        r.optimizer(),
        r.epochs(),
        r.batch(),
        r.learningRate(),
        r.validation(),
        r.test(),
        r.seed(),
        r.project(),
        r.out());
  }

  @Test
  void aSecondRunFindsItsFeaturesInTheStore() throws Exception {
    train(request(new FreezePlan.AllFrozen(), 1, Optional.empty(), Optional.empty()));
    SampleDrawings.write(pictures, PER_CLASS + 1, 96);

    List<TrainingEvent> second =
        train(request(new FreezePlan.AllFrozen(), 2, Optional.empty(), Optional.empty()));

    TrainingEvent.Extracting first =
        second.stream()
            .filter(e -> e instanceof TrainingEvent.Extracting)
            .map(e -> (TrainingEvent.Extracting) e)
            .findFirst()
            .orElseThrow();
    assertThat(first.done()).as("found in the store").isEqualTo(2 * PER_CLASS);
    assertThat(first.total()).isEqualTo(2 * PER_CLASS + 2);
  }

  @Test
  void equalRunsAndAnInterruptedOneGiveEqualBundlesToTheBit() throws Exception {
    FreezePlan plan = new FreezePlan.LearningFrom("block_16");
    TrainingEvent.Finished once =
        finished(train(request(plan, 3, Optional.empty(), Optional.empty())));
    TrainingEvent.Finished twice =
        finished(train(request(plan, 3, Optional.empty(), Optional.empty())));
    AtomicReference<Job> job = new AtomicReference<>();
    List<TrainingEvent> interrupted = new ArrayList<>();
    Consumer<TrainingEvent> stopper =
        event -> {
          interrupted.add(event);
          if (event instanceof TrainingEvent.Epoch e && e.epoch() == 1) {
            job.get().cancel();
          }
        };
    // The listener must find the job that it stops, so the first event waits for it.
    java.util.concurrent.CountDownLatch ready = new java.util.concurrent.CountDownLatch(1);
    job.set(
        workbench.train(
            request(plan, 3, Optional.empty(), Optional.empty()),
            event -> {
              if (!(event instanceof TrainingEvent.Started)) {
                awaitQuietly(ready);
              }
              stopper.accept(event);
            }));
    ready.countDown();
    assertThat(job.get().await()).isFalse();
    assertThat(interrupted.get(interrupted.size() - 1)).isInstanceOf(TrainingEvent.Stopped.class);
    List<TrainingEvent> resumed = new ArrayList<>();
    assertThat(
            workbench
                .resume(
                    "run-3", Optional.of(temp.resolve("project")), Optional.empty(), resumed::add)
                .await())
        .isTrue();

    assertThat(epochs(resumed)).hasSize(3);
    assertThat(weights(twice.bundle())).isEqualTo(weights(once.bundle()));
    assertThat(weights(finished(resumed).bundle())).isEqualTo(weights(once.bundle()));
  }

  @Test
  void aRunGoesOnFromAnEarlierOne() throws Exception {
    train(request(new FreezePlan.AllFrozen(), 2, Optional.empty(), Optional.empty()));

    List<TrainingEvent> tuned =
        train(
            request(new FreezePlan.AllButLastBlocks(1), 1, Optional.of("run-1"), Optional.empty()));

    assertThat(finished(tuned).cut()).isEqualTo("block_16_project_BN");
    assertThat(epochs(tuned).get(0).learningRate()).isEqualTo(1e-5);
    ModelBundle bundle = ModelBundle.read(finished(tuned).bundle());
    assertThat(bundle.backbone().name()).isEqualTo(BACKBONE);
  }

  @Test
  void badInputIsOneSentenceAndLeavesNothingBehind() throws Exception {
    Path project = temp.resolve("project");
    Path existing = Files.createDirectory(temp.resolve("existing"));
    refused(
        request(new FreezePlan.AllFrozen(), 1, Optional.empty(), Optional.of(existing)),
        "already exists");
    refused(request(new FreezePlan.FirstBlocks(99), 1, Optional.empty(), Optional.empty()), "99");
    refused(
        request(new FreezePlan.LearningFrom("nowhere"), 1, Optional.empty(), Optional.empty()),
        "nowhere");
    refused(
        request(new FreezePlan.AllFrozen(), 1, Optional.of("run-9"), Optional.empty()), "run-9");
    assertThat(project).doesNotExist();
  }

  @Test
  void aClassOfUnreadableImagesFailsTheRun() throws Exception {
    Path birds = Files.createDirectory(pictures.resolve("birds"));
    Files.writeString(birds.resolve("one.jpg"), "nothing");
    Files.writeString(birds.resolve("two.jpg"), "nothing");
    Files.writeString(birds.resolve("three.jpg"), "nothing");

    assertThatThrownBy(
            () -> train(request(new FreezePlan.AllFrozen(), 1, Optional.empty(), Optional.empty())))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("birds");
    RunRecord run = workbench.runs(Optional.of(temp.resolve("project"))).get(0);
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(run.message()).hasValueSatisfying(m -> assertThat(m).contains("birds"));
  }

  @Test
  void theEngineSaysWhatItIs() {
    EngineStatus status = workbench.engineStatus();

    assertThat(status.versions()).containsKeys("TensorFlow", "DJL", "Java");
    assertThat(status.duties()).containsKeys("TensorFlow", "DJL");
  }

  private void refused(TrainingRequest request, String word) {
    assertThatThrownBy(() -> workbench.train(request, e -> {}))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(word);
  }

  private List<TrainingEvent> train(TrainingRequest request) throws InterruptedException {
    List<TrainingEvent> events = new ArrayList<>();
    workbench.train(request, events::add).await();
    return events;
  }

  private TrainingRequest request(
      FreezePlan plan, int epochs, Optional<String> from, Optional<Path> out) {
    return new TrainingRequest(
        pictures,
        from.isPresent() ? Optional.empty() : Optional.of(BACKBONE),
        plan,
        from,
        Head.DEFAULT,
        Optimizer.DEFAULT,
        epochs,
        8,
        OptionalDouble.empty(),
        0.25,
        0,
        7,
        Optional.of(temp.resolve("project")),
        out);
  }

  private static TrainingEvent.Finished finished(List<TrainingEvent> events) {
    return (TrainingEvent.Finished) events.get(events.size() - 1);
  }

  private static List<TrainingEvent.Epoch> epochs(List<TrainingEvent> events) {
    return events.stream()
        .filter(e -> e instanceof TrainingEvent.Epoch)
        .map(e -> (TrainingEvent.Epoch) e)
        .toList();
  }

  private static List<Integer> weights(Path bundle) throws IOException {
    byte[] bytes = Files.readAllBytes(bundle.resolve("variables/variables.data-00000-of-00001"));
    return List.of(bytes.length, Arrays.hashCode(bytes));
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.map(p -> folder.relativize(p).toString()).sorted().toList();
    }
  }

  private static void awaitQuietly(java.util.concurrent.CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
