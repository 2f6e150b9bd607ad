package dev.graft.zoo;

import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** DenseNet 121: each layer sees all before it in its stage (Huang et al., 2017). */
final class DenseNet121 implements Architecture {
  private static final int GROWTH = 32;
  private static final int[] LAYERS = {6, 12, 24, 16};

  /**
   * Every dense layer ends in a neck, but 58 stops are too many; a stage takes its transition
   * along.
   */
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("conv1_.+|pool1"), "conv1"),
              new BlockNames.Rule(Pattern.compile("(conv[2-5])_block\\d+_.+"), "$1"),
              new BlockNames.Rule(Pattern.compile("pool([2-4])_.+"), "conv$1"),
              new BlockNames.Rule(Pattern.compile("bn|relu"), "conv5")));

  @Override
  public String name() {
    return "DenseNet121";
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.99, 1.001e-5);
    net.pad(net.automatic("zero_padding2d"), 3, 3).conv("conv1_conv", 64, 7, 2, Padding.VALID);
    net.batchNorm("conv1_bn").relu("conv1_relu");
    net.pad(net.automatic("zero_padding2d"), 1, 1).maxPool("pool1", 3, 2, Padding.VALID);
    int channels = 64;
    for (int stage = 2; stage <= 5; stage++) {
      for (int layer = 1; layer <= LAYERS[stage - 2]; layer++) {
        dense(net, "conv" + stage + "_block" + layer);
      }
      channels += GROWTH * LAYERS[stage - 2];
      if (stage < 5) {
        channels /= 2;
        String name = "pool" + stage;
        net.batchNorm(name + "_bn").relu(name + "_relu");
        net.conv(name + "_conv", channels, 1, 1, Padding.VALID);
        net.averagePool(name + "_pool", 2, 2, Padding.VALID);
      }
    }
    net.batchNorm("bn").relu("relu");
    if (classes > 0) {
      net.classifier(classes);
    }
    return net.build("densenet121");
  }

  private static void dense(NetworkBuilder net, String name) {
    String input = net.last();
    net.batchNorm(name + "_0_bn").relu(name + "_0_relu");
    net.conv(name + "_1_conv", 4 * GROWTH, 1, 1, Padding.VALID);
    net.batchNorm(name + "_1_bn").relu(name + "_1_relu");
    net.conv(name + "_2_conv", GROWTH, 3, 1, Padding.SAME);
    net.concatenate(name + "_concat", List.of(input, net.last()));
  }

  @Override
  public String featureLayer() {
    return "relu";
  }

  @Override
  public String classifierLayer() {
    return "predictions";
  }

  @Override
  public Preprocessing.Scaling scaling() {
    return Preprocessing.Scaling.TORCH;
  }

  @Override
  public Optional<String> blockOf(String layer) {
    return BLOCKS.find(layer);
  }
}
