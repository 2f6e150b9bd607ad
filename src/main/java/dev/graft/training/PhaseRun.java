package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.features.Precision;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One phase of a training: its own cut with its own shelf of features, and its own tail. What lies
 * below the cut has never learned, since no later phase freezes what an earlier one let learn; so
 * the features are those of the backbone, and runs share them.
 */
final class PhaseRun {
  private static final String BEGINNING = "phase.weights";

  private final Trainer.Tools tools;
  private final TrainingPlan plan;
  private final PhasePlan phase;
  private final Checkpoints checkpoints;
  private final BestWeights best;
  private final Network tail;
  private final String cut;
  private final boolean atInput;

  PhaseRun(
      Trainer.Tools tools,
      TrainingPlan plan,
      PhasePlan phase,
      Checkpoints checkpoints,
      BestWeights best) {
    this.tools = tools;
    this.plan = plan;
    this.phase = phase;
    this.checkpoints = checkpoints;
    this.best = best;
    this.cut = plan.cut(phase);
    this.tail = plan.tail(phase);
    this.atInput = cut.equals(plan.network().input().name());
  }

  /**
   * Where a phase starts from.
   *
   * @param state where the loop stands
   * @param weights first values of at least the tail's layers
   * @param checkpoint what the tail goes on from instead, with its optimiser's state
   * @param untold epochs that are over and that nobody was told of in this sitting
   */
  record Start(
      LoopState state,
      Weights weights,
      Optional<Path> checkpoint,
      List<TrainingEvent.Epoch> untold) {
    /** From a checkpoint that was made between two phases: the optimiser begins anew. */
    static Start of(Path checkpoint, LoopState state, Network tail) {
      Weights beginning = WeightsFile.read(checkpoint.resolve(BEGINNING), tail);
      return new Start(state, beginning, Optional.empty(), state.epochs());
    }
  }

  /** How a phase ended. */
  sealed interface Result permits Unfinished, Next, Done {}

  /** It was asked to end; a checkpoint holds the state. */
  record Unfinished(LoopState state) implements Result {}

  /** Another phase follows; a checkpoint holds the state and the weights of that one's tail. */
  record Next(LoopState state, Weights weights) implements Result {}

  /** The training is at its end. */
  record Done(Trainer.Trained trained) implements Result {}

  /** Learns until the phase is over, or it is asked to end. */
  Result run(Start start) {
    return inside(start, tools::isEnding, true);
  }

  /** Makes the result from the best weights, without learning and without asking whether to end. */
  Trainer.Trained finish(LoopState state) {
    Weights weights = best.kept().orElseThrow().weights();
    Start start = new Start(state, weights, Optional.empty(), List.of());
    return ((Done) inside(start, () -> false, false)).trained();
  }

  private Result inside(Start start, BooleanSupplier ending, boolean learning) {
    // Loads the engine, which is no part of extraction.
    tools.engine().numerics();
    long begun = System.nanoTime();
    try (Inputs inputs = Inputs.open(tools, plan, phase)) {
      Optional<Inputs.Ready> ready = inputs.prepare(ending);
      LoopState state = start.state().extracted((System.nanoTime() - begun) / 1e9);
      if (ready.isEmpty()) {
        return new Unfinished(state);
      }
      List<TrainingEvent.Skipped> skipped = skipped(ready.get().outcome());
      long[] rows = ready.get().outcome().rows();
      Phases.requireValidation(
          plan.recipe(), plan.data(), Trainer.usable(plan, rows, Split.VALIDATION).length > 0);
      try (LiveSampling sampling = sampling(inputs, ready.get(), learning);
          Tail learner = openTail(start.weights())) {
        start.checkpoint().ifPresent(learner::restore);
        start.untold().forEach(tools.events());
        Epochs epochs =
            new Epochs(
                plan, phase, learner, ready.get(), tools.events(), ending, checkpoints, best);
        LoopState end = learning ? epochs.run(state) : state;
        boolean over = epochs.isOver(end);
        boolean asked = !learning || tools.isEnding(Ending.KEEP_BEST);
        if (learning && over && plan.hasNext(phase)) {
          Next next = next(end, learner);
          if (!asked) {
            return tools.isEnding() ? new Unfinished(next.state()) : next;
          }
        }
        boolean complete = over && !plan.hasNext(phase);
        if (!complete && !(asked && best.kept().isPresent())) {
          return new Unfinished(end);
        }
        TrainingEvent.Epoch kept = end.epochs().get(end.epochs().size() - 1);
        if ((asked || plan.recipe().keepsBest()) && best.kept().isPresent()) {
          kept = best.kept().get().epoch();
          learner.assign(best.kept().get().weights());
        }
        LiveSample live = sampling.sample();
        ParitySample parity = ParitySample.of(live, learner, plan.data().classes().size());
        return new Done(
            new Trainer.Trained(
                learner.weights(),
                kept,
                complete && end.epochs().size() < plan.recipe().totalEpochs(),
                phase,
                cut,
                end.epochs(),
                end.extractSeconds(),
                end.trainSeconds(),
                skipped,
                parity,
                rounding(inputs, ready.get(), live, parity, learner),
                HeldOut.ask(plan, learner, inputs.shelf(), rows),
                FeatureSample.take(
                    new FeatureSample.Source(
                        tools.engine(),
                        plan,
                        phase,
                        learner.weights(),
                        rows,
                        inputs.unchanged(ready.get()),
                        ready.get().measuredOn()))));
      }
    }
  }

