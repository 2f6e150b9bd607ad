package dev.graft.training;

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
 * An engine in plain Java that remembers what it was asked: the trunk gives mean and spread of each
 * colour, the tail is softmax regression with momentum, a little seeded noise in its steps, and a
 * state on disk.
 */
final class FakeEngine implements TrainingEngine {
  static final int BATCH = 4;

  /** Batches that trunks ran, of all trunks. */
  int trunkRuns;

  /** The features of every image that was learned from, in order. */
  final List<float[]> learned = new ArrayList<>();

  /** The features of every image that was predicted, in order. */
  final List<float[]> predicted = new ArrayList<>();

  /** The arithmetic that tails were opened with. */
  final List<Preprocessing.Scaling> tailScalings = new ArrayList<>();

  /** Steps until a tail breaks, as a kernel might. */
  int stepsUntilFailure = Integer.MAX_VALUE;

  /** The images of a step that there is memory for. */
  int mostImages = Integer.MAX_VALUE;

  /** The images of the largest step so far. */
  int largestBatch;

  @Override
  public Trunk openTrunk(
      Network network, List<String> passing, Weights weights, Preprocessing.Scaling scaling) {
    int pixels = Math.toIntExact(network.input().shape().size());
    int features = Math.toIntExact(network.outputShape().size());
    return new Trunk() {
      @Override
      public int batch() {
        return BATCH;
      }

      @Override
      public void run(float[] in, float[] out, List<float[]> onTheWay) {
        trunkRuns++;
        for (int i = 0; i < BATCH; i++) {
          float[] own = statistics(in, i * pixels, pixels);
          System.arraycopy(own, 0, out, i * features, features);
        }
      }

      @Override
      public void close() {}
    };
  }

  /** Mean and standard deviation of red, green and blue, as shares of 255. */
  static float[] statistics(float[] in, int from, int pixels) {
    double[] sum = new double[3];
    double[] squares = new double[3];
    for (int i = 0; i < pixels; i++) {
      double v = in[from + i] / 255;
      sum[i % 3] += v;
      squares[i % 3] += v * v;
    }
    float[] all = new float[6];
    for (int c = 0; c < 3; c++) {
      double mean = sum[c] * 3 / pixels;
      all[c] = (float) mean;
      all[3 + c] = (float) Math.sqrt(Math.max(0, squares[c] * 3 / pixels - mean * mean));
    }
    return all;
  }

  @Override
  public Tail openTail(
      Network network,
      Weights weights,
      Set<String> learning,
      LearningRule rule,
      Preprocessing.Scaling scaling) {
    tailScalings.add(scaling);
    return new FakeTail(
        Math.toIntExact(network.input().shape().size()), network.outputShape().channels(), weights);
  }

  @Override
  public int trunkBatch() {
    return BATCH;
  }

  @Override
  public String numerics() {
    return "fake";
  }

  private final class FakeTail implements Tail {
    private final int inputs;
    private final int classes;
    private final double[] weights;
    private final double[] velocity;
    private final Weights first;

    FakeTail(int inputs, int classes, Weights first) {
      this.first = first;
      this.inputs = inputs;
      this.classes = classes;
      weights = new double[(inputs + 1) * classes];
      velocity = new double[weights.length];
      float[] bias = first.get(Head.LOGITS, "bias").toArray();
      Arrays.setAll(weights, i -> i < classes ? bias[i] : 0);
    }

    /** The row of weights for an input; the bias comes first. */
    private int at(int input) {
      return (input + 1) * classes;
    }

    private double[] probabilities(float[] rows, int image) {
      double[] p = Arrays.copyOf(weights, classes);
      for (int i = 0; i < inputs; i++) {
        for (int c = 0; c < classes; c++) {
          p[c] += rows[image * inputs + i] * weights[at(i) + c];
        }
      }
      double largest = Arrays.stream(p).max().orElseThrow();
      double sum = 0;
      for (int c = 0; c < classes; c++) {
        p[c] = Math.exp(p[c] - largest);
        sum += p[c];
      }
      for (int c = 0; c < classes; c++) {
        p[c] /= sum;
      }
      return p;
    }

    @Override
    public void train(Batch batch, StepPlan step, float[] said) {
      if (stepsUntilFailure-- <= 0) {
        throw new IllegalStateException("the kernel broke");
      }
      if (batch.count() > mostImages) {
        throw new MemoryException(
            "no room for " + batch.count() + " images", new IllegalStateException("full"));
      }
      largestBatch = Math.max(largestBatch, batch.count());
      double[] gradient = new double[weights.length];
      double noise = 1 + 0.1 * new Random(31 * step.seed() + step.step()).nextGaussian();
      float[] rows = batch.features();
      int count = batch.count();
      for (int image = 0; image < count; image++) {
        learned.add(Arrays.copyOfRange(rows, image * inputs, (image + 1) * inputs));
        double[] p = probabilities(rows, image);
        for (int c = 0; c < classes; c++) {
          said[image * classes + c] = (float) p[c];
          double slope =
              (p[c] - batch.targets()[image * classes + c])
                  * batch.weights()[image]
                  / count
                  * noise;
          gradient[c] += slope;
          for (int i = 0; i < inputs; i++) {
            gradient[at(i) + c] += slope * rows[image * inputs + i];
          }
        }
      }
      for (int i = 0; i < weights.length; i++) {
        velocity[i] = 0.9 * velocity[i] + gradient[i];
        weights[i] -= step.learningRate() * velocity[i];
      }
    }

    @Override
    public void predict(float[] rows, int count, float[] into) {
      for (int image = 0; image < count; image++) {
        predicted.add(Arrays.copyOfRange(rows, image * inputs, (image + 1) * inputs));
        double[] p = probabilities(rows, image);
        for (int c = 0; c < classes; c++) {
          into[image * classes + c] = (float) p[c];
        }
      }
    }

    @Override
    public Weights weights() {
      Shape own = Shape.of(inputs, classes);
      if (!first.get(Head.LOGITS, "kernel").shape().equals(own)) {
        // Layers lie between the rows and the head, which this tail leaves out.
        return first;
      }
      float[] all = new float[weights.length];
      for (int i = 0; i < all.length; i++) {
        all[i] = (float) weights[i];
      }
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      tensors.put(
          Weights.key(Head.LOGITS, "kernel"),
          Tensor.of(Shape.of(inputs, classes), Arrays.copyOfRange(all, classes, all.length)));
      tensors.put(
          Weights.key(Head.LOGITS, "bias"),
          Tensor.of(Shape.of(classes), Arrays.copyOf(all, classes)));
      return first.with(new Weights(tensors));
    }

    @Override
    public void assign(Weights others) {
      float[] bias = others.get(Head.LOGITS, "bias").toArray();
      float[] kernel = others.get(Head.LOGITS, "kernel").toArray();
      Arrays.setAll(weights, i -> i < classes ? bias[i] : kernel[i - classes]);
    }

    @Override
    public void save(Path folder) {
      try (DataOutputStream out =
          new DataOutputStream(Files.newOutputStream(folder.resolve("state")))) {
        for (int i = 0; i < weights.length; i++) {
          out.writeDouble(weights[i]);
          out.writeDouble(velocity[i]);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void restore(Path folder) {
      try (DataInputStream in =
          new DataInputStream(Files.newInputStream(folder.resolve("state")))) {
        for (int i = 0; i < weights.length; i++) {
          weights[i] = in.readDouble();
          velocity[i] = in.readDouble();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}
