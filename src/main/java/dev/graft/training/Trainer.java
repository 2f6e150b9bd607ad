package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.features.Shelf;
import dev.graft.features.ShelfKey;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs a training plan: the trunk once per image into the feature store, then the tail from the
 * store, epoch by epoch. Everything random is a function of (seed, epoch) or (seed, step), so that
 * a run continued from a checkpoint ends in the same weights as one that was never interrupted.
 */
public final class Trainer {
  private static final int EVALUATION_BATCH = 64;
  private static final int PARITY_IMAGES = 32;

  private final TrainingEngine engine;
  private final FeatureStore store;
  private final Executor decoders;
  private final Consumer<TrainingEvent> events;
  private final Supplier<Optional<Ending>> ending;

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
    this.engine = engine;
    this.store = store;
    this.decoders = decoders;
    this.events = events;
    this.ending = ending;
  }

  private boolean isEnding() {
    return ending.get().isPresent();
  }

  /**
   * A training that came to its end.
   *
   * @param weights of the tail: after the last step, or of the best epoch
   * @param kept the epoch that these weights ended
   * @param cut the layer at which the network was cut
   * @param epochs what was measured
   * @param extractSeconds wall time of extraction, over all sittings
   * @param trainSeconds wall time of the epochs, over all sittings
   * @param skipped images that could not be used
   * @param parity what the graphs say of a few validation images with these weights
   * @param answers what these weights say of all images that they did not learn from
   */
  public record Trained(
      Weights weights,
      TrainingEvent.Epoch kept,
      String cut,
      List<TrainingEvent.Epoch> epochs,
      double extractSeconds,
      double trainSeconds,
      List<TrainingEvent.Skipped> skipped,
      ParitySample parity,
      Answers answers) {}

  /**
   * Runs or resumes.
   *
   * @param plan what to do; its newest checkpoint, if there is one, is where it goes on
   * @return the result, or empty if it was cancelled, in which case a checkpoint was kept
   * @throws GraftException if it cannot go on; the sentence says why
   */
  public Optional<Trained> run(TrainingPlan plan) {
    Checkpoints checkpoints = new Checkpoints(plan.checkpoints());
    Optional<Path> newest = checkpoints.newest();
    LoopState state = newest.map(Checkpoints::state).orElse(LoopState.start());
    String cut = plan.cut();
    Network trunk = plan.network().upTo(cut);
    Network tail = plan.network().after(cut);
    boolean atInput = cut.equals(plan.network().input().name());
    // Loads the engine, which is no part of extraction.
    String numerics = engine.numerics();
    long begun = System.nanoTime();
    Weights frozen = plan.weights().fitting(trunk);
    ShelfKey key =
        new ShelfKey(
            frozen.fingerprint(),
            cut,
            // The arithmetic of preprocessing is in the tail where the pixels themselves are
            // stored.
            atInput ? unscaled(plan.preprocessing()) : plan.preprocessing(),
            atInput ? "pixels" : numerics,
            Extraction.DECODER);
    try (Shelf shelf = store.open(key, trunk.outputShape());
        LazyTrunk frozenPart =
            new LazyTrunk(
                () -> engine.openTrunk(trunk, frozen, plan.preprocessing().scaling()),
                engine.trunkBatch())) {
      Optional<Trunk> runner = atInput ? Optional.empty() : Optional.of(frozenPart);
      Optional<Extraction.Outcome> outcome = extract(plan, shelf, runner);
      state = state.extracted((System.nanoTime() - begun) / 1e9);
      if (outcome.isEmpty()) {
        events.accept(unfinished(plan, state));
        return Optional.empty();
      }
      List<TrainingEvent.Skipped> skipped = skipped(plan, outcome.get());
      try (Tail learner = openTail(plan, tail, atInput)) {
        BestWeights best = new BestWeights(tail);
        if (newest.isPresent()) {
          learner.restore(newest.get());
          best.restore(newest.get(), state.epochs());
        }
        long[] rows = outcome.get().rows();
        LoopState end =
            new Epochs(plan, learner, shelf, rows, events, this::isEnding, checkpoints, best)
                .run(state);
        boolean complete = end.epochs().size() >= plan.recipe().epochs();
        boolean asked = ending.get().equals(Optional.of(Ending.KEEP_BEST));
        if (!complete && !(asked && best.kept().isPresent())) {
          events.accept(unfinished(plan, end));
          return Optional.empty();
        }
        TrainingEvent.Epoch kept = end.epochs().get(end.epochs().size() - 1);
        if ((asked || plan.recipe().keep() == Keep.BEST) && best.kept().isPresent()) {
          kept = best.kept().get().epoch();
          learner.assign(best.kept().get().weights());
        }
        return Optional.of(
            new Trained(
                learner.weights(),
                kept,
                cut,
                end.epochs(),
                end.extractSeconds(),
                end.trainSeconds(),
                skipped,
                parity(plan, rows, runner, learner, shelf.rowLength()),
                HeldOut.ask(plan, learner, shelf, rows)));
      }
    }
  }

  private TrainingEvent unfinished(TrainingPlan plan, LoopState state) {
    int over = state.epochs().size();
    return ending.get().equals(Optional.of(Ending.PAUSE))
        ? new TrainingEvent.Paused(plan.run(), over)
        : new TrainingEvent.Stopped(plan.run(), over);
  }

  private Tail openTail(TrainingPlan plan, Network tail, boolean atInput) {
    return engine.openTail(
        tail,
        plan.weights().fitting(tail),
        plan.learning(),
        LearningRule.of(plan.recipe().optimizer()),
        atInput ? plan.preprocessing().scaling() : Preprocessing.Scaling.NONE);
  }

  private ParitySample parity(
      TrainingPlan plan, long[] rows, Optional<Trunk> trunk, Tail tail, int rowLength) {
    int[] validation = usable(plan, rows, Split.VALIDATION);
    int[] chosen = validation.length > 0 ? validation : usable(plan, rows, Split.TRAINING);
    int batch = trunk.map(Trunk::batch).orElse(PARITY_IMAGES);
    List<Path> images =
        IntStream.of(chosen)
            .limit(Math.min(PARITY_IMAGES, batch))
            .mapToObj(i -> plan.data().items().get(i).path())
            .toList();
    float[] pixels = Extraction.pixels(images, plan.preprocessing(), batch);
    float[] features = pixels;
    if (trunk.isPresent()) {
      features = new float[batch * rowLength];
      trunk.get().run(pixels, features);
    }
    float[] probabilities = new float[images.size() * plan.data().classes().size()];
    tail.predict(features, images.size(), probabilities);
    return new ParitySample(images.size(), pixels, probabilities);
  }

  private static Preprocessing unscaled(Preprocessing p) {
    return new Preprocessing(p.height(), p.width(), p.fit(), Preprocessing.Scaling.NONE);
  }

  private Optional<Extraction.Outcome> extract(
      TrainingPlan plan, Shelf shelf, Optional<Trunk> trunk) {
    List<Path> images = plan.data().items().stream().map(DatasetSnapshot.Item::path).toList();
    return new Extraction(
            shelf, store.contents(), trunk, plan.preprocessing(), decoders, this::isEnding)
        .run(images, done -> events.accept(new TrainingEvent.Extracting(done, images.size())));
  }

  private static List<TrainingEvent.Skipped> skipped(
      TrainingPlan plan, Extraction.Outcome outcome) {
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
