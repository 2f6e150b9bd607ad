package dev.graft.zoo;

import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** SqueezeNet 1.1: eight fire modules, with few weights (Iandola et al., 2016). */
final class SqueezeNet implements Architecture {
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(Pattern.compile("conv1|relu_conv1|pool1"), "conv1"),
              new BlockNames.Rule(Pattern.compile("(fire\\d)/.+"), "$1")));

  @Override
  public String name() {
    return "SqueezeNet";
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0, 0);
    net.convWithBias("conv1", 64, 3, 2, Padding.VALID).relu("relu_conv1");
    net.maxPool("pool1", 3, 2, Padding.VALID);
    fire(net, 2, 16, 64);
    fire(net, 3, 16, 64);
    net.maxPool("pool3", 3, 2, Padding.VALID);
    fire(net, 4, 32, 128);
    fire(net, 5, 32, 128);
    net.maxPool("pool5", 3, 2, Padding.VALID);
    fire(net, 6, 48, 192);
    fire(net, 7, 48, 192);
    fire(net, 8, 64, 256);
    fire(net, 9, 64, 256);
    if (classes > 0) {
      net.dropout("drop9", 0.5).convWithBias("conv10", classes, 1, 1, Padding.VALID);
      net.relu("relu_conv10").globalAverage("global_average_pooling2d", false).softmax("loss");
    }
    return net.build("squeezenet");
  }

  private static void fire(NetworkBuilder net, int module, int squeeze, int expand) {
    String prefix = "fire" + module + "/";
    net.convWithBias(prefix + "squeeze1x1", squeeze, 1, 1, Padding.VALID);
    String squeezed = net.relu(prefix + "relu_squeeze1x1").last();
    net.convWithBias(prefix + "expand1x1", expand, 1, 1, Padding.VALID);
    net.relu(prefix + "relu_expand1x1");
    net.from(squeezed).convWithBias(prefix + "expand3x3", expand, 3, 1, Padding.SAME);
    net.relu(prefix + "relu_expand3x3");
    net.concatenate(
        prefix + "concat", List.of(prefix + "relu_expand1x1", prefix + "relu_expand3x3"));
  }

  @Override
  public String featureLayer() {
    return "fire9/concat";
  }

  @Override
  public String classifierLayer() {
    return "conv10";
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
