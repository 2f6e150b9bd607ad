package dev.graft.zoo;

import dev.graft.network.Activation;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** VGG: five blocks of plain 3 x 3 convolutions (Simonyan and Zisserman, 2015). */
final class Vgg implements Architecture {
  private static final int[] FILTERS = {64, 128, 256, 512, 512};
  private static final int WIDE = 4096;
  private static final BlockNames BLOCKS =
      new BlockNames(
          List.of(new BlockNames.Rule(Pattern.compile("(block[1-5])_(?:conv\\d|pool)"), "$1")));

  private final String name;
  private final int[] depths;

  private Vgg(String name, int... depths) {
    this.name = name;
    this.depths = depths;
  }

  static Vgg of16Layers() {
    return new Vgg("VGG16", 2, 2, 3, 3, 3);
  }

  static Vgg of19Layers() {
    return new Vgg("VGG19", 2, 2, 4, 4, 4);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0, 0);
    for (int block = 1; block <= depths.length; block++) {
      String prefix = "block" + block + "_";
      for (int conv = 1; conv <= depths[block - 1]; conv++) {
        int filters = FILTERS[block - 1];
        net.convWithBias(prefix + "conv" + conv, filters, 3, 1, Padding.SAME, Activation.RELU);
      }
      net.maxPool(prefix + "pool", 2, 2, Padding.VALID);
    }
    if (classes > 0) {
      net.flatten("flatten")
          .dense("fc1", WIDE, Activation.RELU)
          .dense("fc2", WIDE, Activation.RELU);
      net.dense("predictions", classes, Activation.SOFTMAX);
    }
    return net.build(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public String featureLayer() {
    return "block5_pool";
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
