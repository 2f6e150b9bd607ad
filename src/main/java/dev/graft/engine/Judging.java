package dev.graft.engine;

import dev.graft.dataset.PictureReader;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Reliability;
import dev.graft.evaluation.Tally;
import dev.graft.evaluation.Temperature;
import dev.graft.evaluation.Trust;
import dev.graft.prediction.Classifier;
import dev.graft.prediction.Doubt;
import dev.graft.prediction.FeatureIndex;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.KnownFeatures;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Novelty;
import dev.graft.prediction.OpenModel;
import dev.graft.prediction.Prediction;
import dev.graft.prediction.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A bundle that is open for predicting. One that knows pictures is asked for probabilities and
 * features in one pass, which is not through DJL: there a model has one signature, and a second
 * pass would take as long as the first.
 */
final class Judging implements AutoCloseable {
  private final ModelBundle description;
  private final Runnable closing;
  private final Classifier classifier;
  private final Optional<FeatureIndex> index;

  private Judging(
      ModelBundle description,
      Runnable closing,
      Classifier classifier,
      Optional<FeatureIndex> index) {
    this.description = description;
    this.closing = closing;
    this.classifier = classifier;
    this.index = index;
  }

  static Judging open(TensorFlowEngine engine, Path bundle, Executor decoders) {
    ModelBundle description = ModelBundle.read(bundle);
    Optional<FeatureIndex> index =
        KnownFeatures.read(bundle, description).map(KnownFeatures::index);
    PictureReader reader = engine.pictures(description.preprocessing());
    if (FoldedModel.isFor(description)) {
      OpenModel model = engine.openFolded(bundle, index.isPresent());
      return new Judging(
          description,
          model::close,
          index.isPresent()
              ? Classifier.ofBoth(model::predict, description, reader, decoders)
              : new Classifier(model, description, reader, decoders),
          index);
    }
    if (index.isPresent()) {
      InnerModel model = engine.openInner(bundle);
      return new Judging(
          description,
          model::close,
          Classifier.ofBoth(model::answer, description, reader, decoders),
          index);
    }
    OpenModel model = engine.open(bundle);
    return new Judging(
        description, model::close, new Classifier(model, description, reader, decoders), index);
  }

  ModelBundle description() {
    return description;
  }

  Classifier classifier() {
    return classifier;
  }

  /** The answer about a picture from what the classifier said of it. */
  ImagePrediction prediction(String file, float[] outputs) {
    List<Prediction> ranked = new ArrayList<>();
    for (int c = 0; c < description.classes().size(); c++) {
      ranked.add(new Prediction(description.classes().get(c), c, outputs[c]));
    }
    ranked.sort(Comparator.comparingDouble(Prediction::probability).reversed());
    return new ImagePrediction(file, ranked, Optional.empty(), doubt(outputs));
  }

  private Optional<Doubt> doubt(float[] outputs) {
    if (!description.saysUnknown()) {
      return Optional.empty();
    }
    double threshold = description.threshold().orElse(0.0);
    if (index.isEmpty()) {
      return Optional.of(new Doubt(threshold, 0, Double.MAX_VALUE));
    }
    Novelty rule = description.familiarity().orElseThrow().rule();
    float[] features = Arrays.copyOfRange(outputs, description.classes().size(), outputs.length);
    return Optional.of(
        new Doubt(threshold, index.get().distance(features, rule.k()), rule.threshold()));
  }

  /** Begins to measure on labelled pictures. */
  Measure measure() {
    return new Measure();
  }

  /** Counts how right and how sure the model is. */
  final class Measure {
    private final Tally tally = new Tally(description.classes());
    private final double temperature = description.temperature().orElse(1.0);
    private final Reliability.Counter before = Reliability.counter();
    private final Reliability.Counter after = Reliability.counter();
    private long unsure;
    private long unlike;
    private long knownRight;

    void add(String file, float[] outputs, int label) {
      float[] probabilities = Arrays.copyOf(outputs, description.classes().size());
      tally.add(probabilities, label);
      before.add(Temperature.undone(probabilities, temperature), label);
      after.add(probabilities, label);
      Optional<Unknown> unknown = prediction(file, outputs).unknown();
      if (unknown.isEmpty()) {
        knownRight += Tally.mostProbable(probabilities) == label ? 1 : 0;
      } else if (unknown.get() == Unknown.UNLIKE) {
        unlike++;
      } else {
        unsure++;
      }
    }

    Evaluation evaluation() {
      return tally.evaluation();
    }

    Trust trust() {
      return new Trust(
          temperature,
          description.threshold(),
          before.reliability(),
          after.reliability(),
          description.saysUnknown(),
          unsure,
          unlike,
          knownRight);
    }
  }

  @Override
  public void close() {
    closing.run();
  }
}
