package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.network.Backbone;
import dev.graft.ui.Samples;
import org.junit.jupiter.api.Test;

/** What stored variants and a live trunk cost. */
class AugmentationCostTest {
  private static final Backbone MOBILE = Samples.backbone("m", "MobileNetV2:1.0", 224, 1000);
  private static final CostModel MODEL = CostModel.of(MOBILE, Head.DEFAULT, 2);
  private static final Pace PACE = Pace.measured(MODEL, 100, 40);
  private static final FreezePlan FROZEN = new FreezePlan.AllFrozen();

  private static Augmentation flip(double mixUp, double cutMix, int variants) {
    return new Augmentation(true, 1, 0, 0, 0, 0, 0, mixUp, cutMix, variants);
  }

  private static AugmentationCost cost(FreezePlan plan, Augmentation augmentation, int batch) {
    return AugmentationCost.of(
        MODEL, plan, techniques(augmentation, Precision.SINGLE), PACE, 1600, 400, batch);
  }

  private static Techniques techniques(Augmentation augmentation, Precision precision) {
    Techniques plain = Techniques.PLAIN;
    return new Techniques(
        plain.schedule(),
        plain.warmUpEpochs(),
        plain.earlyStopping(),
        augmentation,
        plain.layerRates(),
        plain.regularisation(),
        plain.balance(),
        plain.then(),
        precision);
  }

  @Test
  void halfPrecisionTakesHalfTheRoom() {
    AugmentationCost single = cost(FROZEN, flip(0, 0, 8), 32);
    AugmentationCost half =
        AugmentationCost.of(
            MODEL, FROZEN, techniques(flip(0, 0, 8), Precision.HALF), PACE, 1600, 400, 32);
    assertThat(2 * half.storedBytes()).isEqualTo(single.storedBytes());
    assertThat(2 * half.liveBytes()).isEqualTo(single.liveBytes());
    assertThat(half.storedSeconds()).isEqualTo(single.storedSeconds());
  }

  @Test
  void variantsCostTheFirstPassSoManyTimes() {
    AugmentationCost cost = cost(FROZEN, flip(0, 0, 8), 32);
    assertThat(cost.way()).isEqualTo(InputWay.VARIANTS);
    assertThat(cost.storedBytes()).isEqualTo((8 * 1600 + 400) * 1280 * 4L);
    assertThat(cost.storedSeconds())
        .as("13,200 pictures at 100 a second, besides decoding and changing")
        .isBetween(132.0, 132 * 1.12);
    assertThat(cost.epoch())
        .isEqualTo(TimeEstimate.of(MODEL.cost(FROZEN), PACE, 1600, 400, 32).epoch());
    assertThat(cost.liveEpoch() - cost.epoch()).isBetween(16.0, 16 * 1.15);
    assertThat(cost.liveBytes()).isEqualTo(1600 * 224 * 224 * 3 * 4L + 400 * 1280 * 4);
    assertThat(cost.sentence())
        .matches(
            "8 variants stored once: about 2 min and 68 MB; live: about 1\\d s an epoch and 965 MB");
  }

  @Test
  void aLiveTrunkIsComparedWithTheUsualVariants() {
    AugmentationCost cost = cost(FROZEN, flip(0, 0, 0), 32);
    assertThat(cost.way()).isEqualTo(InputWay.LIVE_TRUNK);
    assertThat(cost.storable()).isTrue();
    assertThat(cost.sentence())
        .startsWith("live: about 1")
        .contains("; 4 variants stored once: about 7");
    assertThat(cost(FROZEN, flip(0, 0, 0), 16).liveEpoch() - cost.liveEpoch())
        .as("half of each of the trunk's batches is wasted")
        .isCloseTo(16, within(0.5));
  }

  @Test
  void whereThereIsNoChoiceOnlyOneIsTold() {
    assertThat(cost(FROZEN, flip(0, 1, 4), 32).sentence()).startsWith("live:").doesNotContain(";");
    assertThat(cost(FROZEN, Augmentation.NONE, 32).sentence()).startsWith("from stored features");
    AugmentationCost all = cost(new FreezePlan.NoneFrozen(), flip(0, 0, 4), 32);
    assertThat(all.way()).isEqualTo(InputWay.CHANGED_PIXELS);
    assertThat(all.sentence()).startsWith("stored pixels changed in every epoch: about ");
    assertThat(all.liveEpoch() - all.epoch()).isBetween(0.3, 2.0);
  }
}
