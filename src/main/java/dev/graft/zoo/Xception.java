package dev.graft.zoo;

import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Xception: separable convolutions with residual connections (Chollet, 2017). */
final class Xception implements Architecture {
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(
              new BlockNames.Rule(
                  Pattern.compile("(block\\d+)_(?:(?:conv|sepconv)\\d(?:_bn|_act)?|pool)"), "$1"),
              // The shortcuts have no names of their own and lie among the layers of their block.
              new BlockNames.Rule(
                  Pattern.compile("(?:conv2d|batch_normalization)(?:_\\d+)?"), BlockNames.SAME)));

  @Override
  public String name() {
    return "Xception";
  }

  @Override
  public int inputSize() {
    return 299;
  }

  @Override
  public int smallestInputSize() {
    return 71;
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.99, 1e-3);
    net.conv("block1_conv1", 32, 3, 2, Padding.VALID).batchNorm("block1_conv1_bn");
    net.relu("block1_conv1_act").conv("block1_conv2", 64, 3, 1, Padding.VALID);
    net.batchNorm("block1_conv2_bn").relu("block1_conv2_act");
    smaller(net, 2, 128, 128);
    smaller(net, 3, 256, 256);
    smaller(net, 4, 728, 728);
    for (int block = 5; block <= 12; block++) {
      String input = net.last();
      for (int i = 1; i <= 3; i++) {
        String name = "block" + block + "_sepconv" + i;
        net.relu(name + "_act").separable(name, 728).batchNorm(name + "_bn");
      }
      net.add(net.automatic("add"), net.last(), input);
    }
    smaller(net, 13, 728, 1024);
    net.separable("block14_sepconv1", 1536).batchNorm("block14_sepconv1_bn");
    net.relu("block14_sepconv1_act").separable("block14_sepconv2", 2048);
    net.batchNorm("block14_sepconv2_bn").relu("block14_sepconv2_act");
    if (classes > 0) {
      net.classifier(classes);
    }
    return net.build("xception");
  }

  /** Two separable convolutions and a pooling, with a convolution beside them. */
  private static void smaller(NetworkBuilder net, int block, int first, int second) {
    String prefix = "block" + block + "_";
    String input = net.last();
    net.conv(net.automatic("conv2d"), second, 1, 2, Padding.SAME);
    String shortcut = net.batchNorm(net.automatic("batch_normalization")).last();
    net.from(input);
    if (block > 2) {
      net.relu(prefix + "sepconv1_act");
    }
    net.separable(prefix + "sepconv1", first).batchNorm(prefix + "sepconv1_bn");
    net.relu(prefix + "sepconv2_act").separable(prefix + "sepconv2", second);
    net.batchNorm(prefix + "sepconv2_bn").maxPool(prefix + "pool", 3, 2, Padding.SAME);
    net.add(net.automatic("add"), net.last(), shortcut);
  }

  @Override
  public String featureLayer() {
    return "block14_sepconv2_act";
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
