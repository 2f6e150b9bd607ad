package dev.graft.testing;

import dev.graft.network.Activation;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import dev.graft.network.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Networks computed in double precision by plain loops over their definitions, for one example;
 * dropout does nothing. Slow and simple, to hold the engine against.
 */
public final class Reference {
  private final Network network;
  private final Map<String, double[]> weights = new LinkedHashMap<>();

  /** A network with its weights. */
  public Reference(Network network, Weights weights) {
    this.network = network;
    weights.tensors().forEach((key, t) -> this.weights.put(key, doubles(t.toArray())));
  }

  /** Widens. */
  public static double[] doubles(float[] values) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i]);
    return wide;
  }

  /** The values of a weight, which may be changed. */
  public double[] weight(String key) {
    return weights.get(key);
  }

  /** The output of every layer. */
  public Map<String, double[]> run(double[] input) {
    return run(network.input().name(), input);
  }

  /** The outputs of a layer whose value is given and of all after it. */
  public Map<String, double[]> run(String from, double[] value) {
    Map<String, double[]> all = new LinkedHashMap<>();
    all.put(from, value);
    List<Layer> layers = network.layers();
    for (int i = network.indexOf(from) + 1; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      all.put(layer.name(), value(layer, layer.inputs().stream().map(all::get).toList()));
    }
    return all;
  }

  /** The mean cross-entropy of a batch, in nats. */
  public double loss(float[] rows, int[] labels) {
    int size = Math.toIntExact(network.input().shape().size());
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      double[] input = doubles(Arrays.copyOfRange(rows, i * size, (i + 1) * size));
      sum -= Math.log(run(input).get(network.output().name())[labels[i]]);
    }
    return sum / labels.length;
  }

  /**
   * The slope of the loss along one weight, by the central difference of fourth order.
   *
   * @param key the weight
   * @param i which of its values
   */
  public double slope(String key, int i, float[] rows, int[] labels) {
    double[] values = weights.get(key);
    double at = values[i];
    double h = 1e-6;
    double[] loss = new double[5];
    for (int k = -2; k <= 2; k++) {
      values[i] = at + k * h;
      loss[k + 2] = k == 0 ? 0 : loss(rows, labels);
    }
    values[i] = at;
    return (loss[0] - 8 * loss[1] + 8 * loss[3] - loss[4]) / (12 * h);
  }

  private double[] value(Layer layer, List<double[]> in) {
    Shape out = network.shape(layer.name());
    double[] x = in.get(0);
    if (layer instanceof Layer.Conv2D c) {
      return activated(biased(convolved(c, x, out), c.name()), out, c.activation());
    } else if (layer instanceof Layer.DepthwiseConv2D c) {
      return activated(biased(depthwise(c, x, out), c.name()), out, c.activation());
    } else if (layer instanceof Layer.SeparableConv2D c) {
      return activated(biased(separable(c, x, out), c.name()), out, c.activation());
    } else if (layer instanceof Layer.BatchNormalization b) {
      return normalised(b, x);
    } else if (layer instanceof Layer.Relu r) {
      return Arrays.stream(x)
          .map(v -> v < 0 ? v * r.negativeSlope() : Math.min(v, r.maximum()))
          .toArray();
    } else if (layer instanceof Layer.Activate a) {
      return activated(x, out, a.activation());
    } else if (layer instanceof Layer.ZeroPadding2D p) {
      return padded(p, x, out);
    } else if (layer instanceof Layer.Pooling2D p) {
      return pooled(p, x, out);
    } else if (layer instanceof Layer.GlobalPooling2D p) {
      return pooledWhole(p, x, out.channels());
    } else if (layer instanceof Layer.Dense d) {
      return activated(biased(dense(d, x), d.name()), out, d.activation());
    } else if (layer instanceof Layer.Add) {
      double[] sum = new double[x.length];
      in.forEach(v -> Arrays.setAll(sum, i -> sum[i] + v[i]));
      return sum;
    } else if (layer instanceof Layer.Concatenate) {
      return concatenated(layer, in, out);
    } else if (layer instanceof Layer.Rescaling r) {
      double[] y = new double[x.length];
      Arrays.setAll(y, i -> x[i] * of(r.scale(), i, out) + of(r.offset(), i, out));
      return y;
    } else if (layer instanceof Layer.Multiply) {
      return multiplied(layer, in, out);
    } else if (layer instanceof Layer.Normalization) {
      double[] mean = weights.get(Weights.key(layer.name(), "mean"));
      double[] variance = weights.get(Weights.key(layer.name(), "variance"));
      double[] y = new double[x.length];
      Arrays.setAll(
          y,
          i ->
              (x[i] - mean[i % mean.length])
                  / Math.max(Math.sqrt(variance[i % mean.length]), 1e-7));
      return y;
    } else if (layer instanceof Layer.Flatten
        || layer instanceof Layer.Reshape
        || layer instanceof Layer.Dropout) {
      return x;
    }
    throw new IllegalArgumentException("no reference for " + layer);
  }

  private static int before(Padding padding, int size, int kernel, int stride, int dilation) {
    if (padding == Padding.VALID) {
      return 0;
    }
    int steps = (size + stride - 1) / stride;
    return Math.max(0, (steps - 1) * stride + (kernel - 1) * dilation + 1 - size) / 2;
  }

  /** What happens at each place of a sliding window that lies inside the picture. */
  private interface Visit {
    void at(int outputPixel, int inputPixel, int kernelPixel);
  }

  private void slide(
      Layer layer, Extent k, Extent strides, Extent dilation, Padding padding, Visit visit) {
    Shape in = network.inputShapes(layer.name()).get(0);
    Shape out = network.shape(layer.name());
    int top = before(padding, in.get(0), k.height(), strides.height(), dilation.height());
    int left = before(padding, in.get(1), k.width(), strides.width(), dilation.width());
    for (int oy = 0; oy < out.get(0); oy++) {
      for (int ox = 0; ox < out.get(1); ox++) {
        for (int ky = 0; ky < k.height(); ky++) {
          for (int kx = 0; kx < k.width(); kx++) {
            int y = oy * strides.height() - top + ky * dilation.height();
            int x = ox * strides.width() - left + kx * dilation.width();
            if (y >= 0 && y < in.get(0) && x >= 0 && x < in.get(1)) {
              visit.at(oy * out.get(1) + ox, y * in.get(1) + x, ky * k.width() + kx);
            }
          }
        }
      }
    }
  }

  private double[] convolved(Layer.Conv2D c, double[] x, Shape out) {
    int channels = network.inputShapes(c.name()).get(0).channels();
    double[] kernel = weights.get(Weights.key(c.name(), "kernel"));
    double[] y = new double[Math.toIntExact(out.size())];
    slide(
        c,
        c.kernel(),
        c.strides(),
        c.dilation(),
        c.padding(),
        (o, i, k) -> {
          for (int from = 0; from < channels; from++) {
            for (int to = 0; to < c.filters(); to++) {
              y[o * c.filters() + to] +=
                  x[i * channels + from] * kernel[(k * channels + from) * c.filters() + to];
            }
          }
        });
    return y;
  }

  private static double of(List<Double> values, int i, Shape shape) {
    return values.get(values.size() == 1 ? 0 : i % shape.channels());
  }

  private double[] depthwise(Layer.DepthwiseConv2D c, double[] x, Shape out) {
    double[] y = new double[Math.toIntExact(out.size())];
    slide(
        c,
        c.kernel(),
        c.strides(),
        c.dilation(),
        c.padding(),
        perChannel(c, x, y, c.multiplier(), "kernel"));
    return y;
  }

  private Visit perChannel(Layer layer, double[] x, double[] y, int multiplier, String weight) {
    int channels = network.inputShapes(layer.name()).get(0).channels();
    int all = channels * multiplier;
    double[] kernel = weights.get(Weights.key(layer.name(), weight));
    return (o, i, k) -> {
      for (int to = 0; to < all; to++) {
        y[o * all + to] += x[i * channels + to / multiplier] * kernel[k * all + to];
      }
    };
  }

  private double[] separable(Layer.SeparableConv2D c, double[] x, Shape out) {
    int between = network.inputShapes(c.name()).get(0).channels() * c.multiplier();
    double[] middle = new double[Math.toIntExact(out.size() / c.filters() * between)];
    slide(
        c,
        c.kernel(),
        c.strides(),
        c.dilation(),
        c.padding(),
        perChannel(c, x, middle, c.multiplier(), "depthwise_kernel"));
    double[] kernel = weights.get(Weights.key(c.name(), "pointwise_kernel"));
    double[] y = new double[Math.toIntExact(out.size())];
    for (int i = 0; i < middle.length; i++) {
      for (int to = 0; to < c.filters(); to++) {
        int pixel = i / between;
        y[pixel * c.filters() + to] += middle[i] * kernel[i % between * c.filters() + to];
      }
    }
    return y;
  }

  /** Axes of one are repeated. */
  private double[] multiplied(Layer layer, List<double[]> in, Shape out) {
    double[] y = new double[Math.toIntExact(out.size())];
    Arrays.fill(y, 1);
    for (int k = 0; k < in.size(); k++) {
      Shape shape = network.inputShapes(layer.name()).get(k);
      for (int i = 0; i < y.length; i++) {
        int from = 0;
        int rest = i;
        int step = 1;
        for (int axis = out.rank() - 1; axis >= 0; axis--) {
          int at = rest % out.get(axis);
          rest /= out.get(axis);
          from += shape.get(axis) == 1 ? 0 : at * step;
          step *= shape.get(axis);
        }
        y[i] *= in.get(k)[from];
      }
    }
    return y;
  }

  private double[] pooled(Layer.Pooling2D p, double[] x, Shape out) {
    int channels = out.channels();
    boolean max = p.kind() == PoolingKind.MAX;
    double[] y = new double[Math.toIntExact(out.size())];
    int[] count = new int[y.length];
    Arrays.fill(y, max ? Double.NEGATIVE_INFINITY : 0);
    slide(
        p,
        p.window(),
        p.strides(),
        Extent.ONE,
        p.padding(),
        (o, i, k) -> {
          for (int c = 0; c < channels; c++) {
            int at = o * channels + c;
            double v = x[i * channels + c];
            y[at] = max ? Math.max(y[at], v) : y[at] + v;
            count[at]++;
          }
        });
    if (!max) {
      Arrays.setAll(y, i -> y[i] / count[i]);
    }
    return y;
  }

  private static double[] pooledWhole(Layer.GlobalPooling2D p, double[] x, int channels) {
    boolean max = p.kind() == PoolingKind.MAX;
    double[] y = new double[channels];
    Arrays.fill(y, max ? Double.NEGATIVE_INFINITY : 0);
    for (int i = 0; i < x.length; i++) {
      int c = i % channels;
      y[c] = max ? Math.max(y[c], x[i]) : y[c] + x[i] * channels / x.length;
    }
    return y;
  }

  private double[] padded(Layer.ZeroPadding2D p, double[] x, Shape out) {
    Shape in = network.inputShapes(p.name()).get(0);
    int row = in.get(1) * in.channels();
    double[] y = new double[Math.toIntExact(out.size())];
    for (int r = 0; r < in.get(0); r++) {
      int to = ((r + p.top()) * out.get(1) + p.left()) * out.channels();
      System.arraycopy(x, r * row, y, to, row);
    }
    return y;
  }

  private double[] concatenated(Layer layer, List<double[]> in, Shape out) {
    double[] y = new double[Math.toIntExact(out.size())];
    int offset = 0;
    for (int k = 0; k < in.size(); k++) {
      int channels = network.inputShapes(layer.name()).get(k).channels();
      double[] x = in.get(k);
      for (int i = 0; i < x.length; i++) {
        y[i / channels * out.channels() + offset + i % channels] = x[i];
      }
      offset += channels;
    }
    return y;
  }

  private double[] normalised(Layer.BatchNormalization b, double[] x) {
    double[] mean = weights.get(Weights.key(b.name(), "moving_mean"));
    double[] variance = weights.get(Weights.key(b.name(), "moving_variance"));
    double[] gamma = weights.get(Weights.key(b.name(), "gamma"));
    double[] beta = weights.get(Weights.key(b.name(), "beta"));
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int c = i % mean.length;
      y[i] = (x[i] - mean[c]) / Math.sqrt(variance[c] + b.epsilon());
      y[i] = y[i] * (b.scale() ? gamma[c] : 1) + (b.center() ? beta[c] : 0);
    }
    return y;
  }

  private double[] dense(Layer.Dense d, double[] x) {
    double[] kernel = weights.get(Weights.key(d.name(), "kernel"));
    double[] y = new double[d.units()];
    for (int i = 0; i < kernel.length; i++) {
      y[i % d.units()] += x[i / d.units()] * kernel[i];
    }
    return y;
  }

  private double[] biased(double[] x, String layer) {
    double[] bias = weights.get(Weights.key(layer, "bias"));
    if (bias != null) {
      for (int i = 0; i < x.length; i++) {
        x[i] += bias[i % bias.length];
      }
    }
    return x;
  }

  private static double[] activated(double[] x, Shape shape, Activation activation) {
    if (activation == Activation.SOFTMAX) {
      return softmax(x, shape.channels());
    }
    return Arrays.stream(x).map(v -> activated(v, activation)).toArray();
  }

  private static double[] softmax(double[] x, int length) {
    double[] y = new double[x.length];
    for (int at = 0; at < x.length; at += length) {
      double largest = Arrays.stream(x, at, at + length).max().orElseThrow();
      double sum = 0;
      for (int i = at; i < at + length; i++) {
        y[i] = Math.exp(x[i] - largest);
        sum += y[i];
      }
      for (int i = at; i < at + length; i++) {
        y[i] /= sum;
      }
    }
    return y;
  }

  private static double activated(double v, Activation activation) {
    return switch (activation) {
      case LINEAR -> v;
      case RELU -> Math.max(v, 0);
      case RELU6 -> Math.min(Math.max(v, 0), 6);
      case SIGMOID -> 1 / (1 + Math.exp(-v));
      case SWISH -> v / (1 + Math.exp(-v));
      case TANH -> Math.tanh(v);
      case ELU -> v > 0 ? v : Math.expm1(v);
      case SELU -> 1.0507009873554805 * (v > 0 ? v : 1.6732632423543772 * Math.expm1(v));
      case GELU -> v / 2 * (1 + erf(v / Math.sqrt(2)));
      case SOFTPLUS -> Math.log1p(Math.exp(v));
      case HARD_SIGMOID -> Math.min(Math.max(0.2 * v + 0.5, 0), 1);
      case SOFTMAX -> throw new IllegalArgumentException("softmax is not elementwise");
    };
  }

  /** By its Taylor series, which serves for the small arguments of tests. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 100; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
