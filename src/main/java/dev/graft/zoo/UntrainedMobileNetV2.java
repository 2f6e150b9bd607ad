package dev.graft.zoo;

import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import java.util.List;

/**
 * A MobileNet V2 that has learnt nothing: the honest baseline that a pretrained backbone has to
 * beat. Its weights are made, not stored.
 */
final class UntrainedMobileNetV2 {
  private static final int SIZE = 96;
  private static final long SEED = 20_180_113;

  /**
   * Stated rather than computed, so that listing backbones makes no weights; a test compares the
   * two.
   */
  private static final String FINGERPRINT =
      "9de471bb5487c87758193142a69d51192f40f69a719e488bf2bbb052f6f0c780";

  private UntrainedMobileNetV2() {}

  static Backbone describe() {
    Variant variant = new Variant(new MobileNetV2(), 0.35);
    Network network = variant.network(SIZE, 0);
    String featureLayer = variant.architecture().featureLayer();
    return new Backbone(
        BuiltIns.UNTRAINED + "mobilenet-v2-0.35",
        variant.label(),
        network,
        featureLayer,
        Blocks.of(network, featureLayer),
        new Preprocessing(SIZE, SIZE, Preprocessing.Fit.STRETCH, variant.architecture().scaling()),
        List.of(),
        "Apache-2.0",
        Backbone.RANDOM,
        FINGERPRINT);
  }

  static PretrainedBackbone load() {
    Backbone backbone = describe();
    return new PretrainedBackbone(backbone, RandomWeights.heNormal(backbone.network(), SEED));
  }
}
