package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.comparison.Choice;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.LayerRates;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChoiceWordsTest {
  static List<Arguments> values() {
    return List.of(
        Arguments.of(Choice.SCHEDULE, Schedule.CONSTANT, "constant"),
        Arguments.of(Choice.SCHEDULE, new Schedule.Step(3, 0.1), "times 0.1 every 3 epochs"),
        Arguments.of(Choice.SCHEDULE, new Schedule.Cosine(0), "cosine to 0"),
        Arguments.of(
            Choice.SCHEDULE, new Schedule.OneCycle(0.25, 0.04, 0), "one cycle, rising for 25.0%"),
        Arguments.of(
            Choice.SCHEDULE, new Schedule.Plateau(1, 0.5, 0), "times 0.5 on a plateau of 1 epoch"),
        Arguments.of(Choice.WARM_UP, 1.5, "1.5"),
        Arguments.of(Choice.EARLY_STOPPING, Optional.empty(), "none"),
        Arguments.of(Choice.EARLY_STOPPING, Optional.of(new EarlyStopping(4, 0)), "after 4 epochs"),
        Arguments.of(Choice.AUGMENTATION, Augmentation.NONE, "none"),
        Arguments.of(
            Choice.AUGMENTATION,
            new Augmentation(true, 0.6, 10, 0, 0, 0, 0.25, 0.2, 0, 0),
            "flip, crops from 0.6, rotation 10, erasing 0.25, MixUp 0.2, live"),
        Arguments.of(Choice.LAYER_RATES, LayerRates.EQUAL, "all alike"),
        Arguments.of(
            Choice.LAYER_RATES,
            new LayerRates(0.8, Map.of("block_9", 0.5, "block_16", 2.0)),
            "decay 0.8, block_16 times 2, block_9 times 0.5"),
        Arguments.of(Choice.REGULARISATION, Regularisation.NONE, "none"),
        Arguments.of(
            Choice.REGULARISATION,
            new Regularisation(0.05, 0.1, 1, 0.98, true),
            "weight decay 0.05, label smoothing 0.1, clipped at 1, averaging 0.98, batch statistics"),
        Arguments.of(Choice.BALANCE, Balance.CLASS_WEIGHTS, "class weights"),
        Arguments.of(Choice.PRECISION, Precision.HALF, "half"),
        Arguments.of(Choice.THEN, List.of(), "none"),
        Arguments.of(
            Choice.THEN,
            List.of(
                new Phase(new FreezePlan.AllButLastBlocks(3), 5, 0.1),
                new Phase(new FreezePlan.NoneFrozen(), 1, 0.01)),
            "5 epochs, last 3 blocks learn, rate times 0.1, 1 epoch, all learns, rate times 0.01"));
  }

  @ParameterizedTest
  @MethodSource("values")
  void aTechniqueIsSaidInAFewWords(Choice choice, Object value, String words) {
    assertThat(ChoiceWords.value(choice, value)).isEqualTo(words);
  }

  @Test
  void aRunThatGoesOnFromNothingBeginsWithTheBackbone() {
    assertThat(ChoiceWords.value(Choice.FROM, Optional.empty())).isEqualTo("the backbone");
    assertThat(ChoiceWords.choice(Choice.EARLY_STOPPING)).isEqualTo("early stopping");
  }
}
