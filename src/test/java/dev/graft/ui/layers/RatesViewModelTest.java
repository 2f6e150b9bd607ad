package dev.graft.ui.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.training.LayerRates;
import dev.graft.ui.Samples;
import dev.graft.ui.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RatesViewModelTest {
  /** Blocks Conv1, expanded_conv, block_1 to block_16, Conv_1. */
  private final Backbone backbone = Samples.backbone("mobile", "MobileNetV2:1.0", 96, 0);

  private final Session session = new Session(Optional.empty());
  private final RatesViewModel model = new RatesViewModel(session);
  private final int last = backbone.blocks().size() - 1;

  @BeforeEach
  void theLastSixLearn() {
    session.choose(backbone);
    session.frozenBlocksProperty().set(last - 5);
  }

  private LayerRates rates() {
    return session.layerRatesProperty().get();
  }

  private double factor(int block) {
    return model.rate(block).orElseThrow().factor();
  }

  /** What training works out must be what is shown. */
  private void assertThatTheTrainingDoesWhatIsShown() {
    Map<String, Double> trained = rates().factors(backbone);
    for (int i = 0; i <= last; i++) {
      Block block = backbone.blocks().get(i);
      double shown = model.ratesProperty().get().get(i).factor();
      for (String layer : block.layers()) {
        if (!backbone.network().weights(layer).isEmpty()) {
          assertThat(trained.getOrDefault(layer, 1.0)).as(layer).isEqualTo(shown);
        }
      }
    }
  }

  @Test
  void onlyWhatLearnsHasAFactor() {
    assertThat(IntStream.rangeClosed(0, last).filter(i -> model.rate(i).isPresent()))
        .containsExactly(last - 5, last - 4, last - 3, last - 2, last - 1, last);
    assertThat(factor(last)).isEqualTo(1);
    session.frozenBlocksProperty().set(last + 1);
    assertThat(model.isAny()).isFalse();
    model.setFactor(last, 0.5);
    model.step(last, false);
    assertThat(rates()).isEqualTo(LayerRates.EQUAL);
    assertThat(model.rate(-1)).isEmpty();
    assertThat(model.rate(last + 1)).isEmpty();
  }

  @Test
  void theRuleIsGeometricAndWhatIsSetByHandDoesNotFollowIt() {
    model.setDecay(0.8);
    assertThat(factor(last)).isEqualTo(0.8);
    assertThat(factor(last - 2)).isCloseTo(0.512, within(1e-12));
    assertThatTheTrainingDoesWhatIsShown();

    model.setFactor(last - 2, 0.3);
    model.setDecay(0.5);
    assertThat(factor(last - 2)).isEqualTo(0.3);
    assertThat(factor(last - 3)).isEqualTo(0.0625);
    assertThat(model.departing()).isEqualTo(1);
    assertThat(model.words(last - 2)).isEqualTo("× 0.3, set by hand");
    assertThat(model.words(last - 3)).isEqualTo("× 0.063");
    assertThat(rates()).isEqualTo(new LayerRates(0.5, Map.of("block_15", 0.3)));
    assertThatTheTrainingDoesWhatIsShown();

    model.reset(last - 2);
    assertThat(factor(last - 2)).isEqualTo(0.125);
    assertThat(model.words(0)).isEmpty();
  }

  @Test
  void theRuleStopsEveryTwentiethAndAtItsEnds() {
    model.setDecay(0.8123);
    assertThat(model.decay()).isEqualTo(0.8);
    model.setDecay(0.85000000001);
    assertThat(model.decay()).isEqualTo(0.85);
    model.setDecay(0.01);
    assertThat(model.decay()).isEqualTo(RatesViewModel.STRONGEST_RULE);
    model.setDecay(1.7);
    assertThat(rates()).isEqualTo(LayerRates.EQUAL);
  }

  @Test
  void stepsGoFromStopToStopAndNoFurther() {
    model.setDecay(0.8);
    model.step(last - 1, false);
    assertThat(factor(last - 1)).isEqualTo(0.6);
    model.step(last - 1, true);
    model.step(last - 1, true);
    assertThat(factor(last - 1)).isEqualTo(1);
    model.step(last - 1, true);
    assertThat(factor(last - 1)).isEqualTo(1);
    for (int i = 0; i < 40; i++) {
      model.step(last - 1, false);
    }
    assertThat(factor(last - 1)).isEqualTo(0.01);
    model.resetAll();
    assertThat(rates()).isEqualTo(new LayerRates(0.8, Map.of()));
  }

  @Test
  void aStepThatLeadsNowhereSetsNothingByHand() {
    model.step(last, true);
    assertThat(rates()).isEqualTo(LayerRates.EQUAL);
    assertThat(model.departing()).isZero();
  }

  @Test
  void aBlockTakesItsLayersAlong() {
    session
        .layerRatesProperty()
        .set(new LayerRates(1, Map.of("block_16_expand", 0.1, "block_16_project", 3.0)));
    assertThat(model.words(last - 1)).isEqualTo("× 1; 2 of its layers have their own factors");
    assertThat(model.departing()).isEqualTo(1);
    model.setFactor(last - 1, 0.2);
    assertThat(rates().factors()).isEqualTo(Map.of("block_16", 0.2));
    assertThatTheTrainingDoesWhatIsShown();
    session.layerRatesProperty().set(new LayerRates(1, Map.of("block_16_expand", 0.1)));
    assertThat(model.words(last - 1)).isEqualTo("× 1; one of its layers has its own factor");
    model.reset(last - 1);
    assertThat(rates()).isEqualTo(LayerRates.EQUAL);
  }

  @Test
  void aFactorOutlivesAFreezeButNotTheBackbone() {
    model.setDecay(0.9);
    model.setFactor(last, 0.1);
    session.frozenBlocksProperty().set(last + 1);
    session.frozenBlocksProperty().set(last);
    assertThat(factor(last)).isEqualTo(0.1);

    session.choose(Samples.backbone("net", "ResNet50", 96, 0));
    assertThat(rates()).isEqualTo(new LayerRates(0.9, Map.of()));
    assertThat(model.ratesProperty().get()).hasSize(17);
    assertThat(model.isAny()).isFalse();
  }

  @Test
  void whoListensHearsOfChangesOnly() {
    List<List<BlockRate>> heard = new ArrayList<>();
    model.ratesProperty().addListener((o, was, is) -> heard.add(is));
    model.setFactor(last, 0.5);
    model.setFactor(last, 0.5);
    model.setDecay(1);
    assertThat(heard).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, × 1",
    "0.3, 0.7386, × 0.3",
    "0.1, 0.5, × 0.1",
    "0.01, 0, × 0.01",
    "0.0016777, 0, × 0.0017",
    "0.0004, 0, < 0.001",
    "3, 1, × 3"
  })
  void theScaleIsLogarithmic(double factor, double position, String words) {
    assertThat(RateScale.position(factor)).isCloseTo(position, within(1e-4));
    assertThat(RateScale.words(factor)).isEqualTo(words);
  }

  @Test
  void aPlaceOnTheScaleIsTheNearestStop() {
    assertThat(RateScale.at(-1)).isEqualTo(0.01);
    assertThat(RateScale.at(0.49)).isEqualTo(0.1);
    assertThat(RateScale.at(0.74)).isEqualTo(0.3);
    assertThat(RateScale.at(7)).isEqualTo(1);
    assertThat(RateScale.next(3, true)).isEqualTo(3);
    assertThat(RateScale.next(3, false)).isEqualTo(1);
    assertThat(RateScale.next(0.001, false)).isEqualTo(0.001);
    assertThat(RateScale.next(0.001, true)).isEqualTo(0.01);
  }
}
