package dev.graft.workbench;

import dev.graft.dataset.SkippedFile;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.HeadLesson;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureFile;
import dev.graft.inspection.Embeddings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** Asks the engine for features of pictures, and for heads that learn from them. */
final class FeatureReading {
  private final UserFolders folders;
  private final EngineClient engine;

  FeatureReading(UserFolders folders, EngineClient engine) {
    this.folders = folders;
    this.engine = engine;
  }

  /** A wish to end, heard by what is under way. */
  static final class Stop {
    private boolean cancelled;
    private Optional<Runnable> underWay = Optional.empty();

    synchronized void cancel() {
      cancelled = true;
      underWay.ifPresent(Runnable::run);
    }

    synchronized boolean isCancelled() {
      return cancelled;
    }

    /** What to do at once if the wish comes. */
    synchronized void watch(Runnable canceller) {
      underWay = Optional.of(canceller);
      if (cancelled) {
        canceller.run();
      }
    }

    /** What was watched is over. */
    synchronized void forget() {
      underWay = Optional.empty();
    }
  }

  /** Told how many of how many are done. */
  interface Progress {
    void at(long done, long total);
  }

  /** Refuses while a training has the engine's only lane for long work. */
  void requireRest(String otherwise) {
    if (engine.isTraining()) {
      throw new GraftException(
          "A training is running, so " + otherwise + " when the training is over.");
    }
  }

  /**
   * Features of pictures that can all be read.
   *
   * @param speed gets the images a second
   * @throws CancellationException if it was cancelled
   */
  float[][] features(
      String backbone,
      List<Path> files,
      AtomicReference<Double> speed,
      Progress progress,
      Stop stop) {
    return withFile(
        file -> {
          run(
              id -> new EngineCommand.Features(id, backbone, files, true, file),
              event -> {
                if (event instanceof EngineEvent.Extracting e) {
                  progress.at(e.done(), e.total());
                } else if (event instanceof EngineEvent.Features e) {
                  requireAll(files, e.unreadable());
                  speed.set(e.imagesPerSecond().orElse(Double.NaN));
                }
              },
              stop);
          return FeatureFile.read(file);
        });
  }

  /**
   * Features of pictures, some of which cannot be read perhaps.
   *
   * @throws CancellationException if it was cancelled
   */
  EmbeddingEvent.Embedded embeddings(
      String backbone, List<Path> files, Progress progress, Stop stop) {
    Map<Integer, String> unreadable = new TreeMap<>();
    float[][] rows =
        withFile(
            file -> {
              run(
                  id -> new EngineCommand.Features(id, backbone, files, false, file),
                  event -> {
                    if (event instanceof EngineEvent.Extracting e) {
                      progress.at(e.done(), e.total());
                    } else if (event instanceof EngineEvent.Features e) {
                      unreadable.putAll(e.unreadable());
                    }
                  },
                  stop);
              return FeatureFile.read(file);
            });
    List<Path> read =
        IntStream.range(0, files.size())
            .filter(i -> !unreadable.containsKey(i))
            .mapToObj(files::get)
            .toList();
    return new EmbeddingEvent.Embedded(
        new Embeddings(backbone, read, rows),
        unreadable.entrySet().stream()
            .map(e -> new SkippedFile(files.get(e.getKey()), e.getValue()))
            .toList());
  }

  private static void requireAll(List<Path> files, Map<Integer, String> unreadable) {
    unreadable.entrySet().stream()
        .findFirst()
        .ifPresent(
            e -> {
              throw new GraftException(
                  files.get(e.getKey())
                      + " could be read at first and not any more: "
                      + e.getValue());
            });
  }

  /**
   * What a neural head says of the rows that it did not learn from.
   *
   * @throws CancellationException if it was cancelled
   */
  List<float[]> neural(
      float[][] rows, int[] labels, int classes, int[] learnt, HeadLesson lesson, Stop stop) {
    return withFile(
        file -> {
          FeatureFile.write(file, rows, rows[0].length);
          AtomicReference<List<float[]>> said = new AtomicReference<>(List.of());
          run(
              id ->
                  new EngineCommand.LearnHead(
                      id, file, boxed(labels), classes, boxed(learnt), lesson),
              event -> {
                if (event instanceof EngineEvent.HeadLearnt e) {
                  said.set(e.probabilities());
                }
              },
              stop);
          return said.get();
        });
  }

  private static List<Integer> boxed(int[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  /** Runs a command to its end. */
  void run(LongFunction<EngineCommand> command, Consumer<EngineEvent> events, Stop stop) {
    if (stop.isCancelled()) {
      throw new CancellationException();
    }
    EngineClient.Call call = engine.send(command, events);
    stop.watch(() -> engine.cancel(call));
    try {
      if (!EngineClient.join(call.result())) {
        throw new CancellationException();
      }
    } finally {
      stop.forget();
    }
  }

  private interface Work<T> {
    T with(Path file);
  }

  private <T> T withFile(Work<T> work) {
    Path folder = folders.cache().resolve("exchange");
    try {
      Files.createDirectories(folder);
      Path file = Files.createTempFile(folder, "features", ".f32");
      try {
        return work.with(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new GraftException(
          folder + " cannot be used (" + e.getMessage() + "); make room or check its rights.", e);
    }
  }
}
