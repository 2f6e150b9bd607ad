package dev.graft.engine;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.training.Head;
import dev.graft.training.HeadWeights;
import dev.graft.training.LearningRule;
import dev.graft.training.Optimizer;
import dev.graft.training.Tail;
import dev.graft.training.Trunk;
import dev.graft.zoo.Architecture;
import dev.graft.zoo.Architectures;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A program that measures an architecture in the engine alone: milliseconds an image for the frozen
 * trunk, for a training step of the whole network and for one of its last quarter, at batch 32, as
 * medians. Its arguments are names of architectures, each with {@code :PIXELS} if wanted.
 */
final class EngineSpeed {
  private static final int BATCH = 32;
  private static final int WARM_UP = 2;
  private static final int RUNS = 5;

  private EngineSpeed() {}

  public static void main(String[] args) {
    for (String words : args) {
      String[] parts = words.split(":", 2);
      Architecture architecture = Architectures.find(parts[0]).orElseThrow();
      measure(architecture, parts.length > 1 ? Integer.parseInt(parts[1]) : 224);
    }
  }

  private static void measure(Architecture architecture, int size) {
    double alpha = architecture.alphas().contains(1.0) ? 1.0 : architecture.alphas().get(0);
    Network trunk = architecture.network(alpha, size, 0);
    Network whole = Head.DEFAULT.graftOnto(trunk, 2);
    Weights weights =
        FormulaWeights.of(trunk)
            .with(
                HeadWeights.initial(
                    whole,
                    whole.layers().subList(trunk.layers().size(), whole.layers().size()),
                    1));
    System.out.printf(
        Locale.ROOT,
        "%s at %d: inference %.1f, training all %.1f, training the last quarter %.1f ms an image%n",
        architecture.name(),
        size,
        inference(trunk, weights),
        step(whole, weights, 0),
        step(whole, weights, whole.layers().size() * 3 / 4));
  }

  private static double inference(Network trunk, Weights weights) {
    Network pooled = Head.DEFAULT.graftOnto(trunk, 2).upTo(Head.POOL);
    float[] pixels = new float[BATCH * Math.toIntExact(pooled.input().shape().size())];
    float[] features = new float[BATCH * pooled.outputShape().channels()];
    try (Trunk opened =
        new TensorFlowEngine().openTrunk(pooled, weights.fitting(pooled), Scaling.SYMMETRIC)) {
      return median(i -> opened.run(pixels, features));
    }
  }

  private static double step(Network whole, Weights weights, int first) {
    Set<String> learning =
        whole.layers().stream().skip(first).map(Layer::name).collect(Collectors.toSet());
    float[] pixels = new float[BATCH * Math.toIntExact(whole.input().shape().size())];
    int[] labels = new int[BATCH];
    Arrays.setAll(labels, i -> i % 2);
    float[] said = new float[BATCH * 2];
    try (Tail tail =
        new TensorFlowEngine()
            .openTail(
                whole,
                weights,
                learning,
                LearningRule.of(new Optimizer.Momentum(0.9, false)),
                Scaling.SYMMETRIC)) {
      return median(i -> tail.train(pixels, labels, BATCH, 1e-3, i, 1, said));
    }
  }

  private interface Run {
    void run(int step);
  }

  private static double median(Run run) {
    double[] milliseconds = new double[RUNS];
    for (int i = 0; i < WARM_UP + RUNS; i++) {
      long begun = System.nanoTime();
      run.run(i);
      if (i >= WARM_UP) {
        milliseconds[i - WARM_UP] = (System.nanoTime() - begun) / 1e6 / BATCH;
      }
    }
    Arrays.sort(milliseconds);
    return milliseconds[RUNS / 2];
  }
}
