package dev.graft.zoo;

import dev.graft.network.Activation;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** MobileNet V2: inverted residuals with linear bottlenecks (Sandler et al., 2018). */
final class MobileNetV2 implements Architecture {
  private static final int DIVISOR = 8;
  private static final int EXPANSION = 6;
  private static final int STEM = 32;
  private static final int LAST = 1280;
  private static final int[] FILTERS = {
    16, 24, 24, 32, 32, 32, 64, 64, 64, 64, 96, 96, 96, 160, 160, 160, 320
  };
  private static final List<Integer> DOWN = List.of(1, 3, 6, 13);
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("Conv1|Conv1_.+|bn_Conv1"), "Conv1"),
              new BlockNames.Rule(Pattern.compile("expanded_conv_.+"), "expanded_conv"),
              new BlockNames.Rule(Pattern.compile("block_(\\d+)_.+"), "block_$1"),
              new BlockNames.Rule(Pattern.compile("Conv_1|Conv_1_.+|out_relu"), "Conv_1")));

  @Override
  public String name() {
    return "MobileNetV2";
  }

  @Override
  public List<Double> alphas() {
    return List.of(0.35, 0.5, 0.75, 1.0, 1.3, 1.4);
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.999, 1e-3);
    int channels = divisible(STEM * alpha);
    net.conv("Conv1", channels, 3, 2, Padding.SAME).batchNorm("bn_Conv1").relu6("Conv1_relu");
    int size = ceilHalf(inputSize);
    for (int block = 0; block < FILTERS.length; block++) {
      boolean down = DOWN.contains(block);
      int filters = divisible((int) (FILTERS[block] * alpha));
      residual(net, block, channels, filters, down, size);
      channels = filters;
      size = down ? ceilHalf(size) : size;
    }
    // The paper widens the last convolution only for widths above 1, and never narrows it.
    net.conv("Conv_1", alpha > 1 ? divisible(LAST * alpha) : LAST, 1, 1, Padding.VALID);
    net.batchNorm("Conv_1_bn").relu6("out_relu");
    if (classes > 0) {
      net.globalAverage("global_average_pooling2d", false)
          .dense("predictions", classes, Activation.SOFTMAX);
    }
    return net.build(String.format(Locale.ROOT, "mobilenetv2_%.2f_%d", alpha, inputSize));
  }

  private static void residual(
      NetworkBuilder net, int block, int channels, int filters, boolean down, int size) {
    String input = net.last();
    String prefix = block == 0 ? "expanded_conv_" : "block_" + block + "_";
    if (block > 0) {
      net.conv(prefix + "expand", EXPANSION * channels, 1, 1, Padding.SAME);
      net.batchNorm(prefix + "expand_BN").relu6(prefix + "expand_relu");
    }
    if (down) {
      // Keras's correct_pad: an odd size gets its row of zeros on both sides, an even one after.
      net.pad(prefix + "pad", size % 2, 1);
    }
    net.depthwise(prefix + "depthwise", 3, down ? 2 : 1, down ? Padding.VALID : Padding.SAME);
    net.batchNorm(prefix + "depthwise_BN").relu6(prefix + "depthwise_relu");
    net.conv(prefix + "project", filters, 1, 1, Padding.SAME).batchNorm(prefix + "project_BN");
    if (channels == filters && !down) {
      net.add(prefix + "add", input, net.last());
    }
  }

  /** Keras's _make_divisible: to the nearest multiple of eight, but not below nine tenths. */
  static int divisible(double channels) {
    int rounded = Math.max(DIVISOR, (int) (channels + DIVISOR / 2.0) / DIVISOR * DIVISOR);
    return rounded < 0.9 * channels ? rounded + DIVISOR : rounded;
  }

  private static int ceilHalf(int size) {
    return (size + 1) / 2;
  }

  @Override
  public String featureLayer() {
    return "out_relu";
  }

  @Override
  public String classifierLayer() {
    return "predictions";
  }

  @Override
  public Preprocessing.Scaling scaling() {
    return Preprocessing.Scaling.SYMMETRIC;
  }

  @Override
  public Optional<String> blockOf(String layer) {
    return BLOCKS.find(layer);
  }
}
