package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.formats.TinySavedModels;
import dev.graft.network.Layer;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.ModelBundle;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.ImportRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A SavedModel without layers, from the import to a head of its own. */
class FrozenGraphJourneyTest {
  @TempDir private Path temp;
  private Path pictures;
  private Path model;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 8, 32);
    model = temp.resolve("converted/model.savedmodel");
    TinySavedModels.functions(model, "Softmax");
    Files.writeString(temp.resolve("converted/labels.txt"), "0 Left\n1 Right\n");
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private ImportRequest request(Optional<Scaling> scaling) {
    return new ImportRequest(model, "graph", Optional.empty(), scaling, Optional.empty());
  }

  private List<ImagePrediction> predicted(String with) throws IOException {
    List<ImagePrediction> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(pictures.resolve("cats"))) {
      workbench.predict(with, files.sorted().toList(), all::add);
    }
    return all;
  }

  @Test
  void predictsIsTrainedOnAndStaysFrozen() throws Exception {
    assertThatThrownBy(() -> workbench.importBackbone(request(Optional.empty())))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("--preprocess");
    assertThat(temp.resolve("data/backbones")).doesNotExist();
    workbench.importBackbone(request(Optional.of(Scaling.SYMMETRIC)));
    assertThat(workbench.importBackbone(request(Optional.of(Scaling.SYMMETRIC))).alreadyThere())
        .isTrue();
    assertThat(workbench.backbone("graph").source()).contains("SavedModel");
    assertThat(predicted("graph"))
        .hasSize(8)
        .allSatisfy(
            p ->
                assertThat(p.predictions())
                    .extracting(one -> one.className())
                    .containsExactlyInAnyOrder("Left", "Right"));

    List<TrainingEvent> events = new ArrayList<>();
    boolean completed = workbench.train(training(new FreezePlan.AllFrozen()), events::add).await();

    assertThat(completed).isTrue();
    TrainingEvent.Finished finished = (TrainingEvent.Finished) events.get(events.size() - 1);
    assertThat(finished.trainableParameters()).isEqualTo(4 * 2 + 2);
    ModelBundle bundle = ModelBundle.read(finished.bundle());
    assertThat(finished.cut()).isEqualTo(bundle.featureLayer());
    assertThat(bundle.network().layer(bundle.featureLayer())).isInstanceOf(Layer.FrozenGraph.class);
    assertThat(predicted(finished.bundle().toString()))
        .hasSize(8)
        .allSatisfy(
            p ->
                assertThat(p.predictions())
                    .extracting(one -> one.className())
                    .containsExactlyInAnyOrder("cats", "dogs"));
    assertThatThrownBy(
            () -> workbench.train(training(new FreezePlan.NoneFrozen()), events::add).await())
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("only stay frozen as a whole");
  }

  private TrainingRequest training(FreezePlan plan) {
    return new TrainingRequest(
        pictures,
        Optional.of("graph"),
        plan,
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        2,
        8,
        OptionalDouble.empty(),
        0.25,
        0,
        7,
        Optional.of(temp.resolve("project")),
        Optional.empty());
  }
}
