package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.evaluation.Tally;
import dev.graft.features.FeatureStore;
import dev.graft.features.Shelf;
import dev.graft.features.ShelfKey;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Looks for a learning rate on the stored features of the training images, which are computed if
 * they are missing. Its batches are those of the first epochs of a training with the same seed; the
 * weights are thrown away.
 */
public final class RateFinder {
  private final TrainingEngine engine;
  private final FeatureStore store;
  private final Executor decoders;
  private final Consumer<RateEvent> events;
  private final BooleanSupplier cancelled;

  /**
   * Makes a finder.
   *
   * @param engine computes
   * @param store keeps features
   * @param decoders runs image decoding; its threads are the caller's
   * @param events told how extraction goes, on the thread that searches
   * @param cancelled asked between batches
   */
  public RateFinder(
      TrainingEngine engine,
      FeatureStore store,
      Executor decoders,
      Consumer<RateEvent> events,
      BooleanSupplier cancelled) {
    this.engine = engine;
    this.store = store;
    this.decoders = decoders;
    this.events = events;
    this.cancelled = cancelled;
  }

  /**
   * Searches.
   *
   * @param plan the training; its checkpoints are neither read nor written
   * @return what was seen; empty if it was cancelled
   */
  public Optional<RateCurve> find(TrainingPlan plan) {
    // The recipe's rate is the one of the first phase.
    PhasePlan phase = plan.phases().get(0);
    String cut = plan.cut(phase);
    Network trunk = plan.network().upTo(cut);
    Network tail = plan.network().after(cut);
    boolean atInput = cut.equals(plan.network().input().name());
    Weights frozen = plan.weights().fitting(trunk);
    Preprocessing own = plan.preprocessing();
    // The very key of a training, so that both share what is stored.
    ShelfKey key =
        new ShelfKey(
                frozen.fingerprint(),
                cut,
                atInput ? own.unscaled() : own,
                atInput ? "pixels" : engine.numerics(),
                Extraction.DECODER)
            .in(plan.recipe().techniques().precision());
    try (Shelf shelf = store.open(key, trunk.outputShape());
        LazyTrunk frozenPart =
            new LazyTrunk(
                () -> engine.openTrunk(trunk, frozen, own.scaling()), engine.trunkBatch())) {
      Optional<Trunk> runner = atInput ? Optional.empty() : Optional.of(frozenPart);
      List<Path> images = plan.data().items().stream().map(DatasetSnapshot.Item::path).toList();
      Optional<Extraction.Outcome> outcome =
          new Extraction(
                  shelf,
                  List.of(),
                  store.contents(),
                  runner,
                  engine.pictures(own),
                  own,
                  decoders,
                  cancelled)
              .run(images, done -> events.accept(new RateEvent.Extracting(done, images.size())));
      if (outcome.isEmpty()) {
        return Optional.empty();
      }
      LearningRule rule =
          new LearningRule(
              plan.recipe().optimizer(),
              phase.rates(),
              plan.recipe().techniques().regularisation());
      try (Tail learner =
          engine.openTail(
              tail,
              plan.weights().fitting(tail),
              phase.learning(),
              rule,
              atInput ? own.scaling() : Preprocessing.Scaling.NONE)) {
        return search(plan, learner, shelf, outcome.get().rows());
      }
    }
  }

  private Optional<RateCurve> search(TrainingPlan plan, Tail learner, Shelf shelf, long[] rows) {
    List<DatasetSnapshot.Item> items = plan.data().items();
    int[] training =
        IntStream.range(0, items.size())
            .filter(i -> rows[i] >= 0 && items.get(i).split() == Split.TRAINING)
            .toArray();
    int classes = plan.data().classes().size();
    int size = Math.min(plan.recipe().batch(), training.length);
    Batch batch = new Batch(size, shelf.rowLength(), classes);
    float[] said = new float[size * classes];
    RateSearch search = new RateSearch();
    int epoch = 1;
    int position = 0;
    int[] order = EpochOrder.of(training, plan.recipe().seed(), epoch);
    for (int step = 0; step < RateSearch.STEPS; step++) {
      if (cancelled.getAsBoolean()) {
        return Optional.empty();
      }
      // Only whole batches: a loss of few images says little.
      if (position + size > order.length) {
        order = EpochOrder.of(training, plan.recipe().seed(), ++epoch);
        position = 0;
      }
      Arrays.fill(batch.targets(), 0);
      for (int i = 0; i < size; i++) {
        int item = order[position + i];
        shelf.read(rows[item], batch.features(), i * shelf.rowLength());
        batch.targets()[i * classes + items.get(item).classIndex()] = 1;
        batch.weights()[i] = 1;
      }
      batch.setCount(size);
      learner.train(
          batch, new StepPlan(RateSearch.rate(step), step, step, plan.recipe().seed()), said);
      double loss = 0;
      for (int i = 0; i < size; i++) {
        int label = items.get(order[position + i]).classIndex();
        loss += Tally.crossEntropy(said[i * classes + label]) / size;
      }
      position += size;
      if (!search.add(loss)) {
        break;
      }
    }
    return Optional.of(search.curve());
  }
}
