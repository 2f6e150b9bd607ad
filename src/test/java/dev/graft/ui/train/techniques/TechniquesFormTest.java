package dev.graft.ui.train.techniques;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.network.PoolingKind;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.LayerRates;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import dev.graft.ui.Samples;
import dev.graft.ui.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TechniquesFormTest {
  private static final Basics TEN_EPOCHS = new Basics(10, 32, OptionalDouble.empty(), 0.2, 1);
  private static final Basics NO_VALIDATION = new Basics(10, 32, OptionalDouble.empty(), 0, 1);

  private final Session session = new Session(Optional.empty());
  private final TechniquesForm form = new TechniquesForm(session);

  @BeforeEach
  void ready() {
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
  }

  @Test
  void nothingChosenIsPlainTraining() {
    assertThat(form.techniques()).isEqualTo(Techniques.PLAIN);
    assertThat(Summary.of(form.techniques())).startsWith("Plain training");
  }

  @Test
  void eachChoiceIsInTheRecipe() {
    form.flipProperty().set(true);
    form.dial(Dial.CROP).set(0.5);
    form.dial(Dial.MIX_UP).set(0.2);
    form.dial(Dial.VARIANTS).set(8);
    form.scheduleProperty().set(ScheduleKind.COSINE);
    form.dial(Dial.COSINE_END).set(0.01);
    form.dial(Dial.WARM_UP).set(2);
    form.stoppingProperty().set(true);
    form.dial(Dial.PATIENCE).set(3);
    form.dial(Dial.WEIGHT_DECAY).set(0.01);
    form.dial(Dial.SMOOTHING).set(0.1);
    form.dial(Dial.CLIP).set(1);
    form.dial(Dial.AVERAGING).set(0.99);
    form.batchStatisticsProperty().set(true);
    form.balanceProperty().set(Balance.SAMPLING);
    form.precisionProperty().set(Precision.HALF);
    form.dial(Dial.LAYER_DECAY).set(0.8);
    assertThat(form.techniques())
        .isEqualTo(
            new Techniques(
                new Schedule.Cosine(0.01),
                2,
                Optional.of(new EarlyStopping(3, 0)),
                new Augmentation(true, 0.5, 0, 0, 0, 0, 0, 0.2, 0, 8),
                new LayerRates(0.8, Map.of()),
                new Regularisation(0.01, 0.1, 1, 0.99, true),
                Balance.SAMPLING,
                List.of(),
                Precision.HALF));
    assertThat(session.layerRatesProperty().get().decay()).isEqualTo(0.8);
    assertThat(Summary.of(form.techniques()))
        .isEqualTo(
            "cosine, warm-up 2 · stops early · augmentation own, mixed · 4 kinds · balanced"
                + " sampling · by depth · half precision in the store");
    form.liveProperty().set(true);
    assertThat(form.techniques().augmentation().variants()).isZero();
    form.liveProperty().set(false);
    assertThat(form.techniques().augmentation().variants()).isEqualTo(8);
  }

  @Test
  void aRecipeComesBackAsItWasEvenBetweenTheStops() {
    Techniques recipe =
        new Techniques(
            new Schedule.OneCycle(0.25, 0.07, 0.003),
            1.5,
            Optional.of(new EarlyStopping(7, 0.002)),
            new Augmentation(false, 0.61, 13, 0.11, 0.12, 0.13, 0.14, 0.15, 0.16, 0),
            new LayerRates(0.77, Map.of("block_3", 0.2)),
            new Regularisation(0.003, 0.07, 3, 0.97, true),
            Balance.CLASS_WEIGHTS,
            List.of(new Phase(new FreezePlan.AllButLastBlocks(4), 6, 0.15)),
            Precision.HALF);
    form.show(recipe);
    assertThat(form.techniques()).isEqualTo(recipe);
    form.show(Techniques.PLAIN);
    assertThat(form.techniques()).isEqualTo(Techniques.PLAIN);
  }

  @ParameterizedTest
  @EnumSource(ScheduleKind.class)
  void everyScheduleComesBack(ScheduleKind kind) {
    form.scheduleProperty().set(kind);
    for (Dial dial : kind.dials()) {
      form.dial(dial).set(dial.stops().get(1));
    }
    Schedule chosen = form.techniques().schedule();
    TechniquesForm other = new TechniquesForm(session);
    other.show(form.techniques());
    assertThat(other.scheduleProperty().get()).isEqualTo(kind);
    assertThat(other.techniques().schedule()).isEqualTo(chosen);
    assertThat(kind.help()).endsWith(".");
  }

  @ParameterizedTest
  @EnumSource(Dial.class)
  void aSliderStopsWhereTheRecipeBeginsAndSaysWhenToUseIt(Dial dial) {
    assertThat(dial.stops()).contains(dial.initial()).hasSizeGreaterThan(2);
    assertThat(dial.stops().get(dial.nearest(dial.initial()))).isEqualTo(dial.initial());
    assertThat(dial.help()).contains(" ").endsWith(".");
    assertThat(dial.words(dial.stops().get(1))).isNotBlank().doesNotContain("{");
  }

  @Test
  void valuesAreWrittenAsPeopleReadThem() {
    assertThat(Dial.ROTATION.words(15)).isEqualTo("±15°");
    assertThat(Dial.CROP.words(0.35)).isEqualTo("35 %");
    assertThat(Dial.WARM_UP.words(1)).isEqualTo("1 epoch");
    assertThat(Dial.WARM_UP.words(0.5)).isEqualTo("0.5 epochs");
    assertThat(Dial.WEIGHT_DECAY.words(0)).isEqualTo("off");
    assertThat(Dial.WEIGHT_DECAY.words(1e-5)).isEqualTo("0.00001");
  }

  @Test
  void dropoutIsTheHeadsAndOneRoomHearsOfTheOther() {
    session.headProperty().set(new Head(PoolingKind.MAX, 0.4, List.of(8)));
    assertThat(form.dial(Dial.DROPOUT).get()).isEqualTo(0.4);
    form.dial(Dial.DROPOUT).set(0.2);
    assertThat(session.headProperty().get()).isEqualTo(new Head(PoolingKind.MAX, 0.2, List.of(8)));
    session.layerRatesProperty().set(new LayerRates(0.9, Map.of("block_3", 0.5)));
    assertThat(form.techniques().layerRates().factors()).containsEntry("block_3", 0.5);
    form.dial(Dial.LAYER_DECAY).set(0.7);
    assertThat(session.layerRatesProperty().get())
        .isEqualTo(new LayerRates(0.7, Map.of("block_3", 0.5)));
  }

  @Test
  void aStrengthSetsAllButTheMixing() {
    form.dial(Dial.MIX_UP).set(0.2);
    form.show(Strength.STRONG.onto(form.techniques().augmentation()));
    Augmentation strong = form.techniques().augmentation();
    assertThat(strong.mixUp()).isEqualTo(0.2);
    assertThat(Strength.of(strong)).contains(Strength.STRONG);
    form.dial(Dial.ROTATION).set(45);
    assertThat(Strength.of(form.techniques().augmentation())).isEmpty();
    form.show(Strength.NONE.onto(form.techniques().augmentation()));
    assertThat(form.techniques().augmentation()).isEqualTo(Augmentation.NONE);
  }

  @Test
  void whatCannotBeTogetherIsSaid() {
    assertThat(form.problem(TEN_EPOCHS)).isEmpty();
    form.phasesProperty().set(List.of(new Phase(new FreezePlan.AllButLastBlocks(2), 2, 0.1)));
    form.dial(Dial.WARM_UP).set(3);
    assertThat(form.problem(TEN_EPOCHS))
        .contains("The warm-up (3 epochs) is longer than the shortest phase (2 epochs).");
    form.dial(Dial.WARM_UP).set(0);
    form.stoppingProperty().set(true);
    assertThat(form.problem(TEN_EPOCHS)).isEmpty();
    assertThat(form.problem(NO_VALIDATION).orElseThrow()).startsWith("Early stopping watches");
    form.stoppingProperty().set(false);
    form.scheduleProperty().set(ScheduleKind.PLATEAU);
    assertThat(form.problem(NO_VALIDATION).orElseThrow()).contains("plateau");
  }
}
