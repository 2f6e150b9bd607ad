package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Shape;
import dev.graft.network.WeightSpec;
import dev.graft.testing.Sketch;
import dev.graft.training.FreezeChoice.State;
import dev.graft.ui.Samples;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The line, the locks, and the plan that they come to. */
class FreezeChoiceTest {
  private static final Backbone MOBILE = Samples.backbone("m", "MobileNetV2:0.35", 96, 0);
  private static final int BLOCKS = MOBILE.blocks().size();

  private static FreezeChoice line(int frozen) {
    return FreezeChoice.line(MOBILE, frozen);
  }

  /** What can learn of what a plan lets learn: statistics alone are no learning. */
  private static Set<String> learnable(Backbone backbone, FreezePlan plan) {
    Set<String> learning = new LinkedHashSet<>(plan.learning(backbone));
    learning.removeIf(l -> backbone.network().weights(l).stream().noneMatch(WeightSpec::learnable));
    return learning;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MobileNet:1.0",
        "MobileNetV2:0.35",
        "ResNet50",
        "ResNet50V2",
        "InceptionV3",
        "Xception",
        "VGG16",
        "EfficientNetB0",
        "DenseNet121",
        "SqueezeNet"
      })
  void aLineLetsLearnWhatThePlanOfBlocksDoes(String architecture) {
    Backbone backbone = Samples.backbone("b", architecture, 96, 0);
    for (int i = 0; i <= backbone.blocks().size(); i++) {
      FreezeChoice choice = FreezeChoice.line(backbone, i);
      assertThat(choice.learning())
          .isEqualTo(learnable(backbone, new FreezePlan.FirstBlocks(i)))
          .isEqualTo(learnable(backbone, choice.plan()));
      assertThat(choice.isLine()).isTrue();
      assertThat(choice.plan()).isNotInstanceOf(FreezePlan.Chosen.class);
    }
  }

  @Test
  void anEarlierPlanBecomesTheChoiceThatItCameFrom() {
    for (int i = 0; i <= BLOCKS; i++) {
      assertThat(FreezeChoice.of(MOBILE, line(i).plan())).isEqualTo(line(i));
      assertThat(FreezeChoice.of(MOBILE, new FreezePlan.AllButLastBlocks(BLOCKS - i)))
          .isEqualTo(line(i));
    }
    FreezeChoice locks = line(BLOCKS - 5).toggleBlock(BLOCKS - 3).toggleBlock(1);
    assertThat(locks.plan()).isInstanceOf(FreezePlan.Chosen.class);
    assertThat(FreezeChoice.of(MOBILE, locks.plan()).learning()).isEqualTo(locks.learning());
  }

  @Test
  void theEndsAreAllAndNone() {
    assertThat(line(BLOCKS).plan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(line(0).plan()).isEqualTo(new FreezePlan.NoneFrozen());
    assertThat(line(BLOCKS + 9)).isEqualTo(line(BLOCKS));
    assertThat(line(-4)).isEqualTo(line(0));
    assertThat(line(7).plan()).isEqualTo(new FreezePlan.FirstBlocks(7));
  }

  @Test
  void aLockBesideTheLineTakesItAlong() {
    assertThat(line(10).toggleBlock(10)).isEqualTo(line(11));
    assertThat(line(10).toggleBlock(9)).isEqualTo(line(9));
    assertThat(line(BLOCKS).toggleBlock(BLOCKS - 1)).isEqualTo(line(BLOCKS - 1));
    assertThat(line(1).toggleBlock(0)).isEqualTo(line(0));
  }

  @Test
  void aLockElsewhereStaysWhereItIs() {
    FreezeChoice choice = line(10).toggleBlock(12).toggleBlock(3);
    assertThat(choice.line()).isEqualTo(10);
    assertThat(choice.isLine()).isFalse();
    assertThat(choice.state(12)).isEqualTo(State.FROZEN);
    assertThat(choice.state(3)).isEqualTo(State.LEARNS);
    assertThat(choice.plan()).isInstanceOf(FreezePlan.Chosen.class);
    assertThat(choice.plan().learning(MOBILE)).isEqualTo(choice.learning());
    assertThat(choice.learningBlocks()).isEqualTo(BLOCKS - 10);
    assertThat(choice.toggleBlock(3).toggleBlock(12)).isEqualTo(line(10));
  }

  @Test
  void aSkippedLockIsCaughtUpWhenTheLineReachesIt() {
    assertThat(line(10).toggleBlock(11).toggleBlock(10)).isEqualTo(line(12));
  }

  @Test
  void theLineChangesOnlyTheBlocksThatItPasses() {
    FreezeChoice choice = line(10).toggleBlock(14).toggleBlock(2);
    FreezeChoice left = choice.withLine(8);
    assertThat(left.line()).isEqualTo(8);
    assertThat(left.state(9)).isEqualTo(State.LEARNS);
    assertThat(left.state(14)).isEqualTo(State.FROZEN);
    assertThat(left.state(2)).isEqualTo(State.LEARNS);
    assertThat(left.withLine(10)).isEqualTo(choice);
    // Passing a lock wipes it out.
    assertThat(choice.withLine(15).withLine(13).state(14)).isEqualTo(State.LEARNS);
    assertThat(line(10).withLine(99)).isEqualTo(line(BLOCKS));
  }

  @Test
  void singleLayersHaveLocksToo() {
    FreezeChoice choice = line(16).toggleLayer("block_16_depthwise");
    int block = 16 + 1;
    assertThat(MOBILE.blocks().get(block).name()).isEqualTo("block_16");
    assertThat(choice.state(block)).isEqualTo(State.MIXED);
    assertThat(choice.learning()).doesNotContain("block_16_depthwise").contains("block_16_project");
    assertThat(choice.plan()).isInstanceOf(FreezePlan.Chosen.class);
    assertThat(choice.plan().learning(MOBILE)).isEqualTo(choice.learning());
    // A block of both kinds becomes frozen first.
    assertThat(choice.toggleBlock(block).state(block)).isEqualTo(State.FROZEN);
    assertThat(choice.toggleLayer("block_16_depthwise")).isEqualTo(line(16));
  }

  @Test
  void whatHasNothingToLearnHasNoLock() {
    assertThat(line(16).isLockable("block_16_expand_relu")).isFalse();
    assertThat(line(16).toggleLayer("block_16_expand_relu")).isEqualTo(line(16));
    assertThat(line(16).isLockable("block_16_expand_BN")).isTrue();
    Backbone efficient = Samples.backbone("e", "EfficientNetB0", 96, 0);
    FreezeChoice all = FreezeChoice.line(efficient, 0);
    assertThat(all.isLockable("normalization")).isFalse();
    assertThat(all.learning()).doesNotContain("normalization");
    // Statistics of the pictures stay whatever else is chosen.
    FreezeChoice some = all.toggleLayer("top_conv");
    assertThat(((FreezePlan.Chosen) some.plan()).frozenLayers())
        .containsExactlyInAnyOrder("normalization", "top_conv");
  }

  @Test
  void whateverIsPressedThePlanSaysTheSameAsThePicture() {
    Random random = new Random(5);
    FreezeChoice choice = line(9);
    List<String> layers = MOBILE.blocks().stream().flatMap(b -> b.layers().stream()).toList();
    for (int i = 0; i < 400; i++) {
      choice =
          switch (random.nextInt(3)) {
            case 0 -> choice.withLine(random.nextInt(BLOCKS + 1));
            case 1 -> choice.toggleBlock(random.nextInt(BLOCKS));
            default -> choice.toggleLayer(layers.get(random.nextInt(layers.size())));
          };
      assertThat(learnable(MOBILE, choice.plan())).isEqualTo(choice.learning());
      assertThat(choice.plan() instanceof FreezePlan.Chosen).isEqualTo(!choice.isLine());
      if (choice.line() > 0) {
        assertThat(choice.state(choice.line() - 1)).isNotEqualTo(State.LEARNS);
      }
      if (choice.line() < BLOCKS) {
        assertThat(choice.state(choice.line())).isNotEqualTo(State.FROZEN);
      }
    }
  }

  @Test
  void aGraphOfUnknownLayersStaysFrozen() {
    Backbone graph =
        new Backbone(
            "graph",
            "custom",
            Sketch.input(8, 8, 3)
                .add(new Layer.FrozenGraph("graph", List.of("in"), Shape.of(5), List.of(), "AAAA"))
                .network(),
            "graph",
            List.of(new dev.graft.network.Block("graph", List.of("graph"))),
            MOBILE.preprocessing(),
            List.of(),
            "unknown",
            "test",
            "00");
    FreezeChoice choice = FreezeChoice.line(graph, 0);
    assertThat(choice.canThaw()).isFalse();
    assertThat(choice.line()).isEqualTo(1);
    assertThat(choice.withLine(0)).isEqualTo(choice);
    assertThat(choice.toggleBlock(0)).isEqualTo(choice);
    assertThat(choice.toggleLayer("graph")).isEqualTo(choice);
    assertThat(choice.plan()).isEqualTo(new FreezePlan.AllFrozen());
  }
}
