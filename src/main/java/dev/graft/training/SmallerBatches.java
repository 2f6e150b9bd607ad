package dev.graft.training;

import dev.graft.errors.GraftException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;

/**
 * Sizes a training's batch to the memory there is, and where that turns out to be too little after
 * all, goes on from the newest checkpoint with half the batch. Each time the run says so. What a
 * run began with is not made larger again, so that it ends the same on the same machine however
 * often it is resumed.
 */
public final class SmallerBatches {
  private final Consumer<TrainingEvent> events;

  /**
   * Makes one.
   *
   * @param events told when a batch becomes smaller
   */
  public SmallerBatches(Consumer<TrainingEvent> events) {
    this.events = events;
  }

  /**
   * Sizes the batch of a run that begins; one that goes on stays as it is.
   *
   * @param plan the run
   * @param needed the bytes that a training with a batch needs
   * @param available the bytes that there are
   * @return the plan, with half the batch as often as it takes, and at least one image
   */
  public TrainingPlan fit(TrainingPlan plan, IntToLongFunction needed, long available) {
    if (new Checkpoints(plan.checkpoints()).newest().isPresent()) {
      return plan;
    }
    int asked = plan.recipe().batch();
    int batch = asked;
    while (batch > 1 && needed.applyAsLong(batch) > available) {
      batch = half(batch);
    }
    if (batch < asked) {
      tell(
          asked,
          batch,
          String.format(
              Locale.ROOT,
              "it would need about %.1f GB of the %.1f GB that there are",
              needed.applyAsLong(asked) / 1e9,
              available / 1e9));
    }
    return plan.withBatch(batch);
  }

  /**
   * Runs or resumes.
   *
   * @param trainer runs it
   * @param plan the run
   * @return what the trainer returns
   * @throws GraftException if there is not enough memory for a single image, and as the trainer
   *     does
   */
  public Optional<Trainer.Trained> run(Trainer trainer, TrainingPlan plan) {
    TrainingPlan smaller = plan;
    while (true) {
      try {
        return trainer.run(smaller);
      } catch (MemoryException e) {
        smaller = smaller(smaller, e, String.valueOf(e.getMessage()));
      } catch (OutOfMemoryError e) {
        smaller = smaller(smaller, e, "the memory of Java was full");
      }
    }
  }

  private TrainingPlan smaller(TrainingPlan plan, Throwable cause, String reason) {
    int batch = plan.recipe().batch();
    if (batch == 1) {
      throw new GraftException(
          "There is not enough memory for this training, even with one image in a step ("
              + reason
              + "): close other programs, let fewer layers learn, or take a smaller backbone."
              + " What was learned up to the last checkpoint is kept.",
          cause);
    }
    tell(batch, half(batch), reason);
    return plan.withBatch(half(batch));
  }

  private void tell(int from, int to, String reason) {
    events.accept(new TrainingEvent.SmallerBatch(from, to, reason));
  }

  /**
   * The next smaller batch.
   *
   * @param batch at least 2
   * @return half of it, at least 1
   */
  public static int half(int batch) {
    return Math.max(1, batch / 2);
  }
}
