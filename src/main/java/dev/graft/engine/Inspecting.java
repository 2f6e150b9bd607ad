package dev.graft.engine;

import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.prediction.Classifier;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.FeatureIndex;
import dev.graft.prediction.HeatMap;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Novelty;
import dev.graft.prediction.TrainingFeatures;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Says where a model looked and which training pictures a picture is like. The two models used last
 * stay open, since people look at two side by side.
 */
final class Inspecting implements AutoCloseable {
  private static final int KEPT_OPEN = 2;

  private final TensorFlowEngine engine;
  private final Models models;
  private final Executor decoders;
  private final Map<Path, Opened> opened = new LinkedHashMap<>(4, 0.75f, true);

  /** A model with what is known of its training pictures; not read before they are asked for. */
  private static final class Opened {
    private final Path bundle;
    private final ModelBundle description;
    private final InnerModel model;
    private Optional<TrainingFeatures> training = Optional.empty();

    Opened(Path bundle, InnerModel model) {
      this.bundle = bundle;
      this.description = ModelBundle.read(bundle);
      this.model = model;
    }

    TrainingFeatures training() {
      if (training.isEmpty()) {
        training = TrainingFeatures.read(bundle);
      }
      return training.orElseThrow(
          () ->
              new GraftException(
                  "The training pictures of " + bundle + " have not been looked at yet."));
    }
  }

  Inspecting(TensorFlowEngine engine, Models models, Executor decoders) {
    this.engine = engine;
    this.models = models;
    this.decoders = decoders;
  }

  private Opened open(String model) {
    Path bundle = models.bundle(model).toAbsolutePath().normalize();
    Opened known = opened.get(bundle);
    if (known == null) {
      known = new Opened(bundle, engine.openInner(bundle));
      opened.put(bundle, known);
      if (opened.size() > KEPT_OPEN) {
        Path oldest = opened.keySet().iterator().next();
        opened.remove(oldest).model.close();
      }
    }
    return known;
  }

  Explanation explain(EngineCommand.Explain command) {
    Opened asked = open(command.model());
    ModelBundle description = asked.description;
    if (command.classIndex() < 0 || command.classIndex() >= description.classes().size()) {
      throw new GraftException(
          "The model has no class number "
              + command.classIndex()
              + "; it has "
              + description.classes().size()
              + ".");
    }
    ResizeSpec size = Classifier.resizeOf(description);
    float[] pixels = new float[size.floats()];
    try {
      engine
          .pictures(description.preprocessing())
          .load(command.image(), size, FloatBuffer.wrap(pixels));
    } catch (UnreadableImageException e) {
      throw new GraftException(command.image() + " cannot be read: " + e.reason(), e);
    }
    HeatMap map = asked.model.explain(pixels, command.classIndex());
    return new Explanation(
        command.classIndex(),
        description.classes().get(command.classIndex()),
        description.featureLayer(),
        size.fit(),
        size.height(),
        size.width(),
        map);
  }

  boolean similar(
      EngineCommand.Similar command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    Opened asked = open(command.model());
    FeatureIndex index = asked.training().index();
    Novelty novelty = asked.training().novelty();
    return Classifier.ofFeatures(
            asked.model,
            asked.description,
            engine.pictures(asked.description.preprocessing()),
            decoders)
        .run(
            command.images(),
            new Classifier.Listener() {
              @Override
              public void predicted(int at, float[] features) {
                tell(
                    new Neighbourhood(
                        command.images().get(at).toString(),
                        index.nearest(features, command.count()),
                        index.distance(features, novelty.k()),
                        novelty.threshold(),
                        Optional.empty()));
              }

              @Override
              public void unreadable(int at, String reason) {
                String file = command.images().get(at).toString();
                tell(
                    new Neighbourhood(
                        file, List.of(), 0, novelty.threshold(), Optional.of(reason)));
              }

              private void tell(Neighbourhood found) {
                events.accept(new EngineEvent.Alike(command.id(), found));
              }
            },
            cancelled);
  }

  @Override
  public void close() {
    opened.values().forEach(o -> o.model.close());
    opened.clear();
  }
}
