package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.BatchNormFolding;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.training.Head;
import dev.graft.training.Trunk;
import dev.graft.zoo.Architectures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trunk tells on the way is, to the bit, what a trunk says that ends there. */
class PassingTrunkTest {
  private static final int SIDE = 64;

  @ParameterizedTest
  @CsvSource({
    "MobileNetV2, block_12_add",
    "MobileNetV2, block_5_add",
    "ResNet50, conv4_block6_out",
    "EfficientNetB0, block6c_add",
    "DenseNet121, pool4_pool"
  })
  void theFeaturesOnTheWayAreThoseOfAShorterTrunk(String architecture, String passed) {
    Network whole =
        Head.DEFAULT
            .graftOnto(Architectures.find(architecture).orElseThrow().network(1.0, SIDE, 0), 2)
            .upTo(Head.POOL);
    Network shorter = whole.upTo(passed);
    Weights weights = FormulaWeights.of(whole);
    TensorFlowEngine engine = new TensorFlowEngine();
    float[] pixels = Sketch.numbers(engine.trunkBatch() * SIDE * SIDE * 3, 5);
    float[] pooled = new float[engine.trunkBatch() * size(whole)];
    float[] pooledAlone = pooled.clone();
    float[] onTheWay = new float[engine.trunkBatch() * size(shorter)];
    float[] alone = onTheWay.clone();

    assertThat(BatchNormFolding.isKept(whole, passed)).isTrue();
    try (Trunk trunk = engine.openTrunk(whole, List.of(passed), weights, Scaling.SYMMETRIC)) {
      trunk.run(pixels, pooled, List.of(onTheWay));
      trunk.run(pixels, pooledAlone);
    }
    try (Trunk trunk = engine.openTrunk(shorter, weights.fitting(shorter), Scaling.SYMMETRIC)) {
      trunk.run(pixels, alone);
    }

    assertThat(onTheWay).isEqualTo(alone);
    assertThat(pooled).as("and what comes after is not changed").isEqualTo(pooledAlone);
    assertThat(alone[0]).isNotEqualTo(alone[alone.length - 1]);
  }

  private static int size(Network network) {
    return Math.toIntExact(network.outputShape().size());
  }

  @Test
  void whatFoldingTakesAwayCannotBePassed() {
    Network network = Sketch.input(6, 6, 3).conv("conv", 5, 3, 2).bn("bn").relu6("relu").network();

    assertThat(network.layers().stream().map(Layer::name))
        .filteredOn(name -> BatchNormFolding.isKept(network, name))
        .containsExactly("in", "bn", "relu");
  }
}
