package dev.graft.training;

import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An engine in plain Java for chains of dense layers, cut anywhere: forwards and backwards, with
 * momentum whose first steps are larger, and a little noise that is a function of seed and step. It
 * remembers what it was asked.
 */
final class DenseEngine implements TrainingEngine {
  static final int BATCH = 4;

  /** Where each trunk ended that ran a batch, in turn. */
  final List<String> passes = new ArrayList<>();

  /** Steps until a tail breaks, as a kernel might. */
  int stepsUntilFailure = Integer.MAX_VALUE;

  /** The tails that were opened. */
  final List<Opening> openings = new ArrayList<>();

  /** The steps that were taken. */
  final List<StepPlan> steps = new ArrayList<>();

  /** What each step learned from. */
  final List<float[]> learnedFrom = new ArrayList<>();

  /** How a tail was opened. */
  record Opening(Network network, Weights weights, Set<String> learning, LearningRule rule) {}

  /** A dense layer's values; the kernel is inputs x units. */
  private static final class Dense {
    final String name;
    final int inputs;
    final int units;
    final boolean relu;
    final float[] kernel;
    final float[] bias;
    final float[] velocity;

    Dense(Layer.Dense layer, int inputs, Weights weights) {
      this.name = layer.name();
      this.inputs = inputs;
      this.units = layer.units();
      this.relu = layer.activation() == Activation.RELU;
      this.kernel = weights.get(name, "kernel").toArray();
      this.bias = weights.get(name, "bias").toArray();
      this.velocity = new float[kernel.length + bias.length];
    }

    double[] forward(double[] x) {
      double[] y = new double[units];
      for (int u = 0; u < units; u++) {
        y[u] = bias[u];
        for (int i = 0; i < inputs; i++) {
          y[u] += x[i] * kernel[i * units + u];
        }
        y[u] = relu ? Math.max(0, y[u]) : y[u];
      }
      return y;
    }

    /** Adds to the gradient of kernel and bias; returns that of the input. */
    double[] backward(double[] x, double[] y, double[] slope, double[] gradient) {
      double[] before = new double[inputs];
      for (int u = 0; u < units; u++) {
        double s = relu && y[u] <= 0 ? 0 : slope[u];
        gradient[kernel.length + u] += s;
        for (int i = 0; i < inputs; i++) {
          gradient[i * units + u] += s * x[i];
          before[i] += s * kernel[i * units + u];
        }
      }
      return before;
    }

    void update(double[] gradient, double rate) {
      for (int i = 0; i < velocity.length; i++) {
        velocity[i] = (float) (0.9 * velocity[i] + gradient[i]);
        if (i < kernel.length) {
          kernel[i] -= (float) (rate * velocity[i]);
        } else {
          bias[i - kernel.length] -= (float) (rate * velocity[i]);
        }
      }
    }
  }

  private static List<Dense> chain(Network network, Weights weights) {
    List<Dense> chain = new ArrayList<>();
    for (Layer layer : network.layers()) {
      if (layer instanceof Layer.Dense dense) {
        int inputs = Math.toIntExact(network.inputShapes(dense.name()).get(0).size());
        chain.add(new Dense(dense, inputs, weights));
      }
    }
    return chain;
  }

