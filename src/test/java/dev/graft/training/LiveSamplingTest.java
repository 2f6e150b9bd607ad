package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sample that is taken beside other work, or when it is asked for. */
class LiveSamplingTest {
  private static final LiveSample SAMPLE =
      new LiveSample(new int[] {3}, false, new float[] {1}, new float[] {2});

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final AtomicInteger taken = new AtomicInteger();

  private LiveSample take() {
    taken.incrementAndGet();
    return SAMPLE;
  }

  @AfterEach
  void end() {
    executor.shutdownNow();
  }

  @Test
  void laterIsWhenItIsAskedFor() {
    try (LiveSampling sampling = LiveSampling.later(this::take)) {
      assertThat(taken).hasValue(0);
      assertThat(sampling.sample()).isSameAs(SAMPLE);
    }
    assertThat(taken).hasValue(1);
  }

  @Test
  void nowIsOnTheExecutorAndOnlyOnce() {
    Deque<Runnable> queue = new ArrayDeque<>();
    try (LiveSampling sampling = LiveSampling.now(this::take, queue::add)) {
      assertThat(taken).hasValue(0);
      queue.remove().run();
      assertThat(taken).hasValue(1);
      assertThat(sampling.sample()).isSameAs(SAMPLE);
    }
    assertThat(taken).hasValue(1);
  }

  @Test
  void aFailureReachesWhoAsks() {
    Supplier<LiveSample> failing =
        () -> {
          throw new GraftException("There is no trunk.");
        };
    try (LiveSampling sampling = LiveSampling.now(failing, Runnable::run)) {
      assertThatThrownBy(sampling::sample)
          .isInstanceOf(GraftException.class)
          .hasMessage("There is no trunk.");
    }
  }

  @Test
  void whoEndsEarlyWaitsUntilTheTrunkIsAtRest() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch asked = new CountDownLatch(1);
    AtomicBoolean over = new AtomicBoolean();
    LiveSampling sampling =
        LiveSampling.now(
            () -> {
              begun.countDown();
              await(asked);
              over.set(true);
              throw new GraftException("It does not matter any more.");
            },
            executor);
    await(begun);
    executor.execute(asked::countDown);

    sampling.close();

    assertThat(over).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
