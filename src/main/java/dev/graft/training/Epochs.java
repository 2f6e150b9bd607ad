package dev.graft.training;

import dev.graft.dataset.Split;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** The epochs of a phase: steps in a seeded order, measuring, checkpoints. */
final class Epochs {
  private static final double CHECKPOINT_SECONDS =
      Double.parseDouble(System.getProperty("graft.checkpoint.seconds", "5"));
  private static final double STEP_EVENT_SECONDS = 0.1;

  private final TrainingPlan plan;
  private final Recipe recipe;
  private final PhasePlan phase;
  private final RatePlan rates;
  private final Targets targets;
  private final Tail tail;
  private final Feed learnedFrom;
  private final Feed measuredOn;
  private final Consumer<TrainingEvent> events;
  private final BooleanSupplier cancelled;
  private final Checkpoints checkpoints;
  private final BestWeights best;
  private final int[] training;
  private final int[] validation;
  private final Batch batch;
  private final float[] features;
  private final float[] probabilities;
  private final Mixer mixer;
  private final int classes;
  private final MistakeWatch mistakes;
  private long lastCheckpoint = System.nanoTime();
  private long lastStepEvent = System.nanoTime();

  Epochs(
      TrainingPlan plan,
      PhasePlan phase,
      Tail tail,
      Inputs.Ready inputs,
      Consumer<TrainingEvent> events,
      BooleanSupplier cancelled,
      Checkpoints checkpoints,
      BestWeights best) {
    this.plan = plan;
    this.best = best;
    this.recipe = plan.recipe();
    this.phase = phase;
    this.tail = tail;
    this.learnedFrom = inputs.learnedFrom();
    this.measuredOn = inputs.measuredOn();
    this.events = events;
    this.cancelled = cancelled;
    this.checkpoints = checkpoints;
    this.training = Trainer.usable(plan, inputs.outcome().rows(), Split.TRAINING);
    this.validation = Trainer.usable(plan, inputs.outcome().rows(), Split.VALIDATION);
    this.rates = RatePlan.of(recipe, phase.learningRate(), phase.epochs(), training.length);
    this.targets = new Targets(recipe, plan.data(), training);
    this.classes = plan.data().classes().size();
    this.mistakes = new MistakeWatch(plan.data());
    int largest = Trainer.evaluationBatch(recipe);
    this.batch = new Batch(recipe.batch(), inputs.rowLength(), classes);
    this.features = new float[Math.multiplyExact(largest, inputs.rowLength())];
    this.probabilities = new float[largest * classes];
    this.mixer =
        new Mixer(
            recipe.techniques().augmentation(),
            recipe.seed(),
            plan.preprocessing().height(),
            plan.preprocessing().width(),
            classes,
            largest);
  }

  /** Whether all epochs of the phase are over, or early stopping ends it. */
  boolean isOver(LoopState state) {
    List<TrainingEvent.Epoch> over = state.phaseEpochs();
    return over.size() >= phase.epochs()
        || recipe.techniques().earlyStopping().filter(e -> e.ends(over)).isPresent();
  }

  /**
   * Runs until the phase is over or it is cancelled; a checkpoint holds the state that is returned,
   * except where the phase is over and another follows, which has a checkpoint of its own kind.
   */
  LoopState run(LoopState from) {
    LoopState state = from;
    boolean saved = true;
    while (!isOver(state)) {
      long begun = System.nanoTime();
      state = steps(state);
      boolean complete = state.position() >= training.length;
      if (complete) {
        state = state.nextEpoch(measured(state, begun));
        best.look(state.epochs(), tail);
      }
      state = state.trained((System.nanoTime() - begun) / 1e9);
      saved = false;
      if (complete) {
        events.accept(state.epochs().get(state.epochs().size() - 1));
        mistakes.event().ifPresent(events);
      }
      if (!complete || cancelled.getAsBoolean()) {
        break;
      }
      if (!isOver(state) && (System.nanoTime() - lastCheckpoint) / 1e9 > CHECKPOINT_SECONDS) {
        save(state);
        saved = true;
      }
    }
    if (!saved && !(isOver(state) && plan.hasNext(phase))) {
      save(state);
    }
    return state;
  }

