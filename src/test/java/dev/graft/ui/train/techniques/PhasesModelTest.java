package dev.graft.ui.train.techniques;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Backbone;
import dev.graft.training.FreezePlan;
import dev.graft.training.Phase;
import dev.graft.ui.Samples;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhasesModelTest {
  private final Session session = new Session(Optional.empty());
  private final TechniquesForm form = new TechniquesForm(session);
  private final ObjectProperty<Basics> basics = new SimpleObjectProperty<>(basics(10));
  private final PhasesModel model =
      new PhasesModel(session, form, basics, epochs -> basics.set(basics(epochs)));
  private final Backbone backbone = Samples.backbone("small", "MobileNetV2:0.35", 96, 0);
  private final int blocks = backbone.blocks().size();

  private static Basics basics(int epochs) {
    return new Basics(epochs, 32, OptionalDouble.empty(), 0.2, 1);
  }

  @BeforeEach
  void ready() {
    session.choose(backbone);
  }

  private PhaseBar bar(int number) {
    return model.barsProperty().get().get(number - 1);
  }

  private List<Phase> then() {
    return form.techniques().then();
  }

  @Test
  void withoutABackboneThereIsNoTimeline() {
    Session empty = new Session(Optional.empty());
    PhasesModel none = new PhasesModel(empty, new TechniquesForm(empty), basics, n -> {});
    assertThat(none.barsProperty().get()).isEmpty();
    none.add();
    assertThat(none.selected()).isEmpty();
  }

  @Test
  void theFirstPhaseIsTheFreezeLineAndTheEpochs() {
    assertThat(bar(1).words()).isEqualTo("only the head");
    model.setEpochs(bar(1), 6);
    model.setLearning(bar(1), 4);
    assertThat(basics.get().epochs()).isEqualTo(6);
    assertThat(session.frozenBlocksProperty().get()).isEqualTo(blocks - 4);
    assertThat(bar(1)).isEqualTo(new PhaseBar(1, 6, 4, 0, blocks, 1, "last 4 of " + blocks));
    model.remove(bar(1));
    assertThat(model.barsProperty().get()).hasSize(1);
    assertThat(then()).isEmpty();
  }

  @Test
  void phasesAreAddedChangedAndRemoved() {
    model.add();
    assertThat(then()).containsExactly(new Phase(new FreezePlan.AllButLastBlocks(3), 5, 0.1));
    assertThat(model.selected()).contains(bar(2));
    model.add();
    model.setEpochs(bar(3), 7);
    model.setRate(bar(3), 0.03);
    model.setLearning(bar(3), blocks);
    assertThat(then().get(1)).isEqualTo(new Phase(new FreezePlan.NoneFrozen(), 7, 0.03));
    model.remove(bar(2));
    assertThat(then()).containsExactly(new Phase(new FreezePlan.NoneFrozen(), 7, 0.03));
    while (model.canAdd()) {
      model.add();
    }
    assertThat(model.barsProperty().get()).hasSize(PhaseList.MOST);
  }

  @Test
  void noPhaseFreezesWhatLearntBefore() {
    model.add();
    model.add();
    assertThat(bar(3).least()).isEqualTo(3);
    model.setLearning(bar(2), 9);
    assertThat(bar(3).learning()).isEqualTo(9);
    model.setLearning(bar(3), 2);
    assertThat(bar(3).learning()).isEqualTo(9);
  }

  @Test
  void theFreezeLineTakesPhasesAlongAndGivesThemBack() {
    model.add();
    session.frozenBlocksProperty().set(blocks - 8);
    assertThat(bar(2).learning()).isEqualTo(8);
    assertThat(then())
        .extracting(Phase::freezePlan)
        .containsExactly(new FreezePlan.AllButLastBlocks(8));
    session.frozenBlocksProperty().set(blocks);
    assertThat(bar(2).learning()).isEqualTo(3);
  }

  @Test
  void aBlockThatWasUnlockedByHandGoesOnLearning() {
    session.freezeProperty().set(session.freezeProperty().get().map(f -> f.withBlock(5, false)));
    assertThat(bar(1).words()).isEqualTo("1 of " + blocks + ", chosen by hand");
    model.add();
    assertThat(bar(2).least()).isEqualTo(blocks - 5);
    assertThat(then().get(0).freezePlan().learning(backbone))
        .containsAll(session.freezeProperty().get().orElseThrow().learning());
  }

  @Test
  void namesOfOneBackboneAreCountsForTheNext() {
    String name = backbone.blocks().get(blocks - 2).name();
    form.phasesProperty().set(List.of(new Phase(new FreezePlan.LearningFrom(name), 4, 0.1)));
    session.choose(Samples.backbone("other", "MobileNet:0.25", 96, 0));
    assertThat(then()).containsExactly(new Phase(new FreezePlan.AllButLastBlocks(2), 4, 0.1));
  }

  @Test
  void aTooLongPhaseIsCutToWhatTheOtherBackboneHas() {
    form.phasesProperty()
        .set(List.of(new Phase(new FreezePlan.AllButLastBlocks(blocks - 1), 4, 0.1)));
    Backbone shallow = Samples.backbone("other", "MobileNet:0.25", 96, 0);
    session.choose(shallow);
    assertThat(shallow.blocks().size()).isLessThan(blocks - 1);
    assertThat(then()).extracting(Phase::freezePlan).containsExactly(new FreezePlan.NoneFrozen());
  }
}
