package dev.graft.zoo;

import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** ResNet 50: sixteen residual blocks of three convolutions (He et al., 2016). */
final class ResNet50 implements Architecture {
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("(?:conv1|pool1)_.+"), "conv1"),
              new BlockNames.Rule(Pattern.compile("(conv[2-5]_block\\d+)_.+"), "$1")));

  @Override
  public String name() {
    return "ResNet50";
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.99, ResNets.EPSILON);
    net.pad("conv1_pad", 3, 3).convWithBias("conv1_conv", 64, 7, 2, Padding.VALID);
    net.batchNorm("conv1_bn").relu("conv1_relu");
    net.pad("pool1_pad", 1, 1).maxPool("pool1_pool", 3, 2, Padding.VALID);
    for (int stage = 0; stage < ResNets.BLOCKS.length; stage++) {
      for (int block = 1; block <= ResNets.BLOCKS[stage]; block++) {
        int stride = stage > 0 && block == 1 ? 2 : 1;
        residual(net, ResNets.name(stage, block), ResNets.FILTERS[stage], stride, block == 1);
      }
    }
    if (classes > 0) {
      net.classifier(classes);
    }
    return net.build("resnet50");
  }

  private static void residual(
      NetworkBuilder net, String name, int filters, int stride, boolean widening) {
    String input = net.last();
    String shortcut = input;
    if (widening) {
      net.convWithBias(name + "_0_conv", 4 * filters, 1, stride, Padding.VALID);
      shortcut = net.batchNorm(name + "_0_bn").last();
    }
    net.from(input).convWithBias(name + "_1_conv", filters, 1, stride, Padding.VALID);
    net.batchNorm(name + "_1_bn").relu(name + "_1_relu");
    net.convWithBias(name + "_2_conv", filters, 3, 1, Padding.SAME);
    net.batchNorm(name + "_2_bn").relu(name + "_2_relu");
    net.convWithBias(name + "_3_conv", 4 * filters, 1, 1, Padding.VALID);
    net.batchNorm(name + "_3_bn").add(name + "_add", shortcut, name + "_3_bn");
    net.relu(name + "_out");
  }

  @Override
  public String featureLayer() {
    return "conv5_block3_out";
  }

  @Override
  public String classifierLayer() {
    return "predictions";
  }

  @Override
  public Preprocessing.Scaling scaling() {
    return Preprocessing.Scaling.CAFFE;
  }

  @Override
  public Optional<String> blockOf(String layer) {
    return BLOCKS.find(layer);
  }
}
