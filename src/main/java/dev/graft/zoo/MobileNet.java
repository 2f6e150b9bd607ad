package dev.graft.zoo;

import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** MobileNet (V1): a stem and thirteen depthwise-separable convolutions (Howard et al., 2017). */
final class MobileNet implements Architecture {
  private static final int STEM = 32;
  private static final int[] FILTERS = {
    64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024
  };
  private static final List<Integer> DOWN = List.of(2, 4, 6, 12);
  private static final double DROPOUT = 1e-3;
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("conv1|conv1_.+"), "conv1"),
              new BlockNames.Rule(
                  Pattern.compile("conv_(?:pad|dw|pw)_(\\d+)(?:_.+)?"), "block_$1")));

  @Override
  public String name() {
    return "MobileNet";
  }

  @Override
  public List<Double> alphas() {
    return List.of(0.25, 0.5, 0.75, 1.0);
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.99, 1e-3);
    net.conv("conv1", width(STEM, alpha), 3, 2, Padding.SAME).batchNorm("conv1_bn");
    net.relu6("conv1_relu");
    for (int block = 1; block <= FILTERS.length; block++) {
      boolean down = DOWN.contains(block);
      if (down) {
        net.pad("conv_pad_" + block, 0, 1);
      }
      String depthwise = "conv_dw_" + block;
      net.depthwise(depthwise, 3, down ? 2 : 1, down ? Padding.VALID : Padding.SAME);
      net.batchNorm(depthwise + "_bn").relu6(depthwise + "_relu");
      String pointwise = "conv_pw_" + block;
      net.conv(pointwise, width(FILTERS[block - 1], alpha), 1, 1, Padding.SAME);
      net.batchNorm(pointwise + "_bn").relu6(pointwise + "_relu");
    }
    if (classes > 0) {
      net.globalAverage("global_average_pooling2d", true).dropout("dropout", DROPOUT);
      net.convWithBias("conv_preds", classes, 1, 1, Padding.SAME);
      net.reshape("reshape_2", Shape.of(classes)).softmax("predictions");
    }
    return net.build(String.format(Locale.ROOT, "mobilenet_%.2f_%d", alpha, inputSize));
  }

  private static int width(int filters, double alpha) {
    return (int) (filters * alpha);
  }

  @Override
  public String featureLayer() {
    return "conv_pw_13_relu";
  }

  @Override
  public String classifierLayer() {
    return "conv_preds";
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
