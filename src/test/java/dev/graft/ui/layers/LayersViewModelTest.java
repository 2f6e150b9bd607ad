package dev.graft.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.PoolingKind;
import dev.graft.network.Shape;
import dev.graft.testing.Sketch;
import dev.graft.training.FreezeChoice;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Pace;
import dev.graft.training.TrainingCost;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Job;
import dev.graft.workbench.MeasuredSpeed;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayersViewModelTest {
  private final Backbone backbone = Samples.backbone("mobile", "MobileNetV2:1.0", 224, 1000);
  private final Session session = new Session(Optional.empty());
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final LayersViewModel model =
      new LayersViewModel(session, workbench, new CurrentThreadTaskExecutor());

  private FreezePlan plan() {
    return session.freezeLine().orElseThrow().plan();
  }

  private TrainingCost cost() {
    return model.costProperty().get().orElseThrow();
  }

  @Test
  void everythingFrozenLearnsOnlyTheHeadAndKeepsLittle() {
    session.choose(backbone);
    assertThat(cost().learning()).isEqualTo(1280 * 2 + 2);
    assertThat(cost().bytesPerImage()).isEqualTo(1280 * Float.BYTES);
    assertThat(model.cutAt()).isEqualTo(model.blocks().size());
  }

  @Test
  void imagesThatCannotBeSplitYetAreCountedAllTheSame() {
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    Path.of("pets"),
                    List.of("cats", "dogs"),
                    IntStream.range(0, 10)
                        .mapToObj(
                            i ->
                                new LabelledImage(
                                    Path.of("pets", i + ".png"),
                                    i + ".png",
                                    i == 0 ? 0 : 1,
                                    Optional.empty()))
                        .toList(),
                    List.of(),
                    List.of(),
                    0)));
    assertThat(model.counts()).isEqualTo(new ImageCounts(8, 2));
  }

  @Test
  void everythingLearningKeepsThePixels() {
    session.choose(backbone);
    model.learnAll();
    assertThat(cost().cutIsInput()).isTrue();
    assertThat(model.cutAt()).isZero();
    assertThat(plan()).isEqualTo(new FreezePlan.NoneFrozen());
  }

  @Test
  void theLineMovesByBlocksAndStopsAtTheEnds() {
    session.choose(backbone);
    int blocks = model.blocks().size();
    model.moveLine(blocks + 3);
    assertThat(model.line()).isEqualTo(blocks);
    model.moveLine(-1);
    assertThat(model.line()).isZero();
    model.learnLast();
    assertThat(plan()).isEqualTo(new FreezePlan.FirstBlocks(blocks - 5));
    assertThat(model.words()).isEqualTo("last 5 of " + blocks + " blocks learn");
  }

  @Test
  void aLockDepartsFromTheLineAndTheOthersHearOfIt() {
    session.choose(backbone);
    model.learnLast();
    List<String> heard = new ArrayList<>();
    session.frozenBlocksProperty().addListener(o -> heard.add(model.words()));
    int block = model.blocks().size() - 2;
    model.toggleBlock(block);
    assertThat(model.state(block)).isEqualTo(FreezeChoice.State.FROZEN);
    assertThat(plan()).isInstanceOf(FreezePlan.Chosen.class);
    assertThat(heard)
        .containsExactly(
            "4 of " + model.blocks().size() + " blocks learn, with locks of their own");
    model.toggleLayer("block_15_project");
    assertThat(session.freezeProperty().get().orElseThrow().learning())
        .doesNotContain("block_15_project", "block_16_project")
        .contains("block_15_expand", "Conv_1");
    model.freezeAll();
    assertThat(plan()).isEqualTo(new FreezePlan.AllFrozen());
  }

  @Test
  void theCutLiesBelowTheFirstThatLearns() {
    session.choose(backbone);
    model.learnLast();
    assertThat(model.cutAt()).isEqualTo(model.line());
    model.toggleBlock(3);
    assertThat(model.line()).isEqualTo(model.blocks().size() - 5);
    assertThat(model.cutAt()).isEqualTo(3);
    // Only the last layer of a residual block learns: the block's own input is the neck.
    model.freezeAll();
    model.toggleLayer("block_15_project_BN");
    assertThat(cost().cut()).isEqualTo("block_14_add");
    assertThat(model.cutAt()).isEqualTo(model.blocks().size() - 3);
  }

  @Test
  void theTableSaysWhatEachLayerDoes() {
    session.choose(backbone);
    model.learnLast();
    model.select(0);
    assertThat(model.rows())
        .extracting(LayerRow::role)
        .contains(LayerRow.Role.FROZEN)
        .doesNotContain(LayerRow.Role.LEARNS);
    model.select(999);
    assertThat(model.rows())
        .extracting(LayerRow::role)
        .contains(LayerRow.Role.LEARNS, LayerRow.Role.STATISTICS_FROZEN);
    assertThat(model.rows())
        .filteredOn(r -> r.role() == LayerRow.Role.NONE)
        .isNotEmpty()
        .noneMatch(LayerRow::lockable);
  }

  @Test
  void anotherBackboneBeginsAfresh() {
    session.choose(backbone);
    model.learnLast();
    session.choose(Samples.backbone("net", "ResNet50", 96, 0));
    assertThat(plan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(model.selectedBlockProperty().get()).isEqualTo(model.blocks().size() - 1);
    assertThat(cost().cut()).isEqualTo(Head.POOL);
    assertThat(cost().learning()).isEqualTo(2048 * 2 + 2);
  }

  @Test
  void timeIsGuessedUntilItIsMeasured() {
    session.choose(backbone);
    assertThat(model.timeProperty().get().orElseThrow().source()).isEqualTo(Pace.Source.GUESSED);
    workbench.measuring(
        (name, listener) -> {
          MeasuredSpeed speed = new MeasuredSpeed(name, 224, 100, 40, "CPU", Instant.EPOCH);
          workbench.with(speed);
          listener.accept(speed);
          return new Job() {
            @Override
            public void cancel() {}

            @Override
            public boolean await() {
              return true;
            }
          };
        });
    model.pace().measure(backbone);
    assertThat(model.pace().measuringProperty().get()).isFalse();
    assertThat(model.timeProperty().get().orElseThrow().source()).isEqualTo(Pace.Source.MEASURED);
    // A thousand images while none are open: ten seconds, and decoding.
    assertThat(model.timeProperty().get().orElseThrow().firstPass()).isBetween(10.0, 14.0);
  }

  @Test
  void aMeasurementThatFailsIsASentence() {
    session.choose(backbone);
    workbench.measuring(
        (name, listener) -> {
          throw new GraftException("A training is running; measure again when it is over.");
        });
    model.pace().measure(backbone);
    assertThat(model.pace().problemProperty().get())
        .contains("A training is running; measure again when it is over.");
    assertThat(model.pace().measuringProperty().get()).isFalse();
  }

  @Test
  void aGraphOfUnknownLayersOffersNothing() {
    session.choose(
        new Backbone(
            "graph",
            "custom",
            Sketch.input(8, 8, 3)
                .add(new Layer.FrozenGraph("graph", List.of("in"), Shape.of(5), List.of(), "AA"))
                .network(),
            "graph",
            List.of(new Block("graph", List.of("graph"))),
            backbone.preprocessing(),
            List.of(),
            "unknown",
            "test",
            "00"));
    assertThat(model.canThaw()).isFalse();
    model.learnAll();
    model.toggleBlock(0);
    assertThat(plan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(model.isPooled()).isFalse();
    assertThat(model.rows()).noneMatch(LayerRow::lockable);
    // Its arithmetic is unknown, so nothing is guessed from it.
    assertThat(model.timeProperty().get()).isEmpty();
  }

  @Test
  void theHeadIsWhatTheFormSaysAsLongAsThatIsPossible() {
    session.choose(backbone);
    HeadForm form = new HeadForm(model);
    form.poolingProperty().set(PoolingKind.MAX);
    form.dropoutProperty().set("20 %");
    form.addDense();
    form.dense().get(0).set("64");
    assertThat(session.headProperty().get()).isEqualTo(new Head(PoolingKind.MAX, 0.2, List.of(64)));
    assertThat(cost().learning()).isEqualTo(1280 * 64 + 64 + 64 * 2 + 2);

    form.dropoutProperty().set("120");
    form.dense().get(0).set("0");
    assertThat(form.dropoutProblemProperty().get()).isPresent();
    assertThat(form.denseProblemProperty().get()).isPresent();
    assertThat(session.headProperty().get().dropout()).isEqualTo(0.2);

    form.removeDense(0);
    form.dropoutProperty().set("");
    assertThat(form.denseProblemProperty().get()).isEmpty();
    assertThat(form.dropoutProblemProperty().get()).isPresent();
    form.dropoutProperty().set("0");
    assertThat(session.headProperty().get()).isEqualTo(new Head(PoolingKind.MAX, 0, List.of()));
    for (int i = 0; i < 20; i++) {
      form.addDense();
    }
    assertThat(session.headProperty().get().dense()).hasSize(HeadForm.MOST_LAYERS);
    assertThat(new HeadForm(model).dense()).hasSize(HeadForm.MOST_LAYERS);
  }
}
