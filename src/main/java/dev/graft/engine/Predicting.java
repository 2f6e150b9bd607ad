package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.prediction.Classifier;
import dev.graft.prediction.ImagePrediction;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Predicts and evaluates; the two models used last stay open, since people drop one picture after
 * the other and look at two models side by side.
 */
final class Predicting implements AutoCloseable {
  private static final int KEPT_OPEN = 2;

  private final TensorFlowEngine engine;
  private final Models models;
  private final Executor decoders;
  private final Map<Path, Judging> opened = new LinkedHashMap<>(4, 0.75f, true);

  Predicting(TensorFlowEngine engine, Models models, Executor decoders) {
    this.engine = engine;
    this.models = models;
    this.decoders = decoders;
  }

  private Judging open(String model) {
    Path bundle = models.bundle(model).toAbsolutePath().normalize();
    Judging known = opened.get(bundle);
    if (known == null) {
      known = Judging.open(engine, bundle, decoders);
      opened.put(bundle, known);
      if (opened.size() > KEPT_OPEN) {
        Path oldest = opened.keySet().iterator().next();
        opened.remove(oldest).close();
      }
    }
    return known;
  }

  boolean predict(
      EngineCommand.Predict command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    Judging opened = open(command.model());
    return opened
        .classifier()
        .run(
            command.images(),
            new Classifier.Listener() {
              @Override
              public void predicted(int index, float[] outputs) {
                tell(opened.prediction(command.images().get(index).toString(), outputs));
              }

              @Override
              public void unreadable(int index, String reason) {
                String file = command.images().get(index).toString();
                tell(new ImagePrediction(file, List.of(), Optional.of(reason)));
              }

              private void tell(ImagePrediction answer) {
                events.accept(new EngineEvent.Predicted(command.id(), answer));
              }
            },
            cancelled);
  }

  boolean evaluate(
      EngineCommand.Evaluate command, Consumer<EngineEvent> events, BooleanSupplier cancelled) {
    Judging opened = open(command.model());
    List<String> classes = opened.description().classes();
    int[] labels = labels(command, classes);
    Judging.Measure measure = opened.measure();
    List<TrainingEvent.Skipped> skipped = new ArrayList<>();
    boolean completed =
        opened
            .classifier()
            .run(
                command.images(),
                new Classifier.Listener() {
                  @Override
                  public void predicted(int index, float[] outputs) {
                    measure.add(command.images().get(index).toString(), outputs, labels[index]);
                  }

                  @Override
                  public void unreadable(int index, String reason) {
                    String file = command.images().get(index).toString();
                    skipped.add(new TrainingEvent.Skipped(file, reason));
                  }
                },
                cancelled);
    if (completed) {
      if (skipped.size() == command.images().size()) {
        throw new GraftException("None of the images can be read, so there is nothing to measure.");
      }
      events.accept(
          new EngineEvent.Evaluated(command.id(), measure.evaluation(), measure.trust(), skipped));
    }
    return completed;
  }

  private static int[] labels(EngineCommand.Evaluate command, List<String> classes) {
    List<Integer> known = new ArrayList<>();
    for (String name : command.classes()) {
      int index = classes.indexOf(name);
      if (index < 0) {
        throw new GraftException(
            "The folder has a class "
                + name
                + " that the model does not know; it knows "
                + String.join(", ", classes.subList(0, Math.min(20, classes.size())))
                + (classes.size() > 20 ? ", ..." : "")
                + ".");
      }
      known.add(index);
    }
    return command.labels().stream().mapToInt(known::get).toArray();
  }

  @Override
  public void close() {
    opened.values().forEach(Judging::close);
    opened.clear();
  }
}
