package dev.graft.bench;

import dev.graft.engine.TensorFlowEngine;
import dev.graft.features.FeatureStore;
import dev.graft.folders.Durable;
import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.training.FrozenFeatures;
import dev.graft.training.Head;
import dev.graft.training.Trunk;
import dev.graft.zoo.Architectures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Features of photographs in files, each time into a store of its own. */
final class ExtractionBench {
  private static final int SIDE = 224;

  private final Options options;
  private final Path data;
  private final Path folder;

  ExtractionBench(Options options, Path data, Path folder) {
    this.options = options;
    this.data = data;
    this.folder = folder;
  }

  Row run(double alpha) throws IOException {
    Network trunk = Architectures.find("MobileNetV2").orElseThrow().network(alpha, SIDE, 0);
    Network pooled = Head.DEFAULT.graftOnto(trunk, 2).upTo(Head.POOL);
    Weights weights = Sketch.weights(trunk, 1);
    Preprocessing preprocessing =
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC);
    Backbone backbone =
        new Backbone(
            "bench",
            "MobileNetV2",
            trunk,
            trunk.output().name(),
            List.of(),
            preprocessing,
            List.of(),
            "none",
            "made up",
            "0");
    List<Path> images = images();
    TensorFlowEngine engine = new TensorFlowEngine();
    ExecutorService decoders =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    Optional<Peer> keras =
        Optional.ofNullable(options.peers().get("keras"))
            .map(p -> new Peer(p, "keras_extraction.py", data.toString(), String.valueOf(alpha)));
    try (Trunk alone = engine.openTrunk(pooled, weights, preprocessing.scaling())) {
      float[] pixels = Sketch.numbers(alone.batch() * SIDE * SIDE * 3, 1);
      float[] features = new float[alone.batch() * pooled.outputShape().channels()];
      Turns turns =
          new Turns()
              .with(
                  Turns.OURS,
                  () ->
                      extract(engine, decoders, new PretrainedBackbone(backbone, weights), images))
              .with("trunk alone", () -> alone(alone, pixels, features, images.size()));
      keras.ifPresent(k -> turns.with("keras", k::again));
      return Turns.row(
          "features of %d photographs, MobileNetV2 %s".formatted(images.size(), alpha),
          "ms an image",
          turns.take(options.repetitions()),
          new Goal("trunk alone", 1 / 0.8),
          new Goal("keras", 1 / 1.3));
    } finally {
      keras.ifPresent(Peer::close);
      decoders.shutdown();
    }
  }

  private List<Path> images() throws IOException {
    List<Path> images = new ArrayList<>();
    try (Stream<Path> files = Files.walk(data)) {
      files.filter(Files::isRegularFile).sorted().forEach(images::add);
    }
    return images;
  }

  private double extract(
      TensorFlowEngine engine,
      ExecutorService decoders,
      PretrainedBackbone backbone,
      List<Path> images) {
    Path store = folder.resolve("features");
    try {
      Durable.delete(store);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    long begun = System.nanoTime();
    FrozenFeatures.Extracted extracted =
        new FrozenFeatures(engine, new FeatureStore(store, Long.MAX_VALUE), decoders)
            .extract(backbone, images, false, done -> {}, () -> false)
            .orElseThrow();
    double taken = (System.nanoTime() - begun) / 1e6 / images.size();
    if (extracted.batches() * engine.trunkBatch() < images.size()) {
      throw new IllegalStateException("Not all photographs were looked at.");
    }
    return taken;
  }

  /** As many whole batches as the photographs make. */
  private static double alone(Trunk trunk, float[] pixels, float[] features, int images) {
    int batches = (images + trunk.batch() - 1) / trunk.batch();
    long begun = System.nanoTime();
    for (int i = 0; i < batches; i++) {
      trunk.run(pixels, features);
    }
    return (System.nanoTime() - begun) / 1e6 / images;
  }
}