  /**
   * Beside the epochs, unless they need the trunk themselves, or there may be another phase and so
   * nothing to hold against a bundle.
   */
  private LiveSampling sampling(Inputs inputs, Inputs.Ready ready, boolean learning) {
    long[] rows = ready.outcome().rows();
    Supplier<LiveSample> taking =
        () ->
            LiveSample.take(
                plan,
                rows,
                inputs.trunk(),
                tools.engine().pictures(plan.preprocessing()),
                ready.rowLength());
    return learning && !plan.hasNext(phase) && inputs.isTrunkAtRest()
        ? LiveSampling.now(taking, tools.decoders())
        : LiveSampling.later(taking);
  }

  private Optional<Rounding> rounding(
      Inputs inputs, Inputs.Ready ready, LiveSample live, ParitySample parity, Tail learner) {
    if (plan.recipe().techniques().precision() == Precision.SINGLE || live.items().length == 0) {
      return Optional.empty();
    }
    Feed stored = live.learnedFrom() ? inputs.unchanged(ready) : ready.measuredOn();
    Rounding rounding = Rounding.of(live, parity, stored, learner, ready.rowLength());
    tools
        .events()
        .accept(new TrainingEvent.Rounded(rounding.pictures(), rounding.largestDifference()));
    return Optional.of(rounding);
  }

  /**
   * Keeps all that the next phase needs to begin: the best weights so far where the best count,
   * else the last ones, and below them those of the backbone.
   */
  private Next next(LoopState end, Tail learner) {
    Network longer = plan.tail(plan.phases().get(phase.number()));
    Weights soFar =
        plan.recipe().keepsBest()
            ? best.kept().map(BestWeights.Kept::weights).orElseGet(learner::weights)
            : learner.weights();
    Weights beginning = plan.weights().fitting(longer).with(soFar);
    best.adopt(longer, plan.weights());
    LoopState state = end.nextPhase();
    checkpoints.save(
        state,
        folder -> {
          WeightsFile.write(folder.resolve(BEGINNING), longer, beginning);
          best.save(folder);
        });
    return new Next(state, beginning);
  }

  private Tail openTail(Weights weights) {
    Recipe recipe = plan.recipe();
    return tools
        .engine()
        .openTail(
            tail,
            weights.fitting(tail),
            phase.learning(),
            new LearningRule(
                recipe.optimizer(), phase.rates(), recipe.techniques().regularisation()),
            atInput ? plan.preprocessing().scaling() : Preprocessing.Scaling.NONE);
  }

  private List<TrainingEvent.Skipped> skipped(Extraction.Outcome outcome) {
    SettledImages.read(plan)
        .ifPresentOrElse(
            settled -> settled.require(plan, outcome), () -> SettledImages.write(plan, outcome));
    List<TrainingEvent.Skipped> skipped = new ArrayList<>();
    DatasetSnapshot data = plan.data();
    Set<Integer> trainable = new HashSet<>();
    for (int i = 0; i < data.items().size(); i++) {
      DatasetSnapshot.Item item = data.items().get(i);
      if (outcome.problems().get(i).isPresent()) {
        skipped.add(
            new TrainingEvent.Skipped(item.path().toString(), outcome.problems().get(i).get()));
      } else if (item.split() == Split.TRAINING) {
        trainable.add(item.classIndex());
      }
    }
    for (int c = 0; c < data.classes().size(); c++) {
      if (!trainable.contains(c)) {
        throw new GraftException(
            "No image of the class "
                + data.classes().get(c)
                + " in "
                + data.root()
                + " can be read: replace them or remove the folder.");
      }
    }
    return skipped;
  }
}
