package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.evaluation.Calibration;
import dev.graft.evaluation.Reliability;
import dev.graft.network.Weights;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.Classifier;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.KnownFeatures;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.shift.DomainTest;
import dev.graft.prediction.shift.Shift;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Measures whether pictures are of another kind than those that a bundle knows, and adapts it. */
final class Shifting {
  /** So many pictures are looked at, spread evenly over all. */
  private static final int MOST = 1000;

  /** So many of each kind are compared; each costs a row of a matrix. */
  private static final int COMPARED = 256;

  /** So many of each kind tell how to align features. */
  private static final int ALIGNED = 400;

  private static final int FEWEST = 20;
  private static final long SEED = 1;

  private final TensorFlowEngine engine;
  private final Executor decoders;

  Shifting(TensorFlowEngine engine, Executor decoders) {
    this.engine = engine;
    this.decoders = decoders;
  }

  /** What a model says of pictures that could be read. */
  record Seen(List<Path> files, List<float[]> features, List<ImagePrediction> answers) {}

  /** Tells how different the pictures are; false if it was cancelled. */
  boolean measure(
      EngineCommand.MeasureShift command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    Path bundle = bundle(command.model());
    ModelBundle model = ModelBundle.read(bundle);
    KnownFeatures known = known(bundle, model);
    Optional<Seen> found = look(bundle, command.images(), cancelled);
    if (found.isEmpty()) {
      return false;
    }
    Seen seen = found.get();
    // Held-out pictures first: tuned weights draw those that they learned from together.
    int learnt = known.familiarity().learnt();
    int from = known.rows().length - learnt >= FEWEST ? learnt : 0;
    Matched matched =
        match(known, from, known.rows().length, seen, model.classes().size(), COMPARED);
    DomainTest test =
        DomainTest.of(
            matched.known().toArray(float[][]::new), matched.fresh().toArray(float[][]::new), SEED);
    double certainty =
        seen.answers().stream()
            .mapToDouble(a -> a.predictions().get(0).probability())
            .average()
            .orElse(0);
    long unknown = seen.answers().stream().filter(a -> a.unknown().isPresent()).count();
    events.accept(
        new EngineEvent.ShiftMeasured(
            command.id(),
            new Shift(
                matched.known().size(),
                matched.fresh().size(),
                test.auc(),
                test.p(),
                model.calibration().map(Shifting::certainty).orElse(0.0),
                certainty,
                (double) unknown / seen.answers().size())));
    return true;
  }

  private static double certainty(Calibration calibration) {
    Reliability after = calibration.after();
    return after.images() == 0
        ? 0
        : after.bins().stream().mapToDouble(b -> b.images() * b.confidence()).sum()
            / after.images();
  }

  /** Known and new pictures of the same classes. */
  record Matched(List<float[]> known, List<float[]> fresh) {}

  /**
   * As many of a class on both sides, as the model names it, so that another share of classes is no
   * difference.
   */
  static Matched match(KnownFeatures known, int from, int to, Seen seen, int classes, int most) {
    List<List<float[]>> ours = lists(classes);
    List<List<float[]>> theirs = lists(classes);
    for (int i = from; i < to; i++) {
      ours.get(known.familiarity().classes().get(i)).add(known.rows()[i]);
    }
    for (int i = 0; i < seen.features().size(); i++) {
      theirs.get(seen.answers().get(i).predictions().get(0).index()).add(seen.features().get(i));
    }
    Matched matched = new Matched(new ArrayList<>(), new ArrayList<>());
    for (int c = 0; c < classes; c++) {
      int n =
          Math.min(Math.max(1, most / classes), Math.min(ours.get(c).size(), theirs.get(c).size()));
      matched.known().addAll(spread(ours.get(c), n));
      matched.fresh().addAll(spread(theirs.get(c), n));
    }
    if (matched.known().size() < FEWEST) {
      throw new GraftException(
          "Only "
              + matched.known().size()
              + " pictures can be compared with ones that the model knows of the same class, which"
              + " is too few to tell; give at least "
              + FEWEST
              + ", of all classes.");
    }
    return matched;
  }

  private static List<List<float[]>> lists(int classes) {
    List<List<float[]>> all = new ArrayList<>();
    for (int c = 0; c < classes; c++) {
      all.add(new ArrayList<>());
    }
    return all;
  }

  private static <T> List<T> spread(List<T> all, int n) {
    List<T> some = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      some.add(all.get((int) ((long) i * all.size() / n)));
    }
    return some;
  }

  private Optional<Seen> look(Path bundle, List<Path> images, BooleanSupplier cancelled) {
    List<Path> some = spread(images, Math.min(MOST, images.size()));
    Seen seen = new Seen(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    try (Judging judging = Judging.open(engine, bundle, decoders)) {
      int classes = judging.description().classes().size();
      boolean completed =
          judging
              .classifier()
              .run(
                  some,
                  new Classifier.Listener() {
                    @Override
                    public void predicted(int index, float[] outputs) {
                      seen.files().add(some.get(index));
                      seen.features().add(Arrays.copyOfRange(outputs, classes, outputs.length));
                      seen.answers().add(judging.prediction(some.get(index).toString(), outputs));
                    }

                    @Override
                    public void unreadable(int index, String reason) {
                      // It counts neither way.
                    }
                  },
                  cancelled);
      if (!completed) {
        return Optional.empty();
      }
    }
    if (seen.files().size() < FEWEST) {
      throw new GraftException(
          "Only "
              + seen.files().size()
              + " of the pictures can be read, which is too few to tell; give at least "
              + FEWEST
              + ".");
    }
    return Optional.of(seen);
  }

  /** Writes an adapted bundle; false if it was cancelled. */
  boolean adapt(EngineCommand.Adapt command, BooleanSupplier cancelled) {
    BundleWriter.requireFree(command.out());
    Path bundle = bundle(command.model());
    ModelBundle model = ModelBundle.read(bundle);
    KnownFeatures known = known(bundle, model);
    Optional<Seen> seen = look(bundle, command.images(), cancelled);
    if (seen.isEmpty()) {
      return false;
    }
    Weights weights = engine.readWeights(model, bundle);
    // Those that were learned from: there the classifier learned.
    int learnt = known.familiarity().learnt();
    Matched matched =
        switch (command.how()) {
          case CORAL -> match(known, 0, learnt, seen.get(), model.classes().size(), ALIGNED);
          case CORAL_SAME_SHARES ->
              new Matched(
                  spread(List.of(known.rows()).subList(0, learnt), Math.min(ALIGNED, learnt)),
                  spread(seen.get().features(), Math.min(ALIGNED, seen.get().features().size())));
        };
    Weights changed = Adapting.coral(model, weights, matched);
    ModelBundle told =
        model.telling(
            "adapted", Map.of("how", command.how().word(), "images", seen.get().files().size()));
    BundleWriter.write(
        engine,
        told,
        weights.with(changed),
        Optional.of(known),
        command.out(),
        part -> engine.open(part).close());
    return true;
  }

  private static Path bundle(String model) {
    return Models.asBundle(model)
        .orElseThrow(
            () ->
                new GraftException(
                    model + " is not a model bundle: choose the folder that a run made."));
  }

  private static KnownFeatures known(Path bundle, ModelBundle model) {
    return KnownFeatures.read(bundle, model)
        .orElseThrow(
            () ->
                new GraftException(
                    "The model "
                        + bundle
                        + " does not hold the features of pictures that it knows, so other pictures"
                        + " cannot be compared with them: train it again with this version."));
  }
}
