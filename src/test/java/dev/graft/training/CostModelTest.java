package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Backbone;
import dev.graft.network.PoolingKind;
import dev.graft.ui.Samples;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Exact counts, and how near the models of time and memory are. */
class CostModelTest {
  private static final Backbone MOBILE = Samples.backbone("m", "MobileNetV2:1.0", 224, 1000);
  private static final CostModel MODEL = CostModel.of(MOBILE, Head.DEFAULT, 2);

  @Test
  void countsAreThoseOfKeras() {
    TrainingCost frozen = MODEL.cost(new FreezePlan.AllFrozen());
    assertThat(frozen.learning()).isEqualTo(1280 * 2 + 2);
    assertThat(frozen.total()).isEqualTo(2_257_984 + 1280 * 2 + 2);
    assertThat(frozen.cut()).isEqualTo(Head.POOL);
    assertThat(frozen.bytesPerImage()).isEqualTo(1280 * 4);
    assertThat(frozen.tailMacs()).isEqualTo(1280 * 2);
    assertThat(frozen.onceShare()).isCloseTo(1, within(1e-4));

    // 34,112 of the trunk's are moving statistics.
    TrainingCost all = MODEL.cost(new FreezePlan.NoneFrozen());
    assertThat(all.learning()).isEqualTo(2_257_984 - 34_112 + 1280 * 2 + 2);
    assertThat(all.cutIsInput()).isTrue();
    assertThat(all.bytesPerImage()).isEqualTo(224 * 224 * 3 * 4);
    assertThat(all.trunkMacs()).isZero();
    assertThat(all.tailMacs()).isEqualTo(frozen.trunkMacs() + frozen.tailMacs());
    assertThat(all.onceShare()).isZero();
  }

  @Test
  void theTrunkAndTheTailAreTheWholeWhereverTheCutIs() {
    TrainingCost all = MODEL.cost(new FreezePlan.NoneFrozen());
    for (int i = 1; i < MOBILE.blocks().size(); i++) {
      TrainingCost cost = MODEL.cost(new FreezePlan.FirstBlocks(i));
      TrainingCost next = MODEL.cost(new FreezePlan.FirstBlocks(i + 1));
      assertThat(cost.trunkMacs() + cost.tailMacs()).isEqualTo(all.tailMacs());
      assertThat(cost.trunkWork() + cost.tailWork()).isCloseTo(all.tailWork(), within(1.0));
      assertThat(next.learning()).isLessThan(cost.learning());
      assertThat(next.stepWork()).isLessThan(cost.stepWork());
    }
  }

  @Test
  void aFrozenLayerAboveTheCutSavesNothingButItsGradient() {
    TrainingCost line = MODEL.cost(new FreezePlan.FirstBlocks(13));
    FreezeChoice locked = FreezeChoice.line(MOBILE, 13).toggleBlock(16);
    TrainingCost cost = MODEL.cost(locked.plan());
    assertThat(cost.cut()).isEqualTo(line.cut());
    assertThat(cost.tailMacs()).isEqualTo(line.tailMacs());
    assertThat(cost.learning()).isLessThan(line.learning());
    assertThat(cost.stepWork()).isLessThan(line.stepWork());
  }

  @Test
  void theHeadIsPartOfIt() {
    Head head = new Head(PoolingKind.MAX, 0.5, List.of(100));
    TrainingCost cost = CostModel.of(MOBILE, head, 3).cost(new FreezePlan.AllFrozen());
    assertThat(cost.learning()).isEqualTo(1280 * 100 + 100 + 100 * 3 + 3);
    assertThat(cost.cut()).isEqualTo(Head.POOL);
  }

  @Test
  void aMeasuredPaceGivesBackWhatWasMeasured() {
    Pace pace = Pace.measured(MODEL, 160, 40);
    TrainingCost frozen = MODEL.cost(new FreezePlan.AllFrozen());
    TrainingCost all = MODEL.cost(new FreezePlan.NoneFrozen());
    assertThat(pace.source()).isEqualTo(Pace.Source.MEASURED);
    assertThat(frozen.trunkWork() * pace.secondsPerWork()).isCloseTo(1 / 160.0, within(1e-9));
    assertThat(all.stepWork() * pace.secondsPerStepWork()).isCloseTo(0.040, within(1e-9));
    TimeEstimate time = TimeEstimate.of(frozen, pace, 1600, 400, 32);
    assertThat(time.firstPass()).isGreaterThan(2000 / 160.0).isLessThan(2 * 2000 / 160.0);
    assertThat(time.withoutStore()).isCloseTo(time.epoch() + time.firstPass(), within(1e-9));
    assertThat(time.epoch()).isLessThan(time.firstPass() / 10);
    // Where only running was measured, a step is reckoned from it.
    assertThat(Pace.measured(MODEL, 160, 0).secondsPerStepWork()).isEqualTo(pace.secondsPerWork());
  }

  /**
   * Peaks of a process that ran the trunk six times and seven steps with Adam, in MB, on two cores
   * with the heap bounded at 1 GB. It decodes nothing, so the model says more.
   */
  @ParameterizedTest
  @CsvSource({
    "MobileNetV2:1.0, 224, 1.0, 32, 952",
    "MobileNetV2:1.0, 224, 0.7, 32, 1067",
    "MobileNetV2:1.0, 224, 0.0, 32, 2714",
    "ResNet50, 224, 1.0, 32, 2439",
    "ResNet50, 224, 0.75, 32, 1760",
    "ResNet50, 224, 0.75, 8, 1720",
    "ResNet50, 224, 0.0, 16, 2853",
    "EfficientNetB0, 224, 0.6, 32, 1348",
    "DenseNet121, 224, 0.7, 16, 1465",
    "VGG16, 224, 1.0, 32, 2132",
    "VGG16, 224, 0.5, 16, 1960",
  })
  void memoryIsNearWhatWasMeasured(
      String architecture, int size, double frozen, int batch, long megabytes) {
    Backbone backbone = Samples.backbone("b", architecture, size, 0);
    List<String> layers = backbone.trunk().layers().stream().map(l -> l.name()).toList();
    Set<String> kept = Set.copyOf(layers.subList(0, (int) (layers.size() * frozen)));
    long says =
        CostModel.of(backbone, Head.DEFAULT, 2)
            .cost(frozen == 0 ? new FreezePlan.NoneFrozen() : new FreezePlan.Chosen(kept))
            .memory(batch);
    assertThat(says / 1e6).isBetween(megabytes * 0.75, megabytes * 1.25);
  }

  @Test
  void moreLearningMeansLongerEpochsAndMoreMemory() {
    Pace pace = Pace.guessed(2);
    double[] epochs = new double[MOBILE.blocks().size() + 1];
    long[] memory = new long[epochs.length];
    for (int i = 0; i < epochs.length; i++) {
      TrainingCost cost = MODEL.cost(FreezeChoice.line(MOBILE, i).plan());
      epochs[i] = TimeEstimate.of(cost, pace, 1600, 400, 32).epoch();
      memory[i] = cost.memory(32);
    }
    assertThat(epochs[16]).isLessThan(epochs[8] / 2).isGreaterThan(2 * epochs[19]);
    assertThat(epochs[0]).isGreaterThan(epochs[8]);
    assertThat(memory[0]).isGreaterThan(2 * memory[16]);
    assertThat(memory[8]).isBetween(memory[16], memory[0]);
    assertThat(Pace.guessed(4).secondsPerWork()).isLessThan(pace.secondsPerWork());
  }
}
