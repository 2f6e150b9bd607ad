package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Learning rates against those of Keras and PyTorch, which {@code make_schedules.py} made. */
class RatePlanTest {
  /** Keras counts in 32 bit. */
  private static final double KERAS = 1e-6;

  private static JsonNode reference() {
    try (InputStream in = RatePlanTest.class.getResourceAsStream("schedules.json")) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static RatePlan plan(Schedule schedule, double warmUp) {
    return new RatePlan(schedule, warmUp, 0.01, 7, 10);
  }

  private static void requireRates(RatePlan plan, JsonNode expected, double relative) {
    assertThat(plan.steps()).isEqualTo(expected.size());
    for (int s = 0; s < expected.size(); s++) {
      double rate = expected.get(s).asDouble();
      assertThat(plan.rate(s, List.of())).as("step %d", s).isCloseTo(rate, within(relative * 0.01));
    }
  }

  private static TrainingEvent.Epoch epoch(int number, double validationLoss) {
    return new TrainingEvent.Epoch(number, 1, 0.5, validationLoss, 0.5, 1, 1);
  }

  private static List<TrainingEvent.Epoch> epochs(JsonNode losses) {
    List<TrainingEvent.Epoch> all = new ArrayList<>();
    losses.forEach(l -> all.add(epoch(all.size() + 1, l.asDouble())));
    return all;
  }

  @Test
  void theCosineIsThatOfKeras() {
    requireRates(plan(new Schedule.Cosine(0.05), 0), reference().at("/keras/cosine"), KERAS);
  }

  @Test
  void theCosineAfterAWarmUpIsThatOfKeras() {
    requireRates(
        plan(new Schedule.Cosine(0), 2), reference().at("/keras/cosineAfterWarmUp"), KERAS);
  }

  @Test
  void theWarmUpIsThatOfPyTorch() {
    requireRates(plan(Schedule.CONSTANT, 2), reference().at("/torch/warmUp"), 1e-12);
  }

  @Test
  void theStepsAreThoseOfKerasAndPyTorch() {
    requireRates(plan(new Schedule.Step(3, 0.3), 0), reference().at("/keras/staircase"), KERAS);
    requireRates(plan(new Schedule.Step(3, 0.3), 0), reference().at("/torch/step"), 1e-12);
  }

  @Test
  void theCycleIsThatOfPyTorch() {
    JsonNode cases = reference().at("/torch/oneCycle");
    assertThat(cases).hasSize(3);
    for (JsonNode c : cases) {
      Schedule schedule =
          new Schedule.OneCycle(
              c.get("rise").asDouble(), c.get("start").asDouble(), c.get("end").asDouble());
      RatePlan plan = new RatePlan(schedule, 0, 0.01, c.get("steps").asInt(), 1);
      requireRates(plan, c.get("rates"), 1e-12);
    }
  }

  @Test
  void thePlateauIsThatOfKeras() {
    List<TrainingEvent.Epoch> epochs = epochs(reference().at("/keras/losses"));
    JsonNode cases = reference().at("/keras/plateaus");
    assertThat(cases).hasSize(4);
    for (JsonNode c : cases) {
      Schedule schedule =
          new Schedule.Plateau(
              c.get("patience").asInt(), c.get("factor").asDouble(), c.get("smallest").asDouble());
      RatePlan plan = new RatePlan(schedule, 0, 1, 3, epochs.size());
      for (int e = 0; e < epochs.size(); e++) {
        for (int step = 3 * e; step < 3 * e + 3; step++) {
          assertThat(plan.rate(step, epochs.subList(0, e)))
              .as("%s, epoch %d", schedule, e + 1)
              .isCloseTo(c.get("rates").get(e).asDouble(), within(KERAS));
        }
      }
    }
  }

  @Test
  void earlyStoppingIsThatOfKeras() {
    List<TrainingEvent.Epoch> epochs = epochs(reference().at("/keras/losses"));
    JsonNode cases = reference().at("/keras/stopping");
    assertThat(cases).hasSize(7);
    for (JsonNode c : cases) {
      EarlyStopping rule =
          new EarlyStopping(c.get("patience").asInt(), c.get("minimumDelta").asDouble());
      int over = 0;
      while (over < epochs.size() && !rule.ends(epochs.subList(0, over))) {
        over++;
      }
      assertThat(over).as("%s", rule).isEqualTo(c.get("epochs").asInt());
    }
    assertThat(new EarlyStopping(1, 0).ends(List.of())).isFalse();
  }

  @Test
  void aConstantRateIsTheRateToTheBit() {
    for (double rate : new double[] {1e-3, 0.1 + 0.2, Double.MIN_VALUE}) {
      RatePlan plan = new RatePlan(Schedule.CONSTANT, 0, rate, 9, 4);
      for (int s = 0; s < 36; s++) {
        assertThat(plan.rate(s, List.of())).isEqualTo(rate);
      }
    }
  }

  @Test
  void aWarmUpOfAFractionCountsInSteps() {
    RatePlan plan = new RatePlan(Schedule.CONSTANT, 0.4, 1, 10, 2);
    assertThat(plan.warmUpSteps()).isEqualTo(4);
    assertThat(plan.preview(5)).hasSize(5).startsWith(0.2).endsWith(1.0);
    assertThat(plan.rate(3, List.of())).isEqualTo(0.8);
    assertThat(plan.rate(4, List.of())).isEqualTo(1);
  }

  @Property(tries = 500)
  void noRateIsAboveTheChosenOneOrBelowZero(
      @ForAll @IntRange(min = 1, max = 9) int steps,
      @ForAll @IntRange(min = 1, max = 9) int epochs,
      @ForAll @DoubleRange(min = 0, max = 12) double warmUp,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
    for (Schedule schedule :
        List.of(
            Schedule.CONSTANT,
            new Schedule.Step(2, share),
            new Schedule.Cosine(share),
            new Schedule.Cosine(0),
            new Schedule.OneCycle(share, share, 0),
            new Schedule.OneCycle(share, 1, share),
            new Schedule.Plateau(1, share, share / 2))) {
      RatePlan plan = new RatePlan(schedule, warmUp, 2, steps, epochs);
      List<TrainingEvent.Epoch> over = List.of(epoch(1, 1), epoch(2, 2), epoch(3, Double.NaN));
      for (long s = 0; s < plan.steps(); s++) {
        assertThat(plan.rate(s, over)).as("%s at %d", plan, s).isBetween(0.0, 2 + 1e-12);
      }
      assertThat(plan.rate(0, List.of())).isPositive();
    }
  }

  @Test
  void aPreviewGoesFromTheFirstToTheLastStep() {
    RatePlan plan = plan(new Schedule.OneCycle(0.3, 0.04, 0), 0);
    double[] curve = plan.preview(24);
    assertThat(curve).hasSize(24);
    assertThat(curve[0]).isEqualTo(plan.rate(0, List.of()));
    assertThat(curve[23]).isEqualTo(plan.rate(69, List.of())).isCloseTo(0, within(1e-15));
    assertThat(plan.preview(1000)).hasSize(70);
  }

  @Test
  void eachPhaseHasItsOwnPlan() {
    Techniques techniques =
        new Techniques(
            new Schedule.Cosine(0),
            1,
            Optional.empty(),
            Augmentation.NONE,
            LayerRates.EQUAL,
            Regularisation.NONE,
            Balance.NONE,
            List.of(new Phase(new FreezePlan.NoneFrozen(), 4, 0.1)));
    Recipe recipe =
        new Recipe(
            new FreezePlan.AllFrozen(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            0.5,
            8,
            3,
            1,
            0.2,
            0,
            Keep.BEST,
            techniques);
    assertThat(RatePlan.of(recipe, 17))
        .containsExactly(
            new RatePlan(new Schedule.Cosine(0), 1, 0.5, 3, 3),
            new RatePlan(new Schedule.Cosine(0), 1, 0.05, 3, 4));
    assertThat(recipe.totalEpochs()).isEqualTo(7);
    assertThat(Json.parse(Json.line(recipe), Recipe.class)).isEqualTo(recipe);
    assertThatThrownBy(
            () ->
                new Recipe(
                    new FreezePlan.AllFrozen(),
                    Head.DEFAULT,
                    Optimizer.DEFAULT,
                    0.5,
                    8,
                    3,
                    1,
                    0.2,
                    0,
                    Keep.BEST,
                    new Techniques(
                        Schedule.CONSTANT,
                        3.5,
                        Optional.empty(),
                        Augmentation.NONE,
                        LayerRates.EQUAL,
                        Regularisation.NONE,
                        Balance.NONE,
                        List.of())))
        .isInstanceOf(GraftException.class)
        .hasMessage("The warm-up (3.5 epochs) is longer than a phase of the training.");
  }
}
