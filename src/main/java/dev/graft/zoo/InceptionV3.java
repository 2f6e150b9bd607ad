package dev.graft.zoo;

import dev.graft.network.Block;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Inception V3: modules of parallel convolutions (Szegedy et al., 2016). */
final class InceptionV3 implements Architecture {
  private static final Pattern MODULE = Pattern.compile("mixed\\d+");

  @Override
  public String name() {
    return "InceptionV3";
  }

  @Override
  public int inputSize() {
    return 299;
  }

  @Override
  public int smallestInputSize() {
    return 75;
  }

  @Override
  public Network network(double alpha, int inputSize, int classes) {
    NetworkBuilder net = new NetworkBuilder(inputSize, 0.99, 1e-3);
    unit(net, 32, 3, 3, 2, Padding.VALID);
    unit(net, 32, 3, 3, 1, Padding.VALID);
    unit(net, 64, 3, 3, 1, Padding.SAME);
    net.maxPool(net.automatic("max_pooling2d"), 3, 2, Padding.VALID);
    unit(net, 80, 1, 1, 1, Padding.VALID);
    unit(net, 192, 3, 3, 1, Padding.VALID);
    net.maxPool(net.automatic("max_pooling2d"), 3, 2, Padding.VALID);
    small(net, 0, 32);
    small(net, 1, 64);
    small(net, 2, 64);
    firstReduction(net);
    large(net, 4, 128);
    large(net, 5, 160);
    large(net, 6, 160);
    large(net, 7, 192);
    secondReduction(net);
    wide(net, 9);
    wide(net, 10);
    if (classes > 0) {
      net.classifier(classes);
    }
    return net.build("inception_v3");
  }

  /** Convolution, normalisation without scale, rectifier; gives the name of the last. */
  private static String unit(
      NetworkBuilder net, int filters, int rows, int columns, int stride, Padding padding) {
    net.conv(net.automatic("conv2d"), filters, new Extent(rows, columns), stride, padding);
    net.batchNorm(net.automatic("batch_normalization"), false);
    return net.relu(net.automatic("activation")).last();
  }

  private static String unit(NetworkBuilder net, int filters, int rows, int columns) {
    return unit(net, filters, rows, columns, 1, Padding.SAME);
  }

  private static String pooled(NetworkBuilder net, String input, int filters) {
    net.from(input).averagePool(net.automatic("average_pooling2d"), 3, 1, Padding.SAME);
    return unit(net, filters, 1, 1);
  }

  /** Branches of 1 x 1, 5 x 5, and twice 3 x 3. */
  private static void small(NetworkBuilder net, int module, int pooledFilters) {
    String input = net.last();
    String one = unit(net, 64, 1, 1);
    unit(net.from(input), 48, 1, 1);
    String five = unit(net, 64, 5, 5);
    unit(net.from(input), 64, 1, 1);
    unit(net, 96, 3, 3);
    String three = unit(net, 96, 3, 3);
    String pool = pooled(net, input, pooledFilters);
    net.concatenate("mixed" + module, List.of(one, five, three, pool));
  }

  private static void firstReduction(NetworkBuilder net) {
    String input = net.last();
    String three = unit(net, 384, 3, 3, 2, Padding.VALID);
    unit(net.from(input), 64, 1, 1);
    unit(net, 96, 3, 3);
    String twice = unit(net, 96, 3, 3, 2, Padding.VALID);
    net.from(input).maxPool(net.automatic("max_pooling2d"), 3, 2, Padding.VALID);
    net.concatenate("mixed3", List.of(three, twice, net.last()));
  }

  /** Branches whose 7 x 7 convolutions are split into rows and columns. */
  private static void large(NetworkBuilder net, int module, int filters) {
    String input = net.last();
    String one = unit(net, 192, 1, 1);
    unit(net.from(input), filters, 1, 1);
    unit(net, filters, 1, 7);
    String seven = unit(net, 192, 7, 1);
    unit(net.from(input), filters, 1, 1);
    unit(net, filters, 7, 1);
    unit(net, filters, 1, 7);
    unit(net, filters, 7, 1);
    String twice = unit(net, 192, 1, 7);
    String pool = pooled(net, input, 192);
    net.concatenate("mixed" + module, List.of(one, seven, twice, pool));
  }

  private static void secondReduction(NetworkBuilder net) {
    String input = net.last();
    unit(net, 192, 1, 1);
    String three = unit(net, 320, 3, 3, 2, Padding.VALID);
    unit(net.from(input), 192, 1, 1);
    unit(net, 192, 1, 7);
    unit(net, 192, 7, 1);
    String seven = unit(net, 192, 3, 3, 2, Padding.VALID);
    net.from(input).maxPool(net.automatic("max_pooling2d"), 3, 2, Padding.VALID);
    net.concatenate("mixed8", List.of(three, seven, net.last()));
  }

  /** Branches that end in a row and a column side by side. */
  private static void wide(NetworkBuilder net, int module) {
    String input = net.last();
    String one = unit(net, 320, 1, 1);
    String before = unit(net.from(input), 384, 1, 1);
    String row = unit(net, 384, 1, 3);
    String column = unit(net.from(before), 384, 3, 1);
    String three = "mixed9_" + (module - 9);
    net.concatenate(three, List.of(row, column));
    unit(net.from(input), 448, 1, 1);
    before = unit(net, 384, 3, 3);
    row = unit(net, 384, 1, 3);
    column = unit(net.from(before), 384, 3, 1);
    String twice = net.automatic("concatenate");
    net.concatenate(twice, List.of(row, column));
    String pool = pooled(net, input, 192);
    net.concatenate("mixed" + module, List.of(one, three, twice, pool));
  }

  @Override
  public String featureLayer() {
    return "mixed10";
  }

  @Override
  public String classifierLayer() {
    return "predictions";
  }

  @Override
  public Preprocessing.Scaling scaling() {
    return Preprocessing.Scaling.SYMMETRIC;
  }

  /** Its layers are numbered, so their names say nothing of modules. */
  @Override
  public Optional<String> blockOf(String layer) {
    return Optional.empty();
  }

  /** The stem up to where it branches, then a block up to each concatenation that ends a module. */
  @Override
  public Optional<List<Block>> divide(Network network, List<Layer> extractor) {
    List<Block> blocks = new ArrayList<>();
    List<String> current = new ArrayList<>();
    for (Layer layer : extractor) {
      current.add(layer.name());
      if (MODULE.matcher(layer.name()).matches()) {
        if (blocks.isEmpty()) {
          int end = current.size() - 1;
          while (end > 0 && !network.isNarrow(current.get(end - 1))) {
            end--;
          }
          if (end == 0) {
            return Optional.empty();
          }
          blocks.add(new Block("stem", current.subList(0, end)));
          current = current.subList(end, current.size());
        }
        blocks.add(new Block(layer.name(), current));
        current = new ArrayList<>();
      }
    }
    boolean whole = !blocks.isEmpty() && current.isEmpty();
    return whole ? Optional.of(blocks) : Optional.empty();
  }
}
