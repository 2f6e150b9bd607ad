package dev.graft.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One named layer of a network. Layers are Keras's, with Keras's names for classes and weights;
 * feature maps are height, width, channels. A layer knows the names of the layers that it reads,
 * and, given their shapes, its own.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "class")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Layer.Input.class, name = "InputLayer"),
  @JsonSubTypes.Type(value = Layer.Conv2D.class, name = "Conv2D"),
  @JsonSubTypes.Type(value = Layer.DepthwiseConv2D.class, name = "DepthwiseConv2D"),
  @JsonSubTypes.Type(value = Layer.SeparableConv2D.class, name = "SeparableConv2D"),
  @JsonSubTypes.Type(value = Layer.BatchNormalization.class, name = "BatchNormalization"),
  @JsonSubTypes.Type(value = Layer.Relu.class, name = "ReLU"),
  @JsonSubTypes.Type(value = Layer.Activate.class, name = "Activation"),
  @JsonSubTypes.Type(value = Layer.ZeroPadding2D.class, name = "ZeroPadding2D"),
  @JsonSubTypes.Type(value = Layer.Pooling2D.class, name = "Pooling2D"),
  @JsonSubTypes.Type(value = Layer.GlobalPooling2D.class, name = "GlobalPooling2D"),
  @JsonSubTypes.Type(value = Layer.Flatten.class, name = "Flatten"),
  @JsonSubTypes.Type(value = Layer.Reshape.class, name = "Reshape"),
  @JsonSubTypes.Type(value = Layer.Dropout.class, name = "Dropout"),
  @JsonSubTypes.Type(value = Layer.Dense.class, name = "Dense"),
  @JsonSubTypes.Type(value = Layer.Add.class, name = "Add"),
  @JsonSubTypes.Type(value = Layer.Multiply.class, name = "Multiply"),
  @JsonSubTypes.Type(value = Layer.Concatenate.class, name = "Concatenate"),
  @JsonSubTypes.Type(value = Layer.Rescaling.class, name = "Rescaling"),
  @JsonSubTypes.Type(value = Layer.Normalization.class, name = "Normalization"),
  @JsonSubTypes.Type(value = Layer.FrozenGraph.class, name = "FrozenGraph"),
})
public sealed interface Layer {
  /**
   * The name, unique in its network.
   *
   * @return for instance {@code block_13_expand}
   */
  String name();

  /**
   * The layers that this one reads.
   *
   * @return their names, in order; empty for the input
   */
  List<String> inputs();

  /**
   * The same layer reading others.
   *
   * @param inputs the names, as many as before
   * @return a copy
   */
  Layer reading(List<String> inputs);

  /**
   * The class in Keras.
   *
   * @return for instance {@code Conv2D}
   */
  @JsonIgnore
  default String kerasClass() {
    return getClass().getSimpleName();
  }

  /**
   * The shape of the output: that of the first input, unless the layer says otherwise.
   *
   * @param inputs the shapes of the inputs, in order
   * @return the shape, without the batch
   * @throws IllegalArgumentException if the inputs do not fit
   */
  default Shape outputShape(List<Shape> inputs) {
    return inputs.get(0);
  }

  /**
   * The weights.
   *
   * @param inputs the shapes of the inputs, in order
   * @return in Keras's order; empty for a layer without any
   */
  default List<WeightSpec> weights(List<Shape> inputs) {
    return List.of();
  }

  /**
   * The multiply-accumulate operations for one example.
   *
   * @param inputs the shapes of the inputs, in order
   * @return the count; 0 for layers that only move or compare numbers
   */
  default long macs(List<Shape> inputs) {
    return 0;
  }

  /** Where the data comes in. */
  record Input(String name, Shape shape) implements Layer {
    @Override
    public List<String> inputs() {
      return List.of();
    }

    @Override
    public Layer reading(List<String> inputs) {
      return this;
    }

    @Override
    public String kerasClass() {
      return "InputLayer";
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
      return shape;
    }
  }

