package dev.graft.zoo;

import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** EfficientNet B0 to B3: inverted residuals with squeeze and excitation (Tan and Le, 2019). */
final class EfficientNet implements Architecture {
  private static final int DIVISOR = 8;
  private static final double SKIPPED = 0.2;
  private static final List<Stage> STAGES =
      List.of(
          new Stage(3, 1, 32, 16, 1, 1),
          new Stage(3, 2, 16, 24, 6, 2),
          new Stage(5, 2, 24, 40, 6, 2),
          new Stage(3, 3, 40, 80, 6, 2),
          new Stage(5, 3, 80, 112, 6, 1),
          new Stage(5, 4, 112, 192, 6, 2),
          new Stage(3, 1, 192, 320, 6, 1));

  /** ImageNet's deviations of red, green and blue in 0..1. */
  private static final List<Double> DEVIATIONS = List.of(0.229, 0.224, 0.225);

  private static final String NORMALIZATION = "normalization";
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("(?:normalization(?:_\\d+)?|stem_.+)"), "stem"),
              new BlockNames.Rule(Pattern.compile("(block[1-7][a-z])_.+"), "$1"),
              new BlockNames.Rule(Pattern.compile("top_(?:conv|bn|activation)"), "top")));

  private record Stage(int kernel, int repeats, int from, int to, int expansion, int stride) {}

  private final String name;
  private final double width;
  private final double depth;
  private final int inputSize;
  private final double dropout;

  private EfficientNet(String name, double width, double depth, int inputSize, double dropout) {
    this.name = name;
    this.width = width;
    this.depth = depth;
    this.inputSize = inputSize;
    this.dropout = dropout;
  }

  /** B0 to B3. */
  static List<EfficientNet> sizes() {
    return List.of(
        new EfficientNet("EfficientNetB0", 1.0, 1.0, 224, 0.2),
        new EfficientNet("EfficientNetB1", 1.0, 1.1, 240, 0.2),
        new EfficientNet("EfficientNetB2", 1.1, 1.2, 260, 0.3),
        new EfficientNet("EfficientNetB3", 1.2, 1.4, 300, 0.3));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int inputSize() {
    return inputSize;
  }

  @Override
  public Network network(double alpha, int size, int classes) {
    NetworkBuilder net = new NetworkBuilder(size, 0.99, 1e-3);
    net.rescaling("rescaling", 1 / 255.0).normalization(NORMALIZATION);
    net.pad("stem_conv_pad", size % 2, 1).conv("stem_conv", filters(32), 3, 2, Padding.VALID);
    net.batchNorm("stem_bn").activation("stem_activation", Activation.SWISH);
    int now = halved(size);
    double all = STAGES.stream().mapToInt(s -> repeats(s.repeats())).sum();
    int done = 0;
    for (int stage = 0; stage < STAGES.size(); stage++) {
      Stage s = STAGES.get(stage);
      for (int i = 0; i < repeats(s.repeats()); i++) {
        String prefix = "block" + (stage + 1) + (char) ('a' + i) + "_";
        int from = filters(i == 0 ? s.from() : s.to());
        int stride = i == 0 ? s.stride() : 1;
        residual(net, prefix, s, from, stride, now, SKIPPED * done / all);
        now = stride == 2 ? halved(now) : now;
        done++;
      }
    }
    net.conv("top_conv", filters(1280), 1, 1, Padding.SAME).batchNorm("top_bn");
    net.activation("top_activation", Activation.SWISH);
    if (classes > 0) {
      net.globalAverage("avg_pool", false).dropout("top_dropout", dropout);
      net.dense("predictions", classes, Activation.SOFTMAX);
    }
    return net.build(name.toLowerCase(Locale.ROOT));
  }

  private void residual(
      NetworkBuilder net, String prefix, Stage s, int from, int stride, int size, double skipped) {
    String input = net.last();
    int wide = from * s.expansion();
    if (s.expansion() != 1) {
      net.conv(prefix + "expand_conv", wide, 1, 1, Padding.SAME).batchNorm(prefix + "expand_bn");
      net.activation(prefix + "expand_activation", Activation.SWISH);
    }
    if (stride == 2) {
      int around = s.kernel() / 2;
      net.pad(prefix + "dwconv_pad", around - (1 - size % 2), around);
    }
    Padding padding = stride == 2 ? Padding.VALID : Padding.SAME;
    net.depthwise(prefix + "dwconv", s.kernel(), stride, padding).batchNorm(prefix + "bn");
    String active = net.activation(prefix + "activation", Activation.SWISH).last();
    net.globalAverage(prefix + "se_squeeze", false);
    net.reshape(prefix + "se_reshape", Shape.of(1, 1, wide));
    int squeezed = Math.max(1, from / 4);
    net.convWithBias(prefix + "se_reduce", squeezed, 1, 1, Padding.SAME, Activation.SWISH);
    net.convWithBias(prefix + "se_expand", wide, 1, 1, Padding.SAME, Activation.SIGMOID);
    net.multiply(prefix + "se_excite", active, net.last());
    int to = filters(s.to());
    net.conv(prefix + "project_conv", to, 1, 1, Padding.SAME).batchNorm(prefix + "project_bn");
    if (stride == 1 && from == to) {
      if (skipped > 0) {
        net.dropExamples(prefix + "drop", skipped);
      }
      net.add(prefix + "add", net.last(), input);
    }
  }

  private static int halved(int size) {
    return (size + 1) / 2;
  }

  private int repeats(int repeats) {
    return (int) Math.ceil(depth * repeats);
  }

  private int filters(int filters) {
    double wanted = filters * width;
    int rounded = Math.max(DIVISOR, (int) (wanted + DIVISOR / 2.0) / DIVISOR * DIVISOR);
    return rounded < 0.9 * wanted ? rounded + DIVISOR : rounded;
  }

  /**
   * The weights that Keras publishes hold ImageNet's deviations where the layer wants variances,
   * and Keras makes up for that with one more layer, which has no weights and so is in no weight
   * file.
   */
  @Override
  public Network published(Network network, Weights weights) {
    Tensor variance = weights.get(NORMALIZATION, "variance");
    for (int c = 0; c < DEVIATIONS.size(); c++) {
      if (Math.abs(variance.values().get(c) - DEVIATIONS.get(c)) > 1e-3) {
        return network;
      }
    }
    String name = "rescaling_1";
    List<Double> factors = DEVIATIONS.stream().map(d -> 1 / Math.sqrt(d)).toList();
    List<Layer> layers = new ArrayList<>();
    for (Layer layer : network.layers()) {
      boolean behind = layer.inputs().equals(List.of(NORMALIZATION));
      layers.add(behind ? layer.reading(List.of(name)) : layer);
      if (layer.name().equals(NORMALIZATION)) {
        layers.add(new Layer.Rescaling(name, List.of(NORMALIZATION), factors, List.of(0.0)));
      }
    }
    return new Network(network.name(), layers);
  }

  @Override
  public String featureLayer() {
    return "top_activation";
  }

  @Override
  public String classifierLayer() {
    return "predictions";
  }

  @Override
  public Preprocessing.Scaling scaling() {
    return Preprocessing.Scaling.NONE;
  }

  @Override
  public Optional<String> blockOf(String layer) {
    return BLOCKS.find(layer);
  }
}
