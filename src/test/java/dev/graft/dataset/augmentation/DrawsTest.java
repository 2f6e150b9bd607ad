package dev.graft.dataset.augmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is drawn: in its range, evenly, and the same for the same numbers. */
class DrawsTest {
  private static final Augmentation ALL =
      new Augmentation(true, 0.3, 20, 0.2, 0.3, 0.4, 0.25, 0, 0, 0);
  private static final int MANY = 4000;

  private static List<Variation> many(Augmentation augmentation) {
    return IntStream.range(0, MANY)
        .mapToObj(i -> Variation.draw(augmentation, 7, 1000003L * (i / 4), i % 4, 0))
        .toList();
  }

  /** The largest difference from the distribution function of an even one (Kolmogorov). */
  private static void isEven(
      List<Variation> all, ToDoubleFunction<Variation> what, double least, double most) {
    double[] sorted = all.stream().mapToDouble(what).sorted().toArray();
    assertThat(sorted[0]).isGreaterThanOrEqualTo(least);
    assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(most);
    for (int i = 0; i < sorted.length; i++) {
      double even = (sorted[i] - least) / (most - least);
      // At one in a million.
      assertThat((i + 0.5) / sorted.length).isCloseTo(even, within(2.7 / Math.sqrt(MANY)));
    }
  }

  @Test
  void turnsAndColoursAreEven() {
    List<Variation> all = many(ALL);
    isEven(all, Variation::degrees, -20, 20);
    isEven(all, v -> v.brightness(), (float) 0.8, 1.2);
    isEven(all, v -> v.contrast(), (float) 0.7, 1.3);
    isEven(all, v -> v.saturation(), (float) 0.6, 1.4);
    assertThat(all.stream().filter(Variation::mirrored).count() / (double) MANY)
        .isCloseTo(0.5, within(0.04));
    assertThat(all.stream().filter(v -> v.erased().isPresent()).count() / (double) MANY)
        .isCloseTo(0.25, within(0.035));
  }

  @Test
  void cropsLieInThePictureAndHaveTheRightAreaAndShape() {
    List<Variation> all = many(ALL);
    assertThat(all)
        .allSatisfy(
            v -> {
              assertThat(v.left()).isBetween(0.0, 1.0);
              assertThat(v.left() + v.width()).isLessThanOrEqualTo(1 + 1e-12);
              assertThat(v.top() + v.height()).isLessThanOrEqualTo(1 + 1e-12);
              assertThat(v.width() * v.height()).isBetween(0.3 - 1e-12, 1.0);
              assertThat(v.width() / v.height()).isBetween(0.75 - 1e-9, 4 / 3.0 + 1e-9);
            });
    // Where any shape fits, none was drawn again, so the areas below are even.
    List<Variation> small = all.stream().filter(v -> v.width() * v.height() < 0.7).toList();
    double[] areas = small.stream().mapToDouble(v -> v.width() * v.height()).sorted().toArray();
    for (int i = 0; i < areas.length; i++) {
      assertThat((areas[i] - 0.3) / 0.4).isCloseTo((i + 0.5) / areas.length, within(0.06));
    }
    assertThat(all.stream().mapToDouble(v -> v.left() / (1 - v.width())).average().orElseThrow())
        .isCloseTo(0.5, within(0.03));
  }

  @Test
  void erasedRectanglesHaveTheRightAreaAndShape() {
    Augmentation erasing = new Augmentation(false, 1, 0, 0, 0, 0, 1, 0, 0, 0);
    List<Erased> all = many(erasing).stream().flatMap(v -> v.erased().stream()).toList();
    assertThat(all)
        .hasSizeGreaterThan(MANY - 5)
        .allSatisfy(
            e -> {
              assertThat(e.width() * e.height()).isBetween(0.02 - 1e-12, 0.33 + 1e-12);
              assertThat(e.width() / e.height()).isBetween(1 / 3.3 - 1e-9, 3.3 + 1e-9);
              assertThat(e.left() + e.width()).isLessThanOrEqualTo(1 + 1e-12);
              assertThat(e.top() + e.height()).isLessThanOrEqualTo(1 + 1e-12);
            });
  }

  @Test
  void theSameNumbersGiveTheSame() {
    Variation drawn = Variation.draw(ALL, 1, 2, 3, 4);
    assertThat(Variation.draw(ALL, 1, 2, 3, 4)).isEqualTo(drawn);
    Set<Variation> others = new HashSet<>();
    others.add(Variation.draw(ALL, 2, 2, 3, 4));
    others.add(Variation.draw(ALL, 1, 3, 3, 4));
    others.add(Variation.draw(ALL, 1, 2, 4, 4));
    others.add(Variation.draw(ALL, 1, 2, 3, 5));
    assertThat(others).hasSize(4).doesNotContain(drawn);
  }

