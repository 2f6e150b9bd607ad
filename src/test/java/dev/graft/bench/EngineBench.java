package dev.graft.bench;

import dev.graft.engine.SingleTrunk;
import dev.graft.engine.TensorFlowEngine;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.OpenModel;
import dev.graft.testing.Sketch;
import dev.graft.training.Head;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import dev.graft.training.Trunk;
import dev.graft.zoo.Architectures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** The engine on data in memory, without reading pictures. Weights are made up. */
final class EngineBench {
  private static final int SIDE = 224;
  private static final int BATCH = 32;
  private static final int CLASSES = 2;
  private static final int SINGLE_PICTURES = 20;

  private final Options options;
  private final Map<String, String> machine;

  EngineBench(Options options, Map<String, String> machine) {
    this.options = options;
    this.machine = machine;
  }

  private static Network network(String architecture) {
    return Head.DEFAULT.graftOnto(
        Architectures.find(architecture).orElseThrow().network(1.0, SIDE, 0), CLASSES);
  }

  private static float[] pixels() {
    return Sketch.numbers(BATCH * SIDE * SIDE * 3, 1);
  }

  /** A step in which all layers learn, by stored batch statistics. */
  Row step(String architecture, Goal... goals) {
    Network network = network(architecture);
    float[] pixels = pixels();
    int[] labels = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      labels[i] = i % CLASSES;
    }
    try (Tail tail =
        new TensorFlowEngine()
            .openTail(
                network,
                Sketch.weights(network, 1),
                network.layers().stream().map(Layer::name).collect(Collectors.toSet()),
                LearningRule.of(new Optimizer.Momentum(0, false)),
                Scaling.SYMMETRIC)) {
      float[] said = new float[BATCH * CLASSES];
      DoubleSupplier ours = timed(BATCH, () -> tail.train(pixels, labels, BATCH, 1e-4, 0, 1, said));
      return against(architecture, "step", ours, "full training step, batch 32", goals);
    }
  }

  /** Through the whole frozen network. */
  Row inference(String architecture, Goal... goals) {
    Network whole = network(architecture);
    Network pooled = whole.upTo(Head.POOL);
    Weights weights = Sketch.weights(whole, 1).fitting(pooled);
    float[] pixels = pixels();
    float[] features = new float[BATCH * Math.toIntExact(pooled.outputShape().size())];
    try (Trunk trunk = new TensorFlowEngine().openTrunk(pooled, weights, Scaling.SYMMETRIC)) {
      DoubleSupplier ours = timed(BATCH, () -> trunk.run(pixels, features));
      return against(architecture, "inference", ours, "frozen step, batch 32", goals);
    }
  }

  private Row against(
      String architecture, String what, DoubleSupplier ours, String words, Goal... goals) {
    Turns turns = new Turns().with(Turns.OURS, ours);
    List<Peer> peers = new ArrayList<>();
    try {
      options
          .peers()
          .forEach(
              (name, python) -> {
                Peer peer = new Peer(python, name + "_engine.py", architecture, what);
                peers.add(peer);
                machine.put(name, peer.versions());
                turns.with(name, peer::again);
              });
      return Turns.row(
          architecture + ", " + words, "ms an image", turns.take(options.repetitions()), goals);
    } finally {
      peers.forEach(Peer::close);
    }
  }

  /** One picture through a bundle, and through the same network as a frozen trunk. */
  Row predict(Path folder) {
    Network network = network("MobileNetV2");
    Weights weights = Sketch.weights(network, 1);
    TensorFlowEngine engine = new TensorFlowEngine();
    Path bundle = folder.resolve("bundle");
    BundleWriter.write(engine, model(network), weights, bundle, part -> {});
    float[] pixels = Sketch.numbers(SIDE * SIDE * 3, 1);
    int features = Math.toIntExact(network.upTo(Head.POOL).outputShape().size());
    float[] said = new float[CLASSES + features];
    try (OpenModel model = engine.openFolded(bundle, true);
        Trunk alone = SingleTrunk.open(network, weights)) {
      Map<String, Samples> taken =
          new Turns()
              .with(
                  Turns.OURS,
                  timed(SINGLE_PICTURES, () -> repeat(() -> model.predict(pixels, 1, said))))
              .with(
                  "trunk alone",
                  timed(SINGLE_PICTURES, () -> repeat(() -> alone.run(pixels, said))))
              .take(options.repetitions());
      return Turns.row(
          "MobileNetV2, one picture through DJL, warm",
          "ms an image",
          taken,
          new Goal("trunk alone", 1.3));
    }
  }

  private static void repeat(Runnable work) {
    for (int i = 0; i < SINGLE_PICTURES; i++) {
      work.run();
    }
  }

  private static DoubleSupplier timed(int pictures, Runnable work) {
    return () -> {
      long begun = System.nanoTime();
      work.run();
      return (System.nanoTime() - begun) / 1e6 / pictures;
    };
  }

  private static ModelBundle model(Network network) {
    return new ModelBundle(
        ModelBundle.FORMAT,
        List.of("one", "other"),
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Scaling.SYMMETRIC),
        network,
        Head.featureLayer(network).orElseThrow(),
        List.of(),
        new ModelBundle.Origin("bench", "MobileNetV2", "none", "made up", "0"),
        Optional.empty(),
        Map.of());
  }
}
