package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import dev.graft.training.Head;
import dev.graft.training.HeadWeights;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import dev.graft.training.Trunk;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Variant;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Measures how fast a backbone is on this machine: the frozen trunk at its batch, and a training
 * step of all layers. Both are medians after a warm-up, since the first batch also plans the
 * kernels. Time does not depend on what the weights have learned, so a backbone whose weights are
 * not here is measured with weights made by a formula.
 */
final class Measuring {
  private static final int STEP_BATCH = 32;
  private static final int WARM_UP = 2;
  private static final int RUNS = 7;
  private static final int SHARE = 4;
  private static final double INFERENCE_SECONDS = 3;
  private static final double STEP_SECONDS = 5;

  /** An activation and its gradient. */
  private static final long COPIES = 2;

  /** More would not make the figure better, only slow networks slower to measure. */
  private static final long MOST_BYTES = 4L << 30;

  private final TensorFlowEngine engine;
  private final EngineFolders folders;

  Measuring(TensorFlowEngine engine, EngineFolders folders) {
    this.engine = engine;
    this.folders = folders;
  }

  private record Subject(Network trunk, Weights weights, Scaling scaling) {}

  /** Measures and tells; false if it was cancelled, which is asked between batches. */
  boolean measure(
      EngineCommand.Measure command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    Subject subject = subject(command);
    Network whole = Head.DEFAULT.graftOnto(subject.trunk(), 2);
    OptionalDouble inference = inference(subject, whole, cancelled);
    if (inference.isEmpty()) {
      return false;
    }
    int batch = canLearn(whole) ? stepBatch(whole, Math.min(MOST_BYTES, memory() / 2)) : 0;
    OptionalDouble step =
        batch == 0 ? OptionalDouble.of(0) : step(subject, whole, batch, cancelled);
    if (step.isEmpty()) {
      return false;
    }
    events.accept(
        new EngineEvent.Measured(
            command.id(),
            subject.trunk().input().shape().get(0),
            1000 / inference.getAsDouble(),
            step.getAsDouble(),
            Device.words()));
    return true;
  }

  private Subject subject(EngineCommand.Measure command) {
    if (command.architecture().isPresent()) {
      Variant variant = Architectures.parse(command.architecture().get());
      Network trunk = variant.network(command.inputSize(), 0);
      return new Subject(trunk, FormulaWeights.of(trunk), variant.architecture().scaling());
    }
    PretrainedBackbone loaded = new BackboneLibrary(folders.library()).load(command.backbone());
    Backbone backbone = loaded.backbone();
    Network trunk = backbone.trunk();
    return new Subject(trunk, loaded.weights().fitting(trunk), backbone.preprocessing().scaling());
  }

  private OptionalDouble inference(Subject subject, Network whole, BooleanSupplier cancelled) {
    // Pooled, as features are stored: reading whole maps back would be measured too.
    Network pooled = whole.find(Head.POOL).isPresent() ? whole.upTo(Head.POOL) : subject.trunk();
    try (Trunk trunk = engine.openTrunk(pooled, subject.weights(), subject.scaling())) {
      int batch = trunk.batch();
      float[] pixels = pixels(pooled, batch);
      float[] features = new float[Math.toIntExact(batch * pooled.outputShape().size())];
      return median(INFERENCE_SECONDS, batch, cancelled, i -> trunk.run(pixels, features));
    }
  }

  private OptionalDouble step(
      Subject subject, Network whole, int batch, BooleanSupplier cancelled) {
    int trunkLayers = subject.trunk().layers().size();
    Weights weights =
        subject
            .weights()
            .with(
                HeadWeights.initial(
                    whole, whole.layers().subList(trunkLayers, whole.layers().size()), 1));
    Set<String> learning = whole.layers().stream().map(Layer::name).collect(Collectors.toSet());
    float[] pixels = pixels(whole, batch);
    int[] labels = new int[batch];
    Arrays.setAll(labels, i -> i % 2);
    float[] said = new float[batch * 2];
    try (Tail tail =
        engine.openTail(
            whole, weights, learning, LearningRule.of(Optimizer.DEFAULT), subject.scaling())) {
      return median(
          STEP_SECONDS,
          batch,
          cancelled,
          // A rate of zero: the time is the same, and nothing runs away.
          i -> tail.train(pixels, labels, batch, 0, i, 1, said));
    }
  }

  private static float[] pixels(Network network, int batch) {
    float[] pixels = new float[Math.toIntExact(batch * network.input().shape().size())];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i % 256;
    }
    return pixels;
  }

  private static boolean canLearn(Network network) {
    return network.layers().stream().noneMatch(l -> l instanceof Layer.FrozenGraph);
  }

  /**
   * The largest batch up to 32 whose step fits into memory.
   *
   * @param bytes what may be taken
   * @return a power of two; 0 if not even one image fits
   */
  static int stepBatch(Network whole, long bytes) {
    long values = whole.layers().stream().mapToLong(l -> whole.shape(l.name()).size()).sum();
    long perImage = values * Float.BYTES * COPIES;
    long always = whole.parameters() * Float.BYTES * COPIES;
    int batch = STEP_BATCH;
    while (batch > 0 && always + batch * perImage > bytes) {
      batch /= 2;
    }
    return batch;
  }

  /** What this process may still take; where the system does not tell, a share of all. */
  private static long memory() {
    if (ManagementFactory.getOperatingSystemMXBean()
        instanceof com.sun.management.OperatingSystemMXBean system) {
      // What the system uses as a cache of files counts as taken, so this is rather too little.
      return Math.max(system.getFreeMemorySize(), system.getTotalMemorySize() / SHARE);
    }
    return Runtime.getRuntime().maxMemory();
  }

  /** Milliseconds an image; empty if it was cancelled. At least one batch is counted. */
  private static OptionalDouble median(
      double seconds, int batch, BooleanSupplier cancelled, IntConsumer run) {
    double[] milliseconds = new double[RUNS];
    int counted = 0;
    long begun = System.nanoTime();
    for (int i = 0; counted < RUNS; i++) {
      if (cancelled.getAsBoolean()) {
        return OptionalDouble.empty();
      }
      long before = System.nanoTime();
      run.accept(i);
      long after = System.nanoTime();
      boolean late = (after - begun) / 1e9 > seconds;
      // A slow network warms up once: its second batch is far from the noise already.
      if (i >= WARM_UP || (late && i > 0)) {
        milliseconds[counted++] = (after - before) / 1e6 / batch;
      }
      if (late && counted > 0) {
        break;
      }
    }
    double[] sorted = Arrays.copyOf(milliseconds, counted);
    Arrays.sort(sorted);
    return OptionalDouble.of(sorted[counted / 2]);
  }
}
