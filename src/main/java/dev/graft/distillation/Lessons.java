package dev.graft.distillation;

import dev.graft.errors.GraftException;
import dev.graft.network.Weights;
import dev.graft.training.Checkpoints;
import dev.graft.training.EpochOrder;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The epochs of a distillation: steps in a seeded order, checkpoints. What is random is a function
 * of (seed, stream, place).
 */
final class Lessons {
  private static final double CHECKPOINT_SECONDS = 60;
  private static final double STEP_EVENT_SECONDS = 0.5;

  private final DistillationRecipe recipe;
  private final Consumer<Weights> soFar;
  private final Student student;
  private final Views views;
  private final Checkpoints checkpoints;
  private final Consumer<DistillationEvent> events;
  private final BooleanSupplier cancelled;
  private final byte[] pixels;
  private final float[] targets;
  private final long steps;
  private long lastCheckpoint = System.nanoTime();
  private long lastEvent = System.nanoTime();

  Lessons(
      Distiller.Plan plan,
      Student student,
      Views views,
      Checkpoints checkpoints,
      Consumer<DistillationEvent> events,
      BooleanSupplier cancelled) {
    this.recipe = plan.recipe();
    this.soFar = plan.soFar();
    this.student = student;
    this.views = views;
    this.checkpoints = checkpoints;
    this.events = events;
    this.cancelled = cancelled;
    this.pixels = new byte[Math.multiplyExact(recipe.batch(), views.pixelBytes())];
    this.targets = new float[Math.multiplyExact(recipe.batch(), views.targets())];
    this.steps = (long) recipe.epochs() * stepsOfEpoch();
  }

  /** A last batch of one view would have no partner, and no variance of its own. */
  private int stepsOfEpoch() {
    return Math.max(1, views.count() / recipe.batch());
  }

  DistillationState run(DistillationState from) {
    DistillationState state = from;
    boolean saved = true;
    while (state.epochs().size() < recipe.epochs() && !cancelled.getAsBoolean()) {
      int[] order =
          EpochOrder.of(IntStream.range(0, views.count()).toArray(), recipe.seed(), state.epoch());
      int end = Math.min(order.length, stepsOfEpoch() * recipe.batch());
      while (state.position() < end && !cancelled.getAsBoolean()) {
        state = step(state, order);
        saved = false;
        if ((System.nanoTime() - lastCheckpoint) / 1e9 > CHECKPOINT_SECONDS) {
          save(state);
          saved = true;
        }
      }
      if (state.position() >= end) {
        state =
            state.nextEpoch(recipe.sizeIn(state.epoch()), recipe.rateAt(state.step() - 1, steps));
        saved = false;
        events.accept(state.epochs().get(state.epochs().size() - 1));
        if (state.epochs().size() < recipe.epochs()) {
          soFar.accept(student.weights());
        }
      }
    }
    if (!saved) {
      save(state);
    }
    return state;
  }

  private void save(DistillationState state) {
    // A checkpoint of the same step from before the epoch's end would stay: both are the same
    // weights, and the state that counts then is that one.
    checkpoints.save(state.step(), state, student::save);
    lastCheckpoint = System.nanoTime();
  }

  private DistillationState step(DistillationState state, int[] order) {
    long begun = System.nanoTime();
    int count = Math.min(recipe.batch(), order.length - state.position());
    views.read(order, state.position(), count, recipe.seed(), state.epoch(), pixels, targets);
    Student.Distance distance =
        student.learn(
            new Student.Batch(
                pixels, targets, mix(state.step(), count), count, recipe.sizeIn(state.epoch())),
            recipe.rateAt(state.step(), steps),
            state.step());
    if (!Double.isFinite(distance.classes() + distance.features())) {
      throw new GraftException(
          "The student's numbers went out of bounds in step "
              + state.step()
              + "; begin again with a smaller --learning-rate.");
    }
    DistillationState after = state.learned(count, distance, (System.nanoTime() - begun) / 1e9);
    tell(after, stepsOfEpoch() * recipe.batch());
    return after;
  }

  /** Mixing (Zhang et al., 2018): the same share for all of a batch, evenly drawn. */
  private float[] mix(long step, int count) {
    SplittableRandom random = Randoms.at(recipe.seed(), Randoms.Stream.MIXING, step, 0);
    float share =
        random.nextDouble() < recipe.mixing() ? (float) (0.5 + 0.5 * random.nextDouble()) : 1;
    float[] mix = new float[count];
    Arrays.fill(mix, share);
    return mix;
  }

  private void tell(DistillationState state, int total) {
    if ((System.nanoTime() - lastEvent) / 1e9 > STEP_EVENT_SECONDS) {
      lastEvent = System.nanoTime();
      events.accept(
          new DistillationEvent.Step(
              state.epoch(),
              state.position(),
              Math.min(total, views.count()),
              state.classSum() / state.position(),
              state.featureSum() / state.position()));
    }
  }
}
