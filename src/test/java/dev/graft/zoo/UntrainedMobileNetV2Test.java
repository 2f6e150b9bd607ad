package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import org.junit.jupiter.api.Test;

class UntrainedMobileNetV2Test {
  @Test
  void isTheSameEverywhere() {
    PretrainedBackbone loaded = UntrainedMobileNetV2.load();
    Backbone backbone = loaded.backbone();
    assertThat(backbone.name()).isEqualTo("untrained-mobilenet-v2-0.35");
    assertThat(backbone.architecture()).isEqualTo("MobileNetV2:0.35");
    assertThat(backbone.network().parameters()).isEqualTo(410_208);
    assertThat(backbone.preprocessing().height()).isEqualTo(96);
    assertThat(backbone.hasClassifier()).isFalse();
    assertThat(loaded.weights().fingerprint()).isEqualTo(backbone.fingerprint());
  }

  @Test
  void isHeNormal() {
    Weights weights = UntrainedMobileNetV2.load().weights();
    deviates(weights.get("Conv_1", "kernel").toArray(), Math.sqrt(2.0 / 112));
    deviates(weights.get("block_16_depthwise", "kernel").toArray(), Math.sqrt(2.0 / 9));
    assertThat(weights.get("Conv_1_bn", "gamma").toArray()).containsOnly(1f);
    assertThat(weights.get("Conv_1_bn", "moving_variance").toArray()).containsOnly(1f);
    assertThat(weights.get("Conv_1_bn", "beta").toArray()).containsOnly(0f);
  }

  private static void deviates(float[] values, double expected) {
    double sum = 0;
    double squares = 0;
    for (float v : values) {
      sum += v;
      squares += (double) v * v;
    }
    double mean = sum / values.length;
    double error = 5 * expected / Math.sqrt(values.length);
    assertThat(mean).isCloseTo(0, within(error));
    assertThat(Math.sqrt(squares / values.length - mean * mean)).isCloseTo(expected, within(error));
  }
}
