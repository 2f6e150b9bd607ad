package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.training.tracker.CosineTracker;
import ai.djl.training.tracker.MultiFactorTracker;
import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import dev.graft.training.RatePlan;
import dev.graft.training.Schedule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graft's schedules against DJL's trackers, where there is one. */
class SchedulesOfDjlTest {
  private static final int STEPS = 70;

  /** DJL counts in 32 bit. */
  private static final double CLOSE = 1e-8;

  private static RatePlan plan(Schedule schedule, double warmUp) {
    return new RatePlan(schedule, warmUp, 0.01, 7, 10);
  }

  @Test
  void theCosine() {
    Tracker tracker =
        CosineTracker.builder()
            .setBaseValue(0.01f)
            .optFinalValue(0.0005f)
            .setMaxUpdates(STEPS)
            .build();
    for (int s = 0; s < STEPS; s++) {
      assertThat(plan(new Schedule.Cosine(0.05), 0).rate(s, List.of()))
          .as("step %d", s)
          .isCloseTo(tracker.getNewValue(s), within(CLOSE));
    }
  }

  @Test
  void theCosineAfterAWarmUp() {
    int warmUp = 14;
    Tracker tracker =
        WarmUpTracker.builder()
            .optWarmUpSteps(warmUp)
            .optWarmUpBeginValue(0.01f / (warmUp + 1))
            .optWarmUpMode(WarmUpTracker.Mode.LINEAR)
            .setMainTracker(
                CosineTracker.builder()
                    .setBaseValue(0.01f)
                    .optFinalValue(0)
                    .setMaxUpdates(STEPS - warmUp)
                    .build())
            .build();
    for (int s = 0; s < STEPS; s++) {
      assertThat(plan(new Schedule.Cosine(0), 2).rate(s, List.of()))
          .as("step %d", s)
          .isCloseTo(tracker.getNewValue(s), within(CLOSE));
    }
  }

  /** This tracker counts updates from 1, as DJL's optimisers do. */
  @Test
  void theSteps() {
    Tracker tracker =
        MultiFactorTracker.builder()
            .setBaseValue(0.01f)
            .setSteps(new int[] {21, 42, 63})
            .optFactor(0.3f)
            .build();
    for (int s = 0; s < STEPS; s++) {
      assertThat(plan(new Schedule.Step(3, 0.3), 0).rate(s, List.of()))
          .as("step %d", s)
          .isCloseTo(tracker.getNewValue(s + 1), within(CLOSE));
    }
  }

  @Test
  void theConstant() {
    Tracker tracker = Tracker.fixed(0.01f);
    assertThat(plan(Schedule.CONSTANT, 0).rate(9, List.of()))
        .isCloseTo(tracker.getNewValue(9), within(CLOSE));
  }
}