  private void save(LoopState state) {
    checkpoints.save(
        state,
        folder -> {
          tail.save(folder);
          best.save(folder);
        });
    lastCheckpoint = System.nanoTime();
  }

  private LoopState steps(LoopState from) {
    LoopState state = from;
    int[] order = order(state.epoch());
    while (state.position() < order.length && !cancelled.getAsBoolean()) {
      int count = Math.min(recipe.batch(), order.length - state.position());
      learnedFrom.fill(order, state.position(), count, state.epoch(), batch.features());
      look(order, state.position(), count);
      targets.fill(order, state.position(), count, batch);
      mixer.mix(batch, state.epoch(), state.position());
      batch.setCount(count);
      tail.train(
          batch,
          new StepPlan(rate(state), state.step(), state.phaseStep(), recipe.seed()),
          probabilities);
      Sums sums = plus(new Sums(0, 0), count);
      state = state.learned(count, sums.loss(), sums.correct());
      tellStep(state, order.length);
    }
    return state;
  }

  private int[] order(int epoch) {
    return recipe.techniques().balance() == Balance.SAMPLING
        ? EpochOrder.balanced(training, targets::label, classes, recipe.seed(), epoch)
        : EpochOrder.of(training, recipe.seed(), epoch);
  }

  /** The rate of the step that follows. */
  private double rate(LoopState state) {
    return rates.rate(state.phaseStep(), state.phaseEpochs());
  }

  /** The rate of the step that was taken last, in the epoch that is going on. */
  private double lastRate(LoopState state) {
    return rates.rate(state.phaseStep() - 1, state.phaseEpochs());
  }

  private void tellStep(LoopState state, int total) {
    if ((System.nanoTime() - lastStepEvent) / 1e9 > STEP_EVENT_SECONDS) {
      lastStepEvent = System.nanoTime();
      events.accept(
          new TrainingEvent.Step(
              state.epoch(),
              state.position(),
              total,
              state.lossSum() / state.position(),
              (double) state.correct() / state.position(),
              state.step(),
              lastRate(state)));
    }
  }

  private TrainingEvent.Epoch measured(LoopState state, long begun) {
    Sums sums = new Sums(0, 0);
    int together = Trainer.evaluationBatch(recipe);
    mistakes.begin(state.epoch());
    for (int at = 0; at < validation.length; at += together) {
      int count = Math.min(together, validation.length - at);
      measuredOn.fill(validation, at, count, state.epoch(), features);
      look(validation, at, count);
      tail.predict(features, count, probabilities);
      sums = plus(sums, count);
      mistakes.look(validation, at, count, probabilities);
    }
    return new TrainingEvent.Epoch(
        state.epoch(),
        state.lossSum() / training.length,
        (double) state.correct() / training.length,
        validation.length == 0 ? Double.NaN : sums.loss() / validation.length,
        validation.length == 0 ? Double.NaN : (double) sums.correct() / validation.length,
        lastRate(state),
        (System.nanoTime() - begun) / 1e9);
  }

  /** Reads the labels of a batch's images. */
  private void look(int[] items, int from, int count) {
    mixer.begin(count);
    for (int i = 0; i < count; i++) {
      mixer.label(i, targets.label(items[from + i]));
    }
  }

  /** Adds the cross-entropy and the hits of what the arrays hold. */
  private Sums plus(Sums sums, int count) {
    double loss = sums.loss();
    long correct = sums.correct();
    for (int i = 0; i < count; i++) {
      int at = i * classes;
      int best = 0;
      for (int c = 1; c < classes; c++) {
        best = probabilities[at + c] > probabilities[at + best] ? c : best;
      }
      loss += mixer.loss(i, probabilities);
      correct += mixer.isRight(i, best) ? 1 : 0;
    }
    return new Sums(loss, correct);
  }

  private record Sums(double loss, long correct) {}
}
