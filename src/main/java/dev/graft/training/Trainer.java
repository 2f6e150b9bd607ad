package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.network.Network;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs a training plan, phase by phase: the trunk once per image into the feature store, then the
 * tail from the store, epoch by epoch. Everything random is a function of (seed, epoch) or (seed,
 * step), so that a run continued from a checkpoint ends in the same weights as one that was never
 * interrupted.
 */
public final class Trainer {
  private static final int EVALUATION_BATCH = 64;

  private final Tools tools;

  /**
   * Makes a trainer.
   *
   * @param engine computes
   * @param store keeps features
   * @param decoders runs image decoding; its threads are the caller's
   * @param events told what happens, on the thread that runs the training
   * @param cancelled asked between batches
   */
  public Trainer(
      TrainingEngine engine,
      FeatureStore store,
      Executor decoders,
      Consumer<TrainingEvent> events,
      BooleanSupplier cancelled) {
    this(
        engine,
        store,
        decoders,
        events,
        () -> cancelled.getAsBoolean() ? Optional.of(Ending.CANCEL) : Optional.empty());
  }

  /**
   * Makes a trainer.
   *
   * @param engine computes
   * @param store keeps features
   * @param decoders runs image decoding; its threads are the caller's
   * @param events told what happens, on the thread that runs the training
   * @param ending asked between batches whether to end, and how
   */
  public Trainer(
      TrainingEngine engine,
      FeatureStore store,
      Executor decoders,
      Consumer<TrainingEvent> events,
      Supplier<Optional<Ending>> ending) {
    this.tools = new Tools(engine, store, decoders, events, ending);
  }

  /** What a training works with. */
  record Tools(
      TrainingEngine engine,
      FeatureStore store,
      Executor decoders,
      Consumer<TrainingEvent> events,
      Supplier<Optional<Ending>> ending) {
    /** The same, with images that count as they were when the run began. */
    Tools holding(SettledImages settled, DatasetSnapshot data) {
      return new Tools(
          engine,
          store.holding(settled.contents(data), settled.problems(data)),
          decoders,
          events,
          ending);
    }

    boolean isEnding() {
      return ending.get().isPresent();
    }

    boolean isEnding(Ending how) {
      return ending.get().equals(Optional.of(how));
    }
  }

  /**
   * A training that came to its end.
   *
   * @param weights of the last phase's tail: after the last step, or of the best epoch
   * @param kept the epoch that these weights ended
   * @param stoppedEarly whether early stopping ended a phase before all its epochs were over
   * @param phase the last phase
   * @param cut the layer at which the network was cut in it
   * @param epochs what was measured
   * @param extractSeconds wall time of extraction, over all sittings
   * @param trainSeconds wall time of the epochs, over all sittings
   * @param skipped images that could not be used
   * @param parity what the graphs say of a few validation images with these weights
   * @param rounding what it changed that stored features are rounded; empty if they are not
   * @param answers what these weights say of all images that they did not learn from
   * @param features of some images with these weights; empty where they could not be had cheaply
   */
  public record Trained(
      Weights weights,
      TrainingEvent.Epoch kept,
      boolean stoppedEarly,
      PhasePlan phase,
      String cut,
      List<TrainingEvent.Epoch> epochs,
      double extractSeconds,
      double trainSeconds,
      List<TrainingEvent.Skipped> skipped,
      ParitySample parity,
      Optional<Rounding> rounding,
      Answers answers,
      Optional<FeatureSample> features) {}

  /**
   * Runs or resumes.
   *
   * @param asked what to do; its newest checkpoint, if there is one, is where it goes on
   * @return the result, or empty if it was cancelled, in which case a checkpoint was kept
   * @throws GraftException if it cannot go on; the sentence says why
   */
  public Optional<Trained> run(TrainingPlan asked) {
    Phases.check(asked.recipe(), asked.data());
    Optional<SettledImages> settled = SettledImages.read(asked);
    Tools held = settled.map(s -> tools.holding(s, asked.data())).orElse(tools);
    Checkpoints checkpoints = new Checkpoints(asked.checkpoints());
    Optional<Path> newest = checkpoints.newest();
    LoopState found = newest.map(Checkpoints::state).orElse(LoopState.start());
    // A batch that was made smaller stays so.
    int batch = asked.recipe().batch();
    TrainingPlan plan =
        found.batch() > 0 && found.batch() < batch ? asked.withBatch(found.batch()) : asked;
    LoopState state =
        found.at(plan.recipe().batch(), settled.map(s -> s.learnedFrom(asked.data())).orElse(0));
    Network tail = plan.tail(phase(plan, state));
    BestWeights best = new BestWeights(tail);
    newest.ifPresent(checkpoint -> best.restore(checkpoint, state.epochs()));
    PhaseRun.Start start =
        newest.isPresent() && state.isAtBoundary()
            ? PhaseRun.Start.of(newest.get(), state, tail)
            : new PhaseRun.Start(state, plan.weights(), newest, state.epochs());
    for (int i = 1; i <= state.phase(); i++) {
      tell(plan, state, i);
    }
    while (true) {
      PhaseRun run = new PhaseRun(held, plan, phase(plan, start.state()), checkpoints, best);
      PhaseRun.Result result = run.run(start);
      if (result instanceof PhaseRun.Next next) {
        start = new PhaseRun.Start(next.state(), next.weights(), Optional.empty(), List.of());
        tell(plan, next.state(), next.state().phase());
      } else if (result instanceof PhaseRun.Done done) {
        return Optional.of(done.trained());
      } else {
        return unfinished(held, plan, ((PhaseRun.Unfinished) result).state(), checkpoints, best);
      }
    }
  }

  private static PhasePlan phase(TrainingPlan plan, LoopState state) {
    return plan.phases().get(state.phase() - 1);
  }

  /** A training of a single phase has nothing to tell of it. */
  private void tell(TrainingPlan plan, LoopState state, int number) {
    if (plan.phases().size() == 1) {
      return;
    }
    PhasePlan phase = plan.phases().get(number - 1);
    tools
        .events()
        .accept(
            new TrainingEvent.PhaseBegins(
                number,
                plan.phases().size(),
                state.begun().get(number - 1).epochs() + 1,
                phase.epochs(),
                plan.cut(phase),
                plan.trainableParameters(phase)));
  }

  private Optional<Trained> unfinished(
      Tools held, TrainingPlan plan, LoopState state, Checkpoints checkpoints, BestWeights best) {
    if (tools.isEnding(Ending.KEEP_BEST) && best.kept().isPresent()) {
      // Where nothing was learned in this phase, what the one before it needs is in the store.
      PhasePlan phase = plan.phases().get(state.phase() - (state.isAtBoundary() ? 2 : 1));
      return Optional.of(new PhaseRun(held, plan, phase, checkpoints, best).finish(state));
    }
    int over = state.epochs().size();
    tools
        .events()
        .accept(
            tools.isEnding(Ending.PAUSE)
                ? new TrainingEvent.Paused(plan.run(), over)
                : new TrainingEvent.Stopped(plan.run(), over));
    return Optional.empty();
  }

  /** The items of a part that have features. */
  static int[] usable(TrainingPlan plan, long[] rows, Split split) {
    List<DatasetSnapshot.Item> items = plan.data().items();
    return IntStream.range(0, items.size())
        .filter(i -> rows[i] >= 0 && items.get(i).split() == split)
        .toArray();
  }

  /** Images that are predicted together when measuring. */
  static int evaluationBatch(Recipe recipe) {
    return Math.max(EVALUATION_BATCH, recipe.batch());
  }
}
