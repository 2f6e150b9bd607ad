package dev.graft.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.ui.Samples;
import dev.graft.ui.session.Session;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LayersViewModelTest {
  private final Backbone backbone = Samples.backbone("mobile", "MobileNetV2:1.0", 224, 1000);
  private final Session session = new Session(Optional.empty());
  private final LayersViewModel model = new LayersViewModel(session);

  @Test
  void everythingFrozenLearnsOnlyTheHeadAndKeepsLittle() {
    session.choose(backbone);
    ChoiceCost cost = model.costProperty().get().orElseThrow();
    // 1280 features to 2 classes, and 2,257,984 in the trunk: Keras counts the same.
    assertThat(cost.learning()).isEqualTo(1280 * 2 + 2);
    assertThat(cost.total()).isEqualTo(2_257_984 + 1280 * 2 + 2);
    assertThat(cost.cutIsInput()).isFalse();
    // The pooled feature: nothing but the dense layer is above it.
    assertThat(cost.bytesPerImage()).isEqualTo(1280 * Float.BYTES);
    assertThat(cost.trunkMacs()).isLessThan(cost.totalMacs()).isGreaterThan(290_000_000L);
  }

  @Test
  void everythingLearningKeepsNothing() {
    session.choose(backbone);
    model.learnAll();
    ChoiceCost cost = model.costProperty().get().orElseThrow();
    assertThat(cost.cutIsInput()).isTrue();
    assertThat(cost.bytesPerImage()).isZero();
    assertThat(session.freezeLine().orElseThrow().plan()).isEqualTo(new FreezePlan.NoneFrozen());
  }

  @Test
  void theLineMovesByBlocksAndStopsAtTheEnds() {
    session.choose(backbone);
    int blocks = model.blocks().size();
    model.moveLine(blocks + 3);
    assertThat(model.frozenProperty().get()).isEqualTo(blocks);
    model.moveLine(-1);
    assertThat(model.frozenProperty().get()).isZero();
    model.learnLast();
    assertThat(session.freezeLine().orElseThrow().plan())
        .isEqualTo(new FreezePlan.FirstBlocks(blocks - 5));
    assertThat(model.words()).isEqualTo("last 5 of " + blocks + " blocks learn");
  }

  @Test
  void pressingABlockMovesTheLineToIt() {
    session.choose(backbone);
    model.toggle(3);
    assertThat(model.frozenProperty().get()).isEqualTo(3);
    model.toggle(5);
    assertThat(model.frozenProperty().get()).isEqualTo(6);
    assertThat(model.selectedBlockProperty().get()).isEqualTo(5);
  }

  @Test
  void theTableSaysWhatEachLayerDoes() {
    session.choose(backbone);
    model.learnLast();
    model.selectedBlockProperty().set(0);
    assertThat(model.rows())
        .extracting(LayerRow::role)
        .contains(LayerRow.Role.FROZEN)
        .doesNotContain(LayerRow.Role.LEARNS);
    model.selectedBlockProperty().set(model.blocks().size() - 1);
    assertThat(model.rows())
        .extracting(LayerRow::role)
        .contains(LayerRow.Role.LEARNS, LayerRow.Role.STATISTICS_FROZEN);
  }

  @Test
  void theCostFollowsThePlan() {
    ChoiceCost frozen = ChoiceCost.of(backbone, new FreezePlan.AllFrozen(), Head.DEFAULT, 2);
    ChoiceCost some = ChoiceCost.of(backbone, new FreezePlan.FirstBlocks(13), Head.DEFAULT, 2);
    assertThat(some.learning()).isGreaterThan(frozen.learning());
    assertThat(some.trunkMacs()).isLessThan(frozen.trunkMacs());
    assertThat(some.bytesPerImage()).isGreaterThan(frozen.bytesPerImage());
  }
}
