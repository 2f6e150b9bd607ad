package dev.graft.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.errors.GraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The parts of the kit that need no toolkit. */
class KitTest {
  @Test
  void figuresReadWell() {
    assertThat(Figures.count(1684290)).isEqualTo("1,684,290");
    assertThat(Figures.rounded(3538984)).isEqualTo("3.5 M");
    assertThat(Figures.rounded(138_357_544)).isEqualTo("138 M");
    assertThat(Figures.percent(0.983)).isEqualTo("98.3 %");
    assertThat(Figures.percent(0.99999)).isEqualTo("> 99.9 %");
    assertThat(Figures.percent(0.00001)).isEqualTo("< 0.1 %");
    assertThat(Figures.percent(1)).isEqualTo("100.0 %");
    assertThat(Figures.percent(Double.NaN)).isEqualTo("—");
    assertThat(Figures.bytes(38_000_000)).isEqualTo("38 MB");
    assertThat(Figures.bytes(5120)).isEqualTo("5.1 kB");
    assertThat(Figures.duration(0.0204)).isEqualTo("20 ms");
    assertThat(Figures.duration(200)).isEqualTo("3 min 20 s");
    assertThat(Figures.timeLeft(14.2)).isEqualTo("14 s left");
    assertThat(Figures.timeLeft(200)).isEqualTo("about 3 min left");
  }

  @Test
  void aProblemIsItsSentenceWhereThereIsOne() {
    Problem known = Problem.of(new CompletionException(new GraftException("Too dark.")));
    assertThat(known.sentence()).isEqualTo("Too dark.");
    assertThat(known.expected()).isTrue();
    Problem unknown = Problem.of(new IllegalStateException("x"));
    assertThat(unknown.sentence()).startsWith("Something went wrong").contains("x");
    assertThat(unknown.details()).contains("IllegalStateException");
  }

  @Test
  void theCoalescerHandsOnOnceAFrameInOrder() {
    List<Runnable> frames = new ArrayList<>();
    List<List<Integer>> batches = new ArrayList<>();
    FrameCoalescer<Integer> coalescer =
        new FrameCoalescer<>(
            new TaskExecutor() {
              @Override
              public <T> void run(
                  Callable<T> work, Consumer<? super T> done, Consumer<Problem> failed) {}

              @Override
              public void nextFrame(Runnable change) {
                frames.add(change);
              }
            },
            batches::add);
    coalescer.add(1);
    coalescer.add(2);
    assertThat(frames).hasSize(1);
    frames.get(0).run();
    coalescer.add(3);
    assertThat(frames).hasSize(2);
    frames.get(1).run();
    assertThat(batches).containsExactly(List.of(1, 2), List.of(3));
  }

  @Test
  void aProvisionalPointGivesWay() {
    Curve curve = new Curve("training");
    curve.addProvisional(0.5, 1);
    curve.addProvisional(0.7, 2);
    assertThat(curve.size()).isEqualTo(1);
    curve.add(1, 3);
    curve.add(2, Double.NaN);
    assertThat(curve.size()).isEqualTo(1);
    assertThat(curve.y(0)).isEqualTo(3);
    assertThat(curve.nearest(0.2)).isZero();
  }

  @Test
  void thinningKeepsTheExtremesAndLittleElse() {
    Curve curve = new Curve("loss");
    for (int i = 0; i < 100_000; i++) {
      curve.add(i, i == 54_321 ? 9 : Math.sin(i));
    }
    Thinning thin = Thinning.of(curve, 0, 100_000, 300);
    assertThat(thin.size()).isLessThanOrEqualTo(4 * 301);
    double highest = 0;
    double before = -1;
    for (int i = 0; i < thin.size(); i++) {
      highest = Math.max(highest, thin.y(i));
      assertThat(thin.x(i)).isGreaterThan(before);
      before = thin.x(i);
    }
    assertThat(highest).isEqualTo(9);
  }

  @Test
  void ticksAreRound() {
    Ticks ticks = Ticks.covering(0.57, 0.983, 4);
    assertThat(ticks.label(ticks.first())).isEqualTo("0.4");
    assertThat(ticks.last()).isGreaterThanOrEqualTo(0.983);
    assertThat(Ticks.whole(0, 12, 5).values()).containsExactly(0.0, 5.0, 10.0);
    assertThat(Ticks.whole(0, 3, 8).values()).containsExactly(0.0, 1.0, 2.0, 3.0);
  }
}
