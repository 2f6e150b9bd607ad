package dev.graft.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.ui.Samples;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockGraphTest {
  @Test
  void aResidualConnectionRunsBelowTheLayersThatItSkips() {
    Backbone mobile = Samples.backbone("m", "MobileNetV2:1.0", 96, 0);
    Block block = mobile.block("block_2").orElseThrow();
    BlockGraph graph = BlockGraph.of(mobile.network(), block);

    BlockGraph.Spot add = graph.byName().get("block_2_add");
    assertThat(graph.rows()).isEqualTo(2);
    assertThat(add.column()).isEqualTo(block.layers().size());
    assertThat(add.row()).isZero();
    assertThat(graph.spots())
        .filteredOn(BlockGraph.Spot::outside)
        .extracting(BlockGraph.Spot::layer)
        .containsExactly("block_1_project_BN");
    assertThat(graph.links())
        .filteredOn(l -> l.to().equals(add) && l.from().outside())
        .extracting(BlockGraph.Link::row)
        .containsExactly(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"InceptionV3", "ResNet50", "DenseNet121", "EfficientNetB0", "VGG16"})
  void nothingStandsOnAnythingElse(String architecture) {
    Backbone backbone = Samples.backbone("b", architecture, 96, 0);
    for (Block block : backbone.blocks()) {
      BlockGraph graph = BlockGraph.of(backbone.network(), block);
      Set<String> places = new HashSet<>();
      for (BlockGraph.Spot spot : graph.spots()) {
        assertThat(places.add(spot.column() + "," + spot.row())).isTrue();
        assertThat(spot.column()).isBetween(0, graph.columns() - 1);
        assertThat(spot.row()).isBetween(0, graph.rows() - 1);
      }
      for (BlockGraph.Link link : graph.links()) {
        assertThat(link.from().column()).isLessThan(link.to().column());
        for (int c = link.from().column() + 1; c < link.to().column(); c++) {
          assertThat(places).doesNotContain(c + "," + link.row());
        }
      }
      int inputs =
          block.layers().stream().mapToInt(l -> backbone.network().layer(l).inputs().size()).sum();
      assertThat(graph.links()).hasSize(inputs);
    }
  }
}
