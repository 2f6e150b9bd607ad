package dev.graft.workbench;

import dev.graft.dataset.Split;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.Explanation;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Neighbourhood;
import dev.graft.prediction.Prediction;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.training.DatasetSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Asks the engine about pictures. */
final class EngineInference implements Inference {
  private static final int COMPARED = 32;

  private final EngineClient engine;
  private final Path pasted;

  EngineInference(EngineClient engine, Path pasted) {
    this.engine = engine;
    this.pasted = pasted;
  }

  @Override
  public Job predict(String model, List<Path> images, Consumer<ImagePrediction> listener) {
    EngineClient.Call call =
        engine.send(
            id -> new EngineCommand.Predict(id, model, images),
            event -> {
              if (event instanceof EngineEvent.Predicted predicted) {
                listener.accept(predicted.prediction());
              }
            });
    return new EngineJob(() -> engine.cancel(call), call.result(), "The prediction");
  }

  @Override
  public Explanation explain(String model, Path image, int classIndex) {
    AtomicReference<Explanation> result = new AtomicReference<>();
    engine.run(
        id -> new EngineCommand.Explain(id, model, image, classIndex),
        event -> {
          if (event instanceof EngineEvent.Explained explained) {
            result.set(explained.explanation());
          }
        });
    return result.get();
  }

  @Override
  public Job similar(
      String model,
      List<Path> images,
      int count,
      Progress progress,
      Consumer<Neighbourhood> listener) {
    AtomicReference<EngineClient.Call> current = new AtomicReference<>();
    current.set(
        engine.send(
            id -> new EngineCommand.Index(id, model),
            event -> {
              if (event instanceof EngineEvent.Indexing indexing) {
                progress.looked(indexing.done(), indexing.total());
              }
            }));
    CompletableFuture<Boolean> over =
        current
            .get()
            .result()
            .thenCompose(
                completed -> {
                  if (!completed) {
                    return CompletableFuture.completedFuture(false);
                  }
                  EngineClient.Call call =
                      engine.send(
                          id -> new EngineCommand.Similar(id, model, images, count),
                          event -> {
                            if (event instanceof EngineEvent.Alike alike) {
                              listener.accept(alike.neighbourhood());
                            }
                          });
                  current.set(call);
                  return call.result();
                });
    return new EngineJob(
        () -> engine.cancel(current.get()), over, "The search for similar pictures");
  }

  @Override
  public Exported export(
      String model, ExportFormat format, Path out, List<Path> pictures, LongConsumer compared) {
    // Before the engine is started for nothing.
    BundleWriter.requireFree(out);
    engine.run(id -> new EngineCommand.Export(id, model, format, out), event -> {});
    List<Path> asked = pictures.isEmpty() ? ofTheRun(model) : pictures;
    asked = asked.subList(0, Math.min(COMPARED, asked.size()));
    if (asked.isEmpty()) {
      return new Exported(out, format, 0, 0);
    }
    List<ImagePrediction> before = answers(model, asked);
    compared.accept(asked.size() / 2);
    List<ImagePrediction> after = answers(out.toString(), asked);
    compared.accept(asked.size());
    double largest = 0;
    int both = 0;
    for (int i = 0; i < asked.size(); i++) {
      double[] a = probabilities(before.get(i));
      double[] b = probabilities(after.get(i));
      both += a.length > 0 ? 1 : 0;
      for (int c = 0; c < a.length; c++) {
        double difference = c < b.length ? Math.abs(a[c] - b[c]) : 1;
        // Not a number counts as different.
        largest = difference <= largest ? largest : difference;
      }
    }
    return new Exported(out, format, both, largest);
  }

  /** Validation pictures first: they say most about what the model is for. */
  private static List<Path> ofTheRun(String model) {
    try {
      Path snapshot = Path.of(model).toAbsolutePath().normalize().resolveSibling("dataset.json");
      if (!Files.exists(snapshot)) {
        return List.of();
      }
      List<DatasetSnapshot.Item> items =
          new ArrayList<>(Json.read(snapshot, DatasetSnapshot.class).items());
      items.sort(Comparator.comparing(i -> i.split() == Split.TRAINING));
      return items.stream().map(DatasetSnapshot.Item::path).filter(Files::exists).toList();
    } catch (InvalidPathException e) {
      // A name in the zoo that is no path on this system: it belongs to no run.
      return List.of();
    }
  }

  private List<ImagePrediction> answers(String model, List<Path> images) {
    List<ImagePrediction> all = new ArrayList<>();
    engine.run(
        id -> new EngineCommand.Predict(id, model, images),
        event -> {
          if (event instanceof EngineEvent.Predicted predicted) {
            all.add(predicted.prediction());
          }
        });
    return all;
  }

  private static double[] probabilities(ImagePrediction answer) {
    double[] p = new double[answer.predictions().size()];
    for (Prediction one : answer.predictions()) {
      p[one.index()] = one.probability();
    }
    return p;
  }

  @Override
  public Shift shift(String model, List<Path> images) {
    AtomicReference<Shift> result = new AtomicReference<>();
    engine.run(
        id -> new EngineCommand.MeasureShift(id, model, images),
        event -> {
          if (event instanceof EngineEvent.ShiftMeasured measured) {
            result.set(measured.shift());
          }
        });
    return result.get();
  }

  @Override
  public void adapt(String model, List<Path> images, Adaptation how, Path out) {
    // Before the engine is started for nothing.
    BundleWriter.requireFree(out);
    engine.run(id -> new EngineCommand.Adapt(id, model, images, how, out), event -> {});
  }

  @Override
  public Path keep(byte[] png) {
    String name = "pasted-" + UUID.nameUUIDFromBytes(png).toString().substring(0, 8) + ".png";
    Path file = pasted.resolve(name);
    try {
      Files.createDirectories(pasted);
      Files.write(file, png);
    } catch (IOException e) {
      throw new GraftException(
          file
              + " cannot be written ("
              + e.getMessage()
              + "): make room on the disk or set XDG_CACHE_HOME to a folder that can be written.",
          e);
    }
    return file;
  }
}
