package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.TrainingFeatures;
import dev.graft.testing.SampleDrawings;
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
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run's model says of pictures, and why, with an engine in this process. */
class InferenceJourneyTest {
  private static final int PER_CLASS = 12;

  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;
  private Inference inference;

  @BeforeEach
  void open() throws Exception {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, PER_CLASS, 96);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
    inference = workbench.inference();
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private Path trained() throws InterruptedException {
    List<TrainingEvent> events = new ArrayList<>();
    train(events::add);
    return ((TrainingEvent.Finished) events.get(events.size() - 1)).bundle();
  }

  private void train(Consumer<TrainingEvent> listener) throws InterruptedException {
    workbench
        .train(
            new TrainingRequest(
                pictures,
                Optional.of("untrained-mobilenet-v2-0.35"),
                new FreezePlan.AllFrozen(),
                Optional.empty(),
                Head.DEFAULT,
                Optimizer.DEFAULT,
                1,
                8,
                OptionalDouble.empty(),
                0.25,
                0,
                7,
                Optional.of(temp.resolve("project")),
                Optional.empty()),
            listener)
        .await();
  }

  @Test
  void aRunsModelTellsWhyItAnswersAsItDoes() throws Exception {
    String model = trained().toString();
    Path cat = pictures.resolve("cats/cat-001.jpg");
    Path broken = temp.resolve("broken.jpg");
    Files.writeString(broken, "no picture");

    List<ImagePrediction> answers = new ArrayList<>();
    assertThat(inference.predict(model, List.of(cat, broken), answers::add).await()).isTrue();
    assertThat(answers).hasSize(2);

    Explanation map = inference.explain(model, cat, 0);
    assertThat(map.className()).isEqualTo("cats");
    assertThat(map.map().rows()).isEqualTo(3);
    assertThatThrownBy(() -> inference.explain(model, broken, 0))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("broken.jpg cannot be read");
    assertThatThrownBy(() -> inference.explain(model, cat, 2)).hasMessageContaining("it has 2");

    List<Long> looked = new ArrayList<>();
    List<Neighbourhood> alike = new ArrayList<>();
    Inference.Progress progress = (done, total) -> looked.add(done);
    assertThat(inference.similar(model, List.of(cat, broken), 3, progress, alike::add).await())
        .isTrue();
    assertThat(looked).endsWith(2L * PER_CLASS);
    assertThat(alike.get(0).nearest()).hasSize(3);
    assertThat(alike.get(1).error()).isPresent();
    assertThat(alike.get(1).unlike()).isFalse();
    assertThat(TrainingFeatures.folder(Path.of(model))).isDirectory();

    Path learnt = alike.get(0).nearest().get(0).file();
    looked.clear();
    alike.clear();
    inference.similar(model, List.of(learnt), 1, progress, alike::add).await();
    assertThat(looked).as("looked at only once").isEmpty();
    assertThat(alike.get(0).nearest().get(0).file()).isEqualTo(learnt);
    assertThat(alike.get(0).nearest().get(0).similarity()).isGreaterThan(0.9999);
    assertThat(alike.get(0).unlike()).isFalse();
    exports(model);
  }

  private void exports(String model) {
    for (ExportFormat format : ExportFormat.values()) {
      Path out = temp.resolve("out." + format.word());
      List<Long> compared = new ArrayList<>();
      Inference.Exported exported = inference.export(model, format, out, List.of(), compared::add);
      assertThat(exported.pictures()).isEqualTo(2 * PER_CLASS);
      assertThat(exported.largestDifference()).isLessThan(1e-5);
      assertThat(exported.same()).isTrue();
      assertThat(compared).endsWith(2L * PER_CLASS);
      assertThat(out).exists();
      assertThatThrownBy(() -> inference.export(model, format, out, List.of(), n -> {}))
          .hasMessageContaining("already exists");
    }
    Path copy = temp.resolve("out.savedmodel");
    assertThatThrownBy(
            () ->
                inference
                    .similar(copy.toString(), List.of(), 1, (done, total) -> {}, n -> {})
                    .await())
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("Which pictures");
  }

  @Test
  void aPictureIsAnsweredWhileATrainingGoesOn() throws Exception {
    Path model = trained();
    List<ImagePrediction> answers = new ArrayList<>();
    List<Path> asked = List.of(pictures.resolve("dogs/dog-001.jpg"));

    // The training waits for the answer: were they on one thread, neither would ever end.
    train(
        event -> {
          if (event instanceof TrainingEvent.Epoch && answers.isEmpty()) {
            workbench.predict(model.toString(), asked, answers::add);
          }
        });

    assertThat(answers).hasSize(1);
    assertThat(answers.get(0).predictions()).hasSize(2);
  }

  @Test
  void whatIsPastedIsKeptOnce() {
    Path kept = inference.keep(new byte[] {1, 2, 3});

    assertThat(kept).hasBinaryContent(new byte[] {1, 2, 3});
    assertThat(inference.keep(new byte[] {1, 2, 3})).isEqualTo(kept);
    assertThat(kept).startsWith(temp.resolve("cache"));
  }
}
