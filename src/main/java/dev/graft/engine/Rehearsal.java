package dev.graft.engine;

import dev.graft.folders.Durable;
import dev.graft.network.Block;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.OpenModel;
import dev.graft.training.Head;
import dev.graft.training.HeadWeights;
import dev.graft.zoo.Architecture;
import dev.graft.zoo.Architectures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Writes the bundle of a small network and predicts with it, beside the beginning of a training:
 * the first time, that takes seconds for classes and native code, and at the end of a training
 * somebody waits for it.
 */
final class Rehearsal {
  private static final int SIDE = 32;
  private static final List<String> CLASSES = List.of("one", "other");

  private final TensorFlowEngine engine;

  Rehearsal(TensorFlowEngine engine) {
    this.engine = engine;
  }

  /**
   * Rehearses in a temporary folder that is gone afterwards.
   *
   * @throws UncheckedIOException if the folder cannot be made
   * @throws dev.graft.errors.GraftException if the bundle cannot be written or the engine fails
   */
  void run() {
    try {
      Path folder = Files.createTempDirectory("graft-rehearsal");
      try {
        run(folder);
      } finally {
        Durable.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rehearses and leaves the bundle in a folder. */
  void run(Path folder) {
    Architecture architecture = Architectures.find("MobileNetV2").orElseThrow();
    Network trunk = architecture.network(architecture.alphas().get(0), SIDE, 0);
    Network network = Head.DEFAULT.graftOnto(trunk, CLASSES.size());
    Weights weights =
        FormulaWeights.of(trunk)
            .with(
                HeadWeights.initial(
                    network,
                    network.layers().subList(trunk.layers().size(), network.layers().size()),
                    0));
    BundleWriter.write(
        engine, model(trunk, network), weights, folder.resolve("bundle"), this::predict);
  }

  private void predict(Path bundle) {
    try (OpenModel model = engine.open(bundle)) {
      model.predict(new float[SIDE * SIDE * 3], 1, new float[CLASSES.size()]);
    }
  }

  private static ModelBundle model(Network trunk, Network network) {
    return new ModelBundle(
        ModelBundle.FORMAT,
        CLASSES,
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        network,
        trunk.output().name(),
        List.<Block>of(),
        new ModelBundle.Origin("rehearsal", trunk.name(), "none", "made up", "0"),
        Optional.empty(),
        TensorFlowRuntime.versions());
  }
}
