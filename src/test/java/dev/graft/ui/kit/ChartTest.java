package dev.graft.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The parts of a chart that need no toolkit. */
class ChartTest {
  private static Curve curve(String name, double... ys) {
    Curve curve = new Curve(name);
    for (int i = 0; i < ys.length; i++) {
      curve.add(i + 1, ys[i]);
    }
    return curve;
  }

  @Test
  void smoothingCorrectsItsBeginning() {
    Curve smooth = Smoothing.of(curve("loss", 4, 2, 1), 0.5);
    // By hand: 2 / 0.5, (1 + 1) / 0.75, (1 + 0.5) / 0.875.
    assertThat(smooth.y(0)).isEqualTo(4);
    assertThat(smooth.y(1)).isCloseTo(2 / 0.75, within(1e-12));
    assertThat(smooth.y(2)).isCloseTo(1.5 / 0.875, within(1e-12));
    Curve flat = Smoothing.of(curve("flat", 3, 3, 3, 3), 0.9);
    for (int i = 0; i < flat.size(); i++) {
      assertThat(flat.y(i)).isCloseTo(3, within(1e-12));
    }
    Curve same = curve("same", 1, 2);
    assertThat(Smoothing.of(same, 0)).isSameAs(same);
  }

  @Test
  void aLogarithmicAxisIsAtRoundNumbers() {
    ValueScale scale = ValueScale.logarithmic(0.013, 0.7, 5);
    assertThat(scale.low()).isEqualTo(0.01);
    assertThat(scale.high()).isEqualTo(1);
    assertThat(scale.labels()).containsExactly("0.01", "0.02", "0.05", "0.1", "0.2", "0.5", "1");
    assertThat(scale.share(0.1)).isCloseTo(0.5, within(1e-12));
    assertThat(scale.share(0)).isZero();
    ValueScale wide = ValueScale.logarithmic(3e-6, 2, 4);
    assertThat(wide.low()).isLessThanOrEqualTo(3e-6);
    assertThat(wide.high()).isGreaterThanOrEqualTo(2);
    assertThat(wide.labels()).contains("1e-5", "0.1").hasSizeLessThanOrEqualTo(6);
  }

  @Test
  void oneValueHasAnAxisToo() {
    assertThat(ValueScale.linear(1, 1, 0, 1, 4).low()).isLessThan(1);
    assertThat(ValueScale.linear(1, 1, 0, 1, 4).high()).isEqualTo(1);
    ValueScale log = ValueScale.logarithmic(0.001, 0.001, 4);
    assertThat(log.low()).isLessThan(log.high());
    assertThat(log.low()).isLessThanOrEqualTo(0.001);
    assertThat(log.high()).isGreaterThanOrEqualTo(0.001);
    ValueScale none =
        ValueScale.linear(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, 1, 4);
    assertThat(none.low()).isZero();
    assertThat(none.high()).isEqualTo(1);
  }

  @Test
  void zoomingKeepsThePlaceAndMovingStaysWithin() {
    Viewport view = new Viewport();
    view.setWhole(0, 100);
    view.zoom(25, 0.5);
    assertThat(view.from()).isEqualTo(12.5);
    assertThat(view.to()).isEqualTo(62.5);
    assertThat(view.isZoomed()).isTrue();
    view.move(-1);
    assertThat(view.from()).isZero();
    assertThat(view.to()).isEqualTo(50);
    view.setWhole(0, 200);
    assertThat(view.to()).as("what is zoomed into stays").isEqualTo(50);
    view.zoom(Double.NaN, 100);
    assertThat(view.isZoomed()).isFalse();
    assertThat(view.to()).isEqualTo(200);
    view.show(80, 40);
    assertThat(view.from()).isEqualTo(40);
    view.reset();
    view.setWhole(0, 300);
    assertThat(view.to()).as("the whole axis grows").isEqualTo(300);
  }

  @Test
  void thinningOfAPartKeepsItsNeighbours() {
    Curve curve = new Curve("loss");
    for (int i = 0; i < 1000; i++) {
      curve.add(i, i);
    }
    Thinning part = Thinning.of(curve, 100.5, 110.5, 300);
    assertThat(part.x(0)).isEqualTo(100);
    assertThat(part.x(part.size() - 1)).isEqualTo(112);
    Thinning thin = Thinning.of(curve, 100, 900, 10);
    assertThat(thin.size()).isLessThanOrEqualTo(4 * 12);
    assertThat(thin.x(0)).isEqualTo(99);
  }

  @Test
  void whatIsDoneAgainIsRemoved() {
    Curve curve = curve("loss", 5, 4, 3, 2);
    curve.addProvisional(4.5, 1);
    curve.removeAfter(3);
    assertThat(curve.size()).isEqualTo(3);
    curve.add(4, 9);
    assertThat(curve.y(3)).isEqualTo(9);
  }

  @Test
  void theTableHasAColumnForEachCurve() {
    Curve validation = curve("validation, %", 0.5, 0.75);
    Curve training = new Curve("training");
    training.add(0.5, 0.25);
    training.add(2, 1);
    assertThat(ChartExport.csv("epoch", List.of(validation, training)))
        .isEqualTo("epoch,\"validation, %\",training\r\n0.5,,0.25\r\n1,0.5,\r\n2,0.75,1\r\n");
  }

  @Test
  void narrowAxesHaveFractions() {
    assertThat(Ticks.within(1.2, 1.9, 4).values()).hasSizeBetween(2, 5);
    assertThat(Ticks.within(0, 12, 5).values()).containsExactly(0.0, 5.0, 10.0);
    assertThat(Ticks.within(0, 100_000, 4).label(100_000)).isEqualTo("100,000");
  }
}
