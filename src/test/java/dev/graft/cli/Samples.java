package dev.graft.cli;

import dev.graft.collections.CollectionEvent;
import dev.graft.collections.PhotoCollections;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Reliability;
import dev.graft.evaluation.Trust;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Small values that the fake workbench hands out. */
final class Samples {
  private Samples() {}

  static Backbone backbone() {
    Network network =
        new Network(
            "tiny",
            List.of(
                new Layer.Input("input", Shape.of(8, 8, 3)),
                conv("conv_1", "input"),
                new Layer.Relu("relu_1", List.of("conv_1"), 6, 0),
                conv("conv_2", "relu_1"),
                new Layer.GlobalPooling2D("pool", List.of("conv_2"), PoolingKind.AVERAGE, false),
                new Layer.Dense("logits", List.of("pool"), 2, true, Activation.SOFTMAX)));
    return new Backbone(
        "tiny",
        "custom",
        network,
        "conv_2",
        List.of(
            new Block("stem", List.of("conv_1", "relu_1")), new Block("top", List.of("conv_2"))),
        new Preprocessing(8, 8, Preprocessing.Fit.CENTER_CROP, Preprocessing.Scaling.SYMMETRIC),
        List.of("cat", "dog"),
        "Apache-2.0",
        "a test",
        "00ff");
  }

  private static Layer conv(String name, String input) {
    return new Layer.Conv2D(
        name,
        List.of(input),
        4,
        Extent.square(3),
        Extent.ONE,
        Extent.ONE,
        Padding.SAME,
        true,
        Activation.LINEAR);
  }

  static ZooEntry entry(String name, boolean embedded) {
    return new ZooEntry(
        name,
        embedded,
        true,
        410_208,
        224,
        "Apache-2.0",
        "MobileNetV2:0.35",
        embedded ? 0 : 1000,
        "a test",
        Optional.empty());
  }

  static ZooEntry broken(String name) {
    return new ZooEntry(
        name, false, false, 0, 0, "unknown", "unknown", 0, "unknown", Optional.of("It is gone."));
  }

  static CatalogueEntry resnet() {
    return Catalogue.official().find("resnet50").orElseThrow();
  }

  static ZooEntry published() {
    return ZooEntry.of(resnet());
  }

  static List<FetchEvent> download() {
    return List.of(
        new FetchEvent.Downloading(0, OptionalLong.of(2_000_000)),
        new FetchEvent.Downloading(1_000_000, OptionalLong.of(2_000_000)),
        new FetchEvent.Importing(Path.of("/downloads/tiny.h5")),
        new FetchEvent.Finished(
            backbone(), Path.of("/downloads/tiny.h5"), "00ff", false, Optional.of("A note.")));
  }

  static List<CollectionEvent> collection() {
    return List.of(
        new CollectionEvent.Downloading(1_000_000, OptionalLong.of(228_813_984)),
        new CollectionEvent.Unpacking(5, 228_813_984),
        new CollectionEvent.Finished(
            PhotoCollections.official().find("flowers"),
            Path.of("/photographs/flowers"),
            3670,
            false));
  }

  static RunRecord run(int number, RunState state) {
    boolean finished = state == RunState.FINISHED;
    return new RunRecord(
        "run-" + number,
        state,
        Instant.parse("2024-05-06T07:08:09Z"),
        "tiny",
        "all",
        List.of("cat", "dog"),
        10,
        finished ? 10 : 0,
        finished ? Optional.of(0.965) : Optional.empty(),
        finished ? Optional.of(Path.of("/p/runs/run-" + number + "/bundle")) : Optional.empty(),
        state == RunState.FAILED ? Optional.of("The disk is full.") : Optional.empty());
  }

  static List<TrainingEvent> training(String run, Path project) {
    return List.of(
        new TrainingEvent.Started(run, project),
        new TrainingEvent.Extracting(32, 40),
        new TrainingEvent.Extracting(40, 40),
        new TrainingEvent.Step(1, 16, 32, 0.7, 0.5, 1, 1e-3),
        new TrainingEvent.Epoch(1, 0.6931, 0.5, 0.65, 0.625, 0.001, 1.25),
        new TrainingEvent.Epoch(2, 0.4, 0.75, Double.NaN, Double.NaN, 0.0005, 1),
        new TrainingEvent.Finished(
            run,
            project.resolve("runs/" + run + "/bundle"),
            0.875,
            75,
            3.5,
            62.25,
            "conv_2",
            10,
            270,
            1_000_000,
            List.of(new TrainingEvent.Skipped("/data/cats/broken.png", "broken PNG"))));
  }

  static Trust trust() {
    Reliability.Counter before = Reliability.counter();
    Reliability.Counter after = Reliability.counter();
    int[] labels = {0, 0, 1, 1};
    float[][] said = {{0.75f, 0.25f}, {0.25f, 0.75f}, {0.25f, 0.75f}, {0.25f, 0.75f}};
    for (int i = 0; i < labels.length; i++) {
      before.add(new float[] {said[i][0] < 0.5f ? 0 : 1, said[i][1] < 0.5f ? 0 : 1}, labels[i]);
      after.add(said[i], labels[i]);
    }
    return new Trust(
        1.25, Optional.of(0.7), before.reliability(), after.reliability(), true, 0, 1, 2);
  }

  static Evaluation evaluation() {
    return Evaluation.of(
        List.of("cat", "dog"),
        new float[][] {{0.75f, 0.25f}, {0.25f, 0.75f}, {0.25f, 0.75f}, {0.25f, 0.75f}},
        new int[] {0, 0, 1, 1});
  }
}
