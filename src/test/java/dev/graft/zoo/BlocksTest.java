package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Activation;
import dev.graft.network.Block;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BlocksTest {
  /** Builds layer on layer; {@code from} names another input than the last layer. */
  private static final class Net {
    private final List<Layer> layers = new ArrayList<>();
    private String last = "in";

    Net() {
      layers.add(new Layer.Input("in", Shape.of(16, 16, 3)));
    }

    private Net put(Layer layer) {
      layers.add(layer);
      last = layer.name();
      return this;
    }

    Net conv(String name, String from) {
      return put(
          new Layer.Conv2D(
              name,
              List.of(from),
              4,
              Extent.ONE,
              Extent.ONE,
              Extent.ONE,
              Padding.SAME,
              false,
              Activation.LINEAR));
    }

    Net conv(String name) {
      return conv(name, last);
    }

    Net depthwise(String name) {
      return put(
          new Layer.DepthwiseConv2D(
              name,
              List.of(last),
              1,
              Extent.square(3),
              Extent.ONE,
              Extent.ONE,
              Padding.SAME,
              false,
              Activation.LINEAR));
    }

    Net bn(String name) {
      return put(new Layer.BatchNormalization(name, List.of(last), 1e-3, 0.99, true, true));
    }

    Net relu(String name) {
      return put(new Layer.Relu(name, List.of(last), 6, 0));
    }

    Net pad(String name) {
      return put(new Layer.ZeroPadding2D(name, List.of(last), 1, 1, 1, 1));
    }

    Net pool(String name) {
      return put(
          new Layer.Pooling2D(
              name, List.of(last), PoolingKind.MAX, Extent.square(2), Extent.ONE, Padding.SAME));
    }

    Net add(String name, String other) {
      return put(new Layer.Add(name, List.of(last, other)));
    }

    Network end() {
      put(new Layer.GlobalPooling2D("gap", List.of(last), PoolingKind.AVERAGE, false));
      put(new Layer.Dense("head", List.of(last), 3, true, Activation.SOFTMAX));
      return new Network("net", layers);
    }
  }

  private static List<String> blocks(Network network) {
    String feature = Features.featureLayer(network).orElseThrow();
    return Blocks.of(network, feature).stream().map(BlocksTest::shown).toList();
  }

  private static String shown(Block block) {
    return block.name() + "=" + String.join(" ", block.layers());
  }

  @Test
  void plainChainsEndAfterEachConvolution() {
    assertThat(
            blocks(
                new Net()
                    .pad("p0")
                    .conv("a")
                    .bn("a_bn")
                    .relu("a_relu")
                    .pool("pool")
                    .pad("p")
                    .conv("b")
                    .relu("b_relu")
                    .depthwise("dw")
                    .bn("dw_bn")
                    .conv("pw")
                    .end()))
        .containsExactly("a=a a_bn a_relu pool", "b=p b b_relu", "dw=dw dw_bn pw");
  }

  @Test
  void residualBlocksStayWhole() {
    Network network =
        new Net()
            .conv("stem")
            .bn("stem_bn")
            .conv("r1")
            .relu("r1_relu")
            .conv("r2")
            .add("sum", "stem_bn")
            .relu("sum_relu")
            .conv("last")
            .end();
    assertThat(blocks(network))
        .containsExactly("stem=stem stem_bn", "r1=r1 r1_relu r2 sum sum_relu", "last=last");
  }

  @Test
  void whatIsLeftGoesWithTheLastBlock() {
    assertThat(blocks(new Net().conv("a").depthwise("dw").relu("r").end()))
        .containsExactly("a=a dw r");
    assertThat(blocks(new Net().depthwise("dw").relu("r").end())).containsExactly("dw=dw r");
  }

  @Test
  void namesOfAKnownArchitectureAreEnough() {
    assertThat(
            blocks(
                new Net()
                    .pad("Conv1_pad")
                    .conv("Conv1")
                    .bn("bn_Conv1")
                    .relu("Conv1_relu")
                    .conv("block_1_expand")
                    .pad("block_1_pad")
                    .depthwise("block_1_depthwise")
                    .relu("own")
                    .conv("Conv_1")
                    .relu("out_relu")
                    .end()))
        .containsExactly(
            "Conv1=Conv1 bn_Conv1 Conv1_relu",
            "block_1=block_1_expand block_1_pad block_1_depthwise own",
            "Conv_1=Conv_1 out_relu");
  }

  @Test
  void namesThatComeBackAreNotTrusted() {
    assertThat(blocks(new Net().conv("block_1_a").conv("block_2_a").conv("block_1_b").end()))
        .containsExactly("block_1_a=block_1_a", "block_2_a=block_2_a", "block_1_b=block_1_b");
  }

  @Test
  void poolingInASideBranchDoesNotEndTheFeatures() {
    List<Layer> layers = new ArrayList<>(new Net().conv("a").end().layers().subList(0, 2));
    layers.add(new Layer.GlobalPooling2D("squeeze", List.of("a"), PoolingKind.AVERAGE, false));
    layers.add(new Layer.Reshape("excite", List.of("squeeze"), Shape.of(1, 1, 4)));
    layers.add(
        new Layer.Pooling2D(
            "p", List.of("a"), PoolingKind.AVERAGE, Extent.square(16), Extent.ONE, Padding.VALID));
    layers.add(new Layer.Add("sum", List.of("p", "excite")));
    layers.add(new Layer.Flatten("flat", List.of("sum")));
    assertThat(Features.featureLayer(new Network("se", layers))).contains("sum");
  }

  @Test
  void aNetworkOfVectorsHasNoFeatures() {
    List<Layer> layers =
        List.of(
            new Layer.Input("in", Shape.of(4, 4, 3)),
            new Layer.Flatten("flat", List.of("in")),
            new Layer.Dense("d", List.of("flat"), 2, true, Activation.SOFTMAX));
    Network network = new Network("vectors", layers);
    assertThat(Features.featureLayer(network)).isEmpty();
    assertThat(Features.classes(network)).isEqualTo(2);
  }

  @Provide
  Arbitrary<List<Integer>> plans() {
    return Arbitraries.integers().between(0, 6).list().ofMinSize(1).ofMaxSize(25);
  }

  /** Whatever the network, blocks cover it once, have different names, and end in necks. */
  @Property(tries = 300)
  void blocksDivideAnyNetwork(@ForAll("plans") List<Integer> plan) {
    Net net = new Net().conv("stem");
    String neck = "stem";
    for (int i = 0; i < plan.size(); i++) {
      String name = "l" + i;
      switch (plan.get(i)) {
        case 0 -> net.conv(name);
        case 1 -> net.depthwise(name);
        case 2 -> net.bn(name);
        case 3 -> net.relu(name);
        case 4 -> net.pool(name);
        case 5 -> net.conv(name).add(name + "_sum", neck);
        default -> neck = net.last;
      }
    }
    Network network = net.end();
    String feature = Features.featureLayer(network).orElseThrow();
    List<Block> blocks = Blocks.of(network, feature);
    assertThat(blocks.stream().flatMap(b -> b.layers().stream()).toList())
        .isEqualTo(Features.extractor(network, feature).stream().map(Layer::name).toList());
    assertThat(blocks).extracting(Block::name).doesNotHaveDuplicates();
    assertThat(blocks).allMatch(b -> network.isNarrow(b.lastLayer()));
  }
}