  @Test
  void oneChangeDoesNotDependOnTheOthers() {
    Variation all = Variation.draw(ALL, 1, 2, 3, 0);
    Augmentation turning = new Augmentation(false, 1, 20, 0, 0, 0, 0, 0.2, 0.5, 4);
    Variation turned = Variation.draw(turning, 1, 2, 3, 0);
    assertThat(turned.degrees()).isEqualTo(all.degrees());
    assertThat(turned)
        .isEqualTo(new Variation(all.degrees(), 0, 0, 1, 1, false, 1, 1, 1, Optional.empty()));
    assertThat(Variation.draw(Augmentation.NONE, 1, 2, 3, 0)).isEqualTo(Variation.PLAIN);
  }

  /** Against SciPy's distribution function. */
  @Test
  void sharesFollowTheBetaDistribution() {
    JsonNode figures = ChangesTest.figures().get("beta");
    int draws = 20_000;
    figures
        .properties()
        .forEach(
            entry -> {
              double alpha = Double.parseDouble(entry.getKey());
              SplittableRandom random = new SplittableRandom(3);
              double[] all = new double[draws];
              Arrays.setAll(all, i -> Beta.draw(random, alpha));
              assertThat(Arrays.stream(all)).allMatch(v -> v >= 0 && v <= 1);
              for (int q = 1; q <= 9; q++) {
                double below = q / 10.0;
                double share = Arrays.stream(all).filter(v -> v <= below).count() / (double) draws;
                double wanted = entry.getValue().get(q - 1).asDouble();
                assertThat(share)
                    .as("alpha %s below %s", alpha, below)
                    .isCloseTo(wanted, within(0.018));
              }
            });
    SplittableRandom random = new SplittableRandom(3);
    assertThat(IntStream.range(0, 1000).mapToDouble(i -> Beta.draw(random, 0.001)))
        .as("the smallest alphas give no NaN")
        .allMatch(v -> v >= 0 && v <= 1);
  }

  @Test
  void mixUpMixesAnImageWithItsPartner() {
    Mix mix = new Mix.Up(0.75);
    float[] rows = {0, 4, 10, 20, 100, 200};
    mix.apply(rows, 3, 2);
    assertThat(rows).containsExactly(25, 53, 10, 20, 75, 151);
  }

  @Test
  void cutMixSwapsARectangleAndItsShareIsWhatIsLeft() {
    Mix mix = new Mix.Cut(1, 0, 3, 2, 2, 4);
    float[] rows = new float[2 * 24];
    Arrays.fill(rows, 24, 48, 1);
    mix.apply(rows, 2, 24);
    assertThat(mix.share()).isEqualTo(0.5);
    for (int i = 0; i < 24; i++) {
      int x = i / 3 % 4;
      assertThat(rows[i]).isEqualTo(x == 1 || x == 2 ? 1 : 0);
      assertThat(rows[24 + i]).isEqualTo(1 - rows[i]);
    }
  }

  @Test
  void mixesAreDrawnForSeedAndStep() {
    Augmentation both = new Augmentation(false, 1, 0, 0, 0, 0, 0, 0.4, 1, 0);
    List<Mix> mixes =
        IntStream.range(0, 400)
            .mapToObj(s -> Mix.draw(both, 5, 1, s, 32, 48).orElseThrow())
            .toList();
    assertThat(mixes.stream().filter(m -> m instanceof Mix.Up).count()).isBetween(150L, 250L);
    assertThat(mixes).allMatch(m -> m.share() >= 0 && m.share() <= 1);
    assertThat(Mix.draw(both, 5, 1, 17, 32, 48)).contains(mixes.get(17));
    assertThat(Mix.draw(both, 6, 1, 17, 32, 48)).isNotEqualTo(Optional.of(mixes.get(17)));
    assertThat(Mix.draw(Augmentation.NONE, 5, 1, 17, 32, 48)).isEmpty();
    Augmentation cut = new Augmentation(false, 1, 0, 0, 0, 0, 0, 0, 1, 0);
    assertThat(IntStream.range(0, 50).mapToObj(s -> Mix.draw(cut, 5, 1, s, 32, 48).orElseThrow()))
        .allMatch(m -> m instanceof Mix.Cut);
  }
}