  private static double[] row(float[] rows, int image, int size, Preprocessing.Scaling scaling) {
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      x[i] = rows[image * size + i] / (scaling == Preprocessing.Scaling.NONE ? 1.0 : 255.0);
    }
    return x;
  }

  @Override
  public Trunk openTrunk(
      Network network, List<String> passing, Weights weights, Preprocessing.Scaling scaling) {
    List<Dense> chain = chain(network, weights);
    List<String> names = chain.stream().map(d -> d.name).toList();
    int pixels = Math.toIntExact(network.input().shape().size());
    return new Trunk() {
      @Override
      public int batch() {
        return BATCH;
      }

      @Override
      public void run(float[] in, float[] out, List<float[]> onTheWay) {
        passes.add(network.output().name());
        for (int image = 0; image < BATCH; image++) {
          double[] x = row(in, image, pixels, scaling);
          // What comes before the first dense layer is the flattened picture.
          double[][] after = new double[chain.size() + 1][];
          after[0] = x;
          for (int d = 0; d < chain.size(); d++) {
            after[d + 1] = chain.get(d).forward(after[d]);
          }
          put(after[chain.size()], out, image);
          for (int p = 0; p < onTheWay.size(); p++) {
            put(after[names.indexOf(passing.get(p)) + 1], onTheWay.get(p), image);
          }
        }
      }

      @Override
      public void close() {}
    };
  }

  private static void put(double[] row, float[] into, int image) {
    for (int i = 0; i < row.length; i++) {
      into[image * row.length + i] = (float) row[i];
    }
  }

  @Override
  public Tail openTail(
      Network network,
      Weights weights,
      Set<String> learning,
      LearningRule rule,
      Preprocessing.Scaling scaling) {
    openings.add(new Opening(network, weights, learning, rule));
    return new DenseTail(network, weights, learning, rule, scaling);
  }

  @Override
  public int trunkBatch() {
    return BATCH;
  }

  @Override
  public String numerics() {
    return "dense";
  }

  private final class DenseTail implements Tail {
    private final Network network;
    private final List<Dense> chain;
    private final Set<String> learning;
    private final LearningRule rule;
    private final Preprocessing.Scaling scaling;
    private final int inputs;
    private final int classes;

    DenseTail(
        Network network,
        Weights weights,
        Set<String> learning,
        LearningRule rule,
        Preprocessing.Scaling scaling) {
      this.network = network;
      this.chain = chain(network, weights);
      this.learning = learning;
      this.rule = rule;
      this.scaling = scaling;
      this.inputs = Math.toIntExact(network.input().shape().size());
      this.classes = network.outputShape().channels();
    }

    /** The input of each layer and the logits. */
    private List<double[]> forward(float[] rows, int image) {
      List<double[]> all = new ArrayList<>();
      all.add(row(rows, image, inputs, scaling));
      for (Dense dense : chain) {
        all.add(dense.forward(all.get(all.size() - 1)));
      }
      return all;
    }

    private double[] softmax(double[] logits) {
      double largest = Arrays.stream(logits).max().orElseThrow();
      double[] p = Arrays.stream(logits).map(l -> Math.exp(l - largest)).toArray();
      double sum = Arrays.stream(p).sum();
      return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    @Override
    public void train(Batch batch, StepPlan step, float[] said) {
      if (stepsUntilFailure-- <= 0) {
        throw new IllegalStateException("the kernel broke");
      }
      steps.add(step);
      learnedFrom.add(Arrays.copyOf(batch.features(), batch.count() * inputs));
      double noise = 1 + 0.1 * new Random(31 * step.seed() + step.step()).nextGaussian();
      double first = 1 + 1.0 / (1 + step.optimizerStep());
      List<double[]> gradients = new ArrayList<>();
      chain.forEach(d -> gradients.add(new double[d.velocity.length]));
      for (int image = 0; image < batch.count(); image++) {
        List<double[]> all = forward(batch.features(), image);
        double[] p = softmax(all.get(chain.size()));
        double[] slope = new double[classes];
        for (int c = 0; c < classes; c++) {
          said[image * classes + c] = (float) p[c];
          slope[c] =
              (p[c] - batch.targets()[image * classes + c])
                  * batch.weights()[image]
                  / batch.count()
                  * noise;
        }
        for (int d = chain.size() - 1; d >= 0; d--) {
          slope = chain.get(d).backward(all.get(d), all.get(d + 1), slope, gradients.get(d));
        }
      }
      for (int d = 0; d < chain.size(); d++) {
        Dense dense = chain.get(d);
        if (learning.contains(dense.name)) {
          double rate = step.learningRate() * rule.rates().getOrDefault(dense.name, 1.0);
          dense.update(gradients.get(d), rate * first);
        }
      }
    }

    @Override
    public void predict(float[] rows, int count, float[] into) {
      for (int image = 0; image < count; image++) {
        double[] p = softmax(forward(rows, image).get(chain.size()));
        for (int c = 0; c < classes; c++) {
          into[image * classes + c] = (float) p[c];
        }
      }
    }

    @Override
    public Weights weights() {
      Map<String, Tensor> all = new LinkedHashMap<>();
      for (Dense d : chain) {
        all.put(
            Weights.key(d.name, "kernel"),
            Tensor.of(Shape.of(d.inputs, d.units), d.kernel.clone()));
        all.put(Weights.key(d.name, "bias"), Tensor.of(Shape.of(d.units), d.bias.clone()));
      }
      return new Weights(all);
    }

    @Override
    public void assign(Weights others) {
      Weights own = others.fitting(network);
      for (Dense d : chain) {
        System.arraycopy(own.get(d.name, "kernel").toArray(), 0, d.kernel, 0, d.kernel.length);
        System.arraycopy(own.get(d.name, "bias").toArray(), 0, d.bias, 0, d.bias.length);
      }
    }

    @Override
    public void save(Path folder) {
      try (DataOutputStream out =
          new DataOutputStream(Files.newOutputStream(folder.resolve("dense")))) {
        for (Dense d : chain) {
          for (float[] part : List.of(d.kernel, d.bias, d.velocity)) {
            for (float v : part) {
              out.writeFloat(v);
            }
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void restore(Path folder) {
      try (DataInputStream in =
          new DataInputStream(Files.newInputStream(folder.resolve("dense")))) {
        for (Dense d : chain) {
          for (float[] part : List.of(d.kernel, d.bias, d.velocity)) {
            for (int i = 0; i < part.length; i++) {
              part[i] = in.readFloat();
            }
          }
        }
        if (in.read() >= 0) {
          throw new IllegalStateException("the checkpoint is of another tail");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}
