package dev.graft.engine;

import dev.graft.dataset.Split;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.prediction.Classifier;
import dev.graft.prediction.FeatureIndex;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Novelty;
import dev.graft.prediction.TrainingFeatures;
import dev.graft.training.DatasetSnapshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;

/**
 * Computes the features of a run's training pictures once, and draws from the run's own pictures
 * how far apart known ones are.
 */
final class Indexing {
  /** So many pictures tell the threshold well enough; each is compared with all others. */
  private static final int MEASURED = 2000;

  private static final int AT_ONCE = 64;
  private static final int TOLD_EVERY = 16;

  private final TensorFlowEngine engine;
  private final Executor decoders;

  Indexing(TensorFlowEngine engine, Executor decoders) {
    this.engine = engine;
    this.decoders = decoders;
  }

  /** False if it was cancelled. */
  boolean index(
      EngineCommand.Index command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    Path bundle =
        Models.asBundle(command.model())
            .orElseThrow(() -> unknown(command.model()))
            .toAbsolutePath();
    if (TrainingFeatures.read(bundle).isPresent()) {
      return true;
    }
    Path snapshot = bundle.normalize().resolveSibling("dataset.json");
    if (!Files.exists(snapshot)) {
      throw unknown(command.model());
    }
    DatasetSnapshot data = Json.read(snapshot, DatasetSnapshot.class);
    List<DatasetSnapshot.Item> learnt = data.items(Split.TRAINING);
    List<DatasetSnapshot.Item> all = new ArrayList<>(learnt);
    all.addAll(data.items(Split.VALIDATION));
    ModelBundle description = ModelBundle.read(bundle);
    Gathering gathering =
        new Gathering(command.id(), all, learnt.size(), description.embeddingLength(), events);
    try (InnerModel model = engine.openInner(bundle)) {
      List<Path> files = all.stream().map(DatasetSnapshot.Item::path).toList();
      if (!Classifier.ofFeatures(
              model, description, engine.pictures(description.preprocessing()), decoders)
          .run(files, gathering, cancelled)) {
        return false;
      }
    }
    FeatureIndex index = gathering.index();
    new TrainingFeatures(index, novelty(index, gathering.heldOut())).write(bundle);
    return true;
  }

  private static GraftException unknown(String model) {
    return new GraftException(
        "Which pictures "
            + model
            + " has learnt from is not known here: choose a run of a project on this machine.");
  }

  private Novelty novelty(FeatureIndex index, List<float[]> heldOut) {
    int k = Novelty.NEIGHBOUR;
    if (heldOut.size() >= Novelty.ENOUGH) {
      int n = Math.min(MEASURED, heldOut.size());
      double[] distances =
          measured(n, i -> index.distance(heldOut.get(spread(i, n, heldOut.size())), k));
      return Novelty.calibrate(k, distances, Novelty.Basis.HELD_OUT);
    }
    int rows = index.items().size();
    int n = Math.min(MEASURED, rows);
    return Novelty.calibrate(
        k, measured(n, i -> index.distanceOfOwn(spread(i, n, rows), k)), Novelty.Basis.LEFT_OUT);
  }

  /** The i-th of n places spread evenly over all, so that every class has its part. */
  private static int spread(int i, int n, int all) {
    return (int) ((long) i * all / n);
  }

  private double[] measured(int n, IntToDoubleFunction distance) {
    double[] distances = new double[n];
    List<CompletableFuture<Void>> parts = new ArrayList<>();
    for (int from = 0; from < n; from += AT_ONCE) {
      int first = from;
      int last = Math.min(n, from + AT_ONCE);
      parts.add(
          CompletableFuture.runAsync(() -> measure(distances, first, last, distance), decoders));
    }
    parts.forEach(CompletableFuture::join);
    return distances;
  }

  private static void measure(
      double[] distances, int first, int last, IntToDoubleFunction distance) {
    for (int i = first; i < last; i++) {
      distances[i] = distance.applyAsDouble(i);
    }
  }

  /** Takes in features, tells how far it is, and leaves out what cannot be read. */
  private static final class Gathering implements Classifier.Listener {
    private final long id;
    private final List<DatasetSnapshot.Item> all;
    private final int learnt;
    private final int length;
    private final Consumer<EngineEvent> events;
    private final List<FeatureIndex.Item> items = new ArrayList<>();
    private final List<float[]> rows = new ArrayList<>();
    private final List<float[]> heldOut = new ArrayList<>();

    Gathering(
        long id,
        List<DatasetSnapshot.Item> all,
        int learnt,
        int length,
        Consumer<EngineEvent> events) {
      this.id = id;
      this.all = all;
      this.learnt = learnt;
      this.length = length;
      this.events = events;
    }

    @Override
    public void predicted(int at, float[] features) {
      if (at < learnt) {
        DatasetSnapshot.Item item = all.get(at);
        items.add(new FeatureIndex.Item(item.path(), item.classIndex()));
        rows.add(features);
      } else {
        heldOut.add(features);
      }
      told(at);
    }

    @Override
    public void unreadable(int at, String reason) {
      // Training left it out as well, and said so.
      told(at);
    }

    private void told(int at) {
      if ((at + 1) % TOLD_EVERY == 0 || at + 1 == all.size()) {
        events.accept(new EngineEvent.Indexing(id, at + 1L, all.size()));
      }
    }

    List<float[]> heldOut() {
      return heldOut;
    }

    FeatureIndex index() {
      float[] flat = new float[Math.multiplyExact(rows.size(), length)];
      for (int i = 0; i < rows.size(); i++) {
        System.arraycopy(rows.get(i), 0, flat, i * length, length);
      }
      return new FeatureIndex(items, length, flat);
    }
  }
}
