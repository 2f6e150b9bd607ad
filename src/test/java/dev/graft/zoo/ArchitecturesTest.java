package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ArchitecturesTest {
  @Test
  void parsesNamesAndWidths() {
    assertThat(Architectures.parse("MobileNetV2:0.35").label()).isEqualTo("MobileNetV2:0.35");
    assertThat(Architectures.parse("mobilenetv2:.5").label()).isEqualTo("MobileNetV2:0.5");
    assertThat(Architectures.parse("MobileNet").label()).isEqualTo("MobileNet:1.0");
    assertThat(Architectures.candidates("MobileNet")).hasSize(4);
    assertThat(Architectures.candidates("MobileNetV2")).hasSize(6);
    assertThatThrownBy(() -> Architectures.parse("ResNet"))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith(
            "There is no architecture ResNet; use one of MobileNet, MobileNetV2, ResNet50, ");
    assertThatThrownBy(() -> Architectures.parse("MobileNet:0.35"))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("no width 0.35")
        .hasMessageContaining("MobileNet:0.25");
    assertThatThrownBy(() -> Architectures.parse("MobileNet:")).isInstanceOf(GraftException.class);
  }

  @Test
  void blocksAreThoseThatPeopleKnow() {
    Network v2 = Architectures.parse("MobileNetV2:0.35").network(96, 0);
    List<Block> blocks = Architectures.parse("MobileNetV2").architecture().blocks(v2);
    assertThat(blocks)
        .hasSize(19)
        .extracting(Block::name)
        .startsWith("Conv1", "expanded_conv", "block_1", "block_2")
        .endsWith("block_16", "Conv_1");
    assertThat(blocks.get(0).layers()).containsExactly("Conv1", "bn_Conv1", "Conv1_relu");
    assertThat(blocks.get(18).layers()).containsExactly("Conv_1", "Conv_1_bn", "out_relu");
    assertThat(blocks.get(4).layers()).startsWith("block_3_expand").contains("block_3_pad");

    Network v1 = Architectures.parse("MobileNet:0.25").network(128, 10);
    List<Block> v1Blocks = Architectures.parse("MobileNet").architecture().blocks(v1);
    assertThat(v1Blocks).hasSize(14).extracting(Block::name).startsWith("conv1", "block_1");
    assertThat(v1Blocks.get(0).layers()).containsExactly("conv1", "conv1_bn", "conv1_relu");
    assertThat(v1Blocks.get(2).layers()).startsWith("conv_pad_2", "conv_dw_2");
    assertThat(v1Blocks.get(13).lastLayer()).isEqualTo("conv_pw_13_relu");
  }

  @Provide
  Arbitrary<Variant> variants() {
    return Arbitraries.of(Recognition.everything());
  }

  /** Blocks cover the extractor once, in order, and each ends in a neck: it can be a cut. */
  @Property(tries = 60)
  void blocksDivideTheExtractor(
      @ForAll("variants") Variant variant,
      @ForAll @IntRange(min = 32, max = 260) int size,
      @ForAll @IntRange(max = 20) int classes) {
    Network network =
        variant.network(Math.max(size, variant.architecture().smallestInputSize()), classes);
    String feature = variant.architecture().featureLayer();
    List<Block> blocks = variant.architecture().blocks(network);
    assertThat(blocks.stream().flatMap(b -> b.layers().stream()).toList())
        .isEqualTo(Features.extractor(network, feature).stream().map(Layer::name).toList());
    assertThat(blocks).allMatch(b -> network.isNarrow(b.lastLayer()));
    assertThat(Features.featureLayer(network, Optional.of(variant.architecture())))
        .contains(feature);
    assertThat(Features.classes(network)).isEqualTo(classes > 1 ? classes : 0);
    assertThat(network.layers().get(1).inputs()).containsExactly("input_layer");
  }

  /** Each width is recognised as itself, with and without classifier. */
  @Property(tries = 40)
  void weightsAreRecognised(
      @ForAll("variants") Variant variant, @ForAll @IntRange(max = 1000) int classes) {
    assertThat(
            Recognition.find(
                Recognition.shapes(variant.network(variant.architecture().inputSize(), classes)),
                Recognition.everything()))
        .contains(new Recognition.Recognised(variant, classes));
  }
}