  /** Two-dimensional convolution; kernel height, width, channels in, filters. */
  record Conv2D(
      String name,
      List<String> inputs,
      int filters,
      Extent kernel,
      Extent strides,
      Extent dilation,
      Padding padding,
      boolean useBias,
      Activation activation)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Conv2D(name, in, filters, kernel, strides, dilation, padding, useBias, activation);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      return Window.output(in.get(0), kernel, strides, dilation, padding, filters);
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      Shape shape = Shape.of(kernel.height(), kernel.width(), in.get(0).channels(), filters);
      return withBias(new WeightSpec("kernel", shape, true), useBias, filters);
    }

    @Override
    public long macs(List<Shape> in) {
      return outputShape(in).size() * kernel.height() * kernel.width() * in.get(0).channels();
    }
  }

  /** Convolution of each channel by itself; kernel height, width, channels, multiplier. */
  record DepthwiseConv2D(
      String name,
      List<String> inputs,
      int multiplier,
      Extent kernel,
      Extent strides,
      Extent dilation,
      Padding padding,
      boolean useBias,
      Activation activation)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new DepthwiseConv2D(
          name, in, multiplier, kernel, strides, dilation, padding, useBias, activation);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      int channels = Math.multiplyExact(in.get(0).channels(), multiplier);
      return Window.output(in.get(0), kernel, strides, dilation, padding, channels);
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      int channels = in.get(0).channels();
      Shape shape = Shape.of(kernel.height(), kernel.width(), channels, multiplier);
      return withBias(new WeightSpec("kernel", shape, true), useBias, channels * multiplier);
    }

    @Override
    public long macs(List<Shape> in) {
      return outputShape(in).size() * kernel.height() * kernel.width();
    }
  }

  /**
   * A depthwise convolution, then one of one pixel across the channels; the first kernel is height,
   * width, channels in, multiplier, the second 1, 1, channels in times multiplier, filters.
   */
  record SeparableConv2D(
      String name,
      List<String> inputs,
      int filters,
      int multiplier,
      Extent kernel,
      Extent strides,
      Extent dilation,
      Padding padding,
      boolean useBias,
      Activation activation)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new SeparableConv2D(
          name, in, filters, multiplier, kernel, strides, dilation, padding, useBias, activation);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      return Window.output(in.get(0), kernel, strides, dilation, padding, filters);
    }

    private int between(List<Shape> in) {
      return Math.multiplyExact(in.get(0).channels(), multiplier);
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      int channels = in.get(0).channels();
      List<WeightSpec> all = new ArrayList<>(3);
      Shape depthwise = Shape.of(kernel.height(), kernel.width(), channels, multiplier);
      all.add(new WeightSpec("depthwise_kernel", depthwise, true));
      Shape pointwise = Shape.of(1, 1, between(in), filters);
      all.addAll(withBias(new WeightSpec("pointwise_kernel", pointwise, true), useBias, filters));
      return List.copyOf(all);
    }

    @Override
    public long macs(List<Shape> in) {
      long pixels = outputShape(in).size() / filters;
      long forOne = (long) kernel.height() * kernel.width() + filters;
      return pixels * between(in) * forOne;
    }
  }

  /** Normalisation over the last axis by moving statistics, then scale and offset. */
  record BatchNormalization(
      String name,
      List<String> inputs,
      double epsilon,
      double momentum,
      boolean center,
      boolean scale)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new BatchNormalization(name, in, epsilon, momentum, center, scale);
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      Shape shape = Shape.of(in.get(0).channels());
      List<WeightSpec> all = new ArrayList<>(4);
      if (scale) {
        all.add(new WeightSpec("gamma", shape, true));
      }
      if (center) {
        all.add(new WeightSpec("beta", shape, true));
      }
      all.add(new WeightSpec("moving_mean", shape, false));
      all.add(new WeightSpec("moving_variance", shape, false));
      return List.copyOf(all);
    }

    @Override
    public long macs(List<Shape> in) {
      return in.get(0).size();
    }
  }

  /** Rectifier with an upper bound; positive infinity for none. */
  record Relu(String name, List<String> inputs, double maximum, double negativeSlope)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Relu(name, in, maximum, negativeSlope);
    }

    @Override
    public String kerasClass() {
      return "ReLU";
    }
  }

  /** An activation as a layer of its own. */
  record Activate(String name, List<String> inputs, Activation activation) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Activate(name, in, activation);
    }

    @Override
    public String kerasClass() {
      return "Activation";
    }
  }

  /** Zeros around a feature map, in pixels. */
  record ZeroPadding2D(String name, List<String> inputs, int top, int bottom, int left, int right)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new ZeroPadding2D(name, in, top, bottom, left, right);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      Shape s = Window.featureMap(in.get(0));
      if (Math.min(Math.min(top, bottom), Math.min(left, right)) < 0) {
        throw new IllegalArgumentException("a padding is negative");
      }
      return Shape.of(
          Math.addExact(s.get(0), Math.addExact(top, bottom)),
          Math.addExact(s.get(1), Math.addExact(left, right)),
          s.get(2));
    }
  }

  /** Maximum or mean over a moving window. */
  record Pooling2D(
      String name,
      List<String> inputs,
      PoolingKind kind,
      Extent window,
      Extent strides,
      Padding padding)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Pooling2D(name, in, kind, window, strides, padding);
    }

    @Override
    public String kerasClass() {
      return kind == PoolingKind.MAX ? "MaxPooling2D" : "AveragePooling2D";
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      return Window.output(in.get(0), window, strides, Extent.ONE, padding, in.get(0).channels());
    }
  }

  /** Maximum or mean over the whole picture plane; a vector, or 1 x 1 x channels. */
  record GlobalPooling2D(String name, List<String> inputs, PoolingKind kind, boolean keepDimensions)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new GlobalPooling2D(name, in, kind, keepDimensions);
    }

    @Override
    public String kerasClass() {
      return kind == PoolingKind.MAX ? "GlobalMaxPooling2D" : "GlobalAveragePooling2D";
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      int channels = Window.featureMap(in.get(0)).channels();
      return keepDimensions ? Shape.of(1, 1, channels) : Shape.of(channels);
    }
  }

  /** Everything in one row. */
  record Flatten(String name, List<String> inputs) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Flatten(name, in);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      return Shape.of(Math.toIntExact(in.get(0).size()));
    }
  }

  /** The same numbers in another shape. */
  record Reshape(String name, List<String> inputs, Shape target) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Reshape(name, in, target);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      if (in.get(0).size() != target.size()) {
        throw new IllegalArgumentException(
            "layer " + name + " cannot reshape " + in.get(0) + " to " + target);
      }
      return target;
    }
  }

  /**
   * Zeroes a share of its inputs while training, and nothing otherwise: each number by itself, or
   * the numbers of an example all together, which skips a block by chance (Huang et al., Deep
   * Networks with Stochastic Depth, 2016).
   */
  record Dropout(String name, List<String> inputs, double rate, boolean wholeExamples)
      implements Layer {
    /** Each number by itself. */
    public Dropout(String name, List<String> inputs, double rate) {
      this(name, inputs, rate, false);
    }

    /** What a file says; the oldest say nothing of whole examples. */
    @JsonCreator
    static Dropout read(
        @JsonProperty("name") String name,
        @JsonProperty("inputs") List<String> inputs,
        @JsonProperty("rate") double rate,
        @JsonProperty("wholeExamples") @Nullable Boolean wholeExamples) {
      return new Dropout(name, inputs, rate, Boolean.TRUE.equals(wholeExamples));
    }

    @Override
    public Layer reading(List<String> in) {
      return new Dropout(name, in, rate, wholeExamples);
    }
  }

  /** Fully connected; kernel inputs, units. */
  record Dense(String name, List<String> inputs, int units, boolean useBias, Activation activation)
      implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Dense(name, in, units, useBias, activation);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      if (in.get(0).rank() != 1) {
        throw new IllegalArgumentException(
            "layer " + name + " wants a vector and gets " + in.get(0));
      }
      return Shape.of(units);
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      Shape shape = Shape.of(in.get(0).channels(), units);
      return withBias(new WeightSpec("kernel", shape, true), useBias, units);
    }

    @Override
    public long macs(List<Shape> in) {
      return (long) in.get(0).channels() * units;
    }
  }

  /** Elementwise sum. */
  record Add(String name, List<String> inputs) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Add(name, in);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      if (in.stream().distinct().count() != 1) {
        throw new IllegalArgumentException("layer " + name + " cannot add " + in);
      }
      return in.get(0);
    }
  }

  /** Elementwise product; an axis of one is repeated, as a factor for each channel is. */
  record Multiply(String name, List<String> inputs) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Multiply(name, in);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      List<Integer> sizes = new ArrayList<>(in.get(0).dimensions());
      for (Shape shape : in) {
        for (int i = 0; i < sizes.size(); i++) {
          int size = shape.rank() == sizes.size() ? shape.get(i) : 0;
          if (size != sizes.get(i) && size != 1 && sizes.get(i) != 1) {
            throw new IllegalArgumentException("layer " + name + " cannot multiply " + in);
          }
          sizes.set(i, Math.max(size, sizes.get(i)));
        }
      }
      return new Shape(sizes);
    }

    @Override
    public long macs(List<Shape> in) {
      return outputShape(in).size() * (in.size() - 1);
    }
  }

  /** One after the other along the last axis. */
  record Concatenate(String name, List<String> inputs) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Concatenate(name, in);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      int last = in.get(0).rank() - 1;
      List<Integer> dimensions = new ArrayList<>(in.get(0).dimensions());
      dimensions.set(last, 0);
      for (Shape shape : in) {
        if (!shape.dimensions().subList(0, shape.rank() - 1).equals(dimensions.subList(0, last))) {
          throw new IllegalArgumentException("layer " + name + " cannot concatenate " + in);
        }
        dimensions.set(last, Math.addExact(dimensions.get(last), shape.channels()));
      }
      return new Shape(dimensions);
    }
  }

  /** Times a scale, plus an offset: one of each for all channels, or one for each channel. */
  record Rescaling(
      String name,
      List<String> inputs,
      @OneOrMany List<Double> scale,
      @OneOrMany List<Double> offset)
      implements Layer {
    /** Copies the lists. */
    public Rescaling {
      scale = List.copyOf(scale);
      offset = List.copyOf(offset);
    }

    /** For all channels alike. */
    public Rescaling(String name, List<String> inputs, double scale, double offset) {
      this(name, inputs, List.of(scale), List.of(offset));
    }

    @Override
    public Layer reading(List<String> in) {
      return new Rescaling(name, in, scale, offset);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      for (int count : List.of(scale.size(), offset.size())) {
        if (count != 1 && count != in.get(0).channels()) {
          throw new IllegalArgumentException(
              "layer " + name + " has " + count + " factors or offsets and gets " + in.get(0));
        }
      }
      return in.get(0);
    }
  }

  /** Minus a mean, over the root of a variance, for each channel, both measured beforehand. */
  record Normalization(String name, List<String> inputs) implements Layer {
    @Override
    public Layer reading(List<String> in) {
      return new Normalization(name, in);
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      Shape channels = Shape.of(in.get(0).channels());
      return List.of(
          new WeightSpec("mean", channels, false),
          new WeightSpec("variance", channels, false),
          new WeightSpec("count", Shape.of(), false));
    }
  }

  /**
   * A piece of a TensorFlow graph whose layers are not known. It stays frozen as a whole.
   *
   * @param name the name
   * @param inputs the one layer that it reads
   * @param shape the shape of its output
   * @param parameters its weights, none of which learns
   * @param graph a GraphDef in base 64, without functions or variables: it reads the placeholders
   *     {@code picture} and {@code w/} with the name of a weight, and its result is {@code output}.
   *     Only operations that compute are run
   */
  record FrozenGraph(
      String name, List<String> inputs, Shape shape, List<WeightSpec> parameters, String graph)
      implements Layer {
    /** Copies the lists. */
    public FrozenGraph {
      inputs = List.copyOf(inputs);
      parameters = List.copyOf(parameters);
    }

    @Override
    public Layer reading(List<String> in) {
      return new FrozenGraph(name, in, shape, parameters, graph);
    }

    @Override
    public Shape outputShape(List<Shape> in) {
      return shape;
    }

    @Override
    public List<WeightSpec> weights(List<Shape> in) {
      return parameters;
    }
  }

  private static List<WeightSpec> withBias(WeightSpec kernel, boolean useBias, int channels) {
    return useBias
        ? List.of(kernel, new WeightSpec("bias", Shape.of(channels), true))
        : List.of(kernel);
  }
}
