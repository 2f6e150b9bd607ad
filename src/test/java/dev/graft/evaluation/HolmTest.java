package dev.graft.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void multipliesByWhatIsLeftAndNeverFallsBack() {
    assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005))
        .containsExactly(new double[] {0.03, 0.06, 0.06, 0.02}, Offset.offset(1e-12));
    assertThat(Holm.adjusted(0.6, 0.5, 0.0004))
        .containsExactly(new double[] {1, 1, 0.0012}, Offset.offset(1e-12));
  }

  @Test
  void oneTestNeedsNoCorrection() {
    assertThat(Holm.adjusted(0.03)).containsExactly(0.03);
    assertThat(Holm.adjusted()).isEmpty();
  }

  @Property
  void liesBetweenThePlainAndBonferronis(
      @ForAll @Size(min = 1, max = 12) List<@DoubleRange(max = 1) Double> p) {
    double[] adjusted = Holm.adjusted(p.stream().mapToDouble(Double::doubleValue).toArray());
    for (int i = 0; i < adjusted.length; i++) {
      assertThat(adjusted[i]).isBetween(p.get(i), Math.min(1, p.size() * p.get(i)) + 1e-12);
    }
  }
}
