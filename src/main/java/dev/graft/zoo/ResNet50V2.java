package dev.graft.zoo;

import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** ResNet 50, version 2: normalisation comes before each convolution (He et al., 2016). */
final class ResNet50V2 implements Architecture {
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("(?:conv1|pool1)_.+"), "conv1"),
              new BlockNames.Rule(Pattern.compile("(conv[2-5]_block\\d+)_.+"), "$1"),
              new BlockNames.Rule(Pattern.compile("post_.+"), "conv5_block3")));

  @Override
  public String name() {
    return "ResNet50V2";
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.99, ResNets.EPSILON);
    net.pad("conv1_pad", 3, 3).convWithBias("conv1_conv", 64, 7, 2, Padding.VALID);
    net.pad("pool1_pad", 1, 1).maxPool("pool1_pool", 3, 2, Padding.VALID);
    for (int stage = 0; stage < ResNets.BLOCKS.length; stage++) {
      for (int block = 1; block <= ResNets.BLOCKS[stage]; block++) {
        // The last block of each stage but the last makes the picture smaller.
        int stride = stage < 3 && block == ResNets.BLOCKS[stage] ? 2 : 1;
        residual(net, ResNets.name(stage, block), ResNets.FILTERS[stage], stride, block == 1);
      }
    }
    net.batchNorm("post_bn").relu("post_relu");
    if (classes > 0) {
      net.classifier(classes);
    }
    return net.build("resnet50v2");
  }

  private static void residual(
      NetworkBuilder net, String name, int filters, int stride, boolean widening) {
    String input = net.last();
    String active = net.batchNorm(name + "_preact_bn").relu(name + "_preact_relu").last();
    String shortcut = input;
    if (widening) {
      shortcut = net.convWithBias(name + "_0_conv", 4 * filters, 1, stride, Padding.VALID).last();
    } else if (stride > 1) {
      String pool = net.automatic("max_pooling2d");
      shortcut = net.from(input).maxPool(pool, 1, stride, Padding.VALID).last();
    }
    net.from(active).conv(name + "_1_conv", filters, 1, 1, Padding.VALID);
    net.batchNorm(name + "_1_bn").relu(name + "_1_relu").pad(name + "_2_pad", 1, 1);
    net.conv(name + "_2_conv", filters, 3, stride, Padding.VALID);
    net.batchNorm(name + "_2_bn").relu(name + "_2_relu");
    net.convWithBias(name + "_3_conv", 4 * filters, 1, 1, Padding.VALID);
    net.add(name + "_out", shortcut, name + "_3_conv");
  }

  @Override
  public String featureLayer() {
    return "post_relu";
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
