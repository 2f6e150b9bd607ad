package dev.graft.ui.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Curve;
import org.junit.jupiter.api.Test;

class TrainCurvesTest {
  private final TrainCurves curves = new TrainCurves();

  private static TrainingEvent.Step step(int epoch, long done, double loss, long step) {
    return new TrainingEvent.Step(epoch, done, 100, loss, 0.5, step, 1e-3);
  }

  private static TrainingEvent.Epoch epoch(int epoch, double trainLoss, double accuracy) {
    return new TrainingEvent.Epoch(epoch, trainLoss, 0.5, 0.4, accuracy, 1e-3, 1);
  }

  private Curve stepLoss() {
    return curves.loss(true).get(1).curve();
  }

  @Test
  void byStepEachPointIsTheMeanSinceTheOneBefore() {
    curves.begin(3, false);
    // Sums of 40 x 1.0 after 40 images, and 80 x 0.8 after 80: 24 over the 40 between.
    curves.apply(step(1, 40, 1.0, 4));
    curves.apply(step(1, 80, 0.8, 8));
    curves.apply(epoch(1, 0.7, 0.9));
    assertThat(stepLoss().size()).isEqualTo(3);
    assertThat(stepLoss().y(1)).isCloseTo(24 / 40.0, within(1e-9));
    assertThat(stepLoss().x(2)).isEqualTo(10);
    assertThat(stepLoss().y(2)).isCloseTo((70 - 64) / 20.0, within(1e-9));
    assertThat(curves.end(true)).isEqualTo(30);
    assertThat(curves.accuracy(true).get(0).curve().x(0)).isEqualTo(10);
    // The next epoch's means begin anew.
    curves.apply(step(2, 20, 0.5, 12));
    assertThat(stepLoss().y(3)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aRunThatGoesOnKeepsItsStepsAndTellsItsEpochsAgain() {
    curves.begin(3, false);
    curves.apply(step(1, 50, 1.0, 5));
    curves.apply(epoch(1, 0.9, 0.9));
    curves.apply(step(2, 50, 0.6, 15));
    curves.begin(3, true);
    curves.apply(epoch(1, 0.9, 0.9));
    curves.apply(step(2, 40, 0.6, 14));
    assertThat(curves.loss(false).get(0).curve().size()).isEqualTo(1);
    assertThat(stepLoss().x(stepLoss().size() - 1)).isEqualTo(14);
    for (int i = 1; i < stepLoss().size(); i++) {
      assertThat(stepLoss().x(i)).isGreaterThan(stepLoss().x(i - 1));
    }
  }

  @Test
  void theBestEpochHasItsPlaceOnBothAxes() {
    curves.begin(3, false);
    curves.apply(epoch(1, 0.9, 0.9));
    assertThat(curves.place(curves.best().orElseThrow(), true)).isEmpty();
    curves.apply(step(2, 50, 0.6, 15));
    curves.apply(epoch(2, 0.8, 0.8));
    assertThat(curves.best().orElseThrow().epoch()).isEqualTo(1);
    assertThat(curves.place(curves.best().orElseThrow(), false)).contains(1.0);
    assertThat(curves.place(curves.best().orElseThrow(), true)).contains(10.0);
    assertThat(curves.table(false))
        .extracting(Curve::name)
        .containsExactly(
            "validation accuracy",
            "training accuracy",
            "validation loss",
            "training loss",
            "learning rate");
  }
}
