package dev.graft.workbench;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.ZooEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures backbones on this machine and keeps the last figures of each in a file. */
final class Speeds {
  private static final Logger LOG = LoggerFactory.getLogger(Speeds.class);

  private final Path file;
  private final BackboneLibrary library;
  private final EngineClient engine;

  Speeds(Path file, BackboneLibrary library, EngineClient engine) {
    this.file = file;
    this.library = library;
    this.engine = engine;
  }

  /** The file as it is written. */
  record Document(List<MeasuredSpeed> speeds) {}

  Job start(String backbone, Consumer<MeasuredSpeed> listener) {
    if (engine.isTraining()) {
      throw new GraftException(
          "A training is running, so "
              + backbone
              + " would look slower than it is; measure it when the training is over.");
    }
    Optional<ZooEntry> absent =
        library.find(backbone).isPresent()
            ? Optional.empty()
            : library.notHere().stream().filter(e -> e.name().equals(backbone)).findFirst();
    EngineClient.Call call =
        engine.send(
            id ->
                new EngineCommand.Measure(
                    id,
                    backbone,
                    absent.map(ZooEntry::architecture),
                    absent.map(ZooEntry::inputSize).orElse(0)),
            event -> {
              if (event instanceof EngineEvent.Measured m) {
                MeasuredSpeed speed =
                    new MeasuredSpeed(
                        backbone,
                        m.size(),
                        m.imagesPerSecond(),
                        m.stepMillisPerImage(),
                        m.device(),
                        Instant.now());
                keep(speed);
                listener.accept(speed);
              }
            });
    return new EngineJob(() -> engine.cancel(call), call.result(), "The measurement");
  }

  /** The last figures of each backbone, in the order in which they were first measured. */
  synchronized List<MeasuredSpeed> all() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return List.copyOf(Json.read(file, Document.class).speeds());
    } catch (GraftException | NullPointerException e) {
      // They can be measured again, so nobody has to mend the file first.
      LOG.warn("the measured speeds cannot be read and begin anew", e);
      return List.of();
    }
  }

  private synchronized void keep(MeasuredSpeed speed) {
    List<MeasuredSpeed> kept = new ArrayList<>(all());
    kept.removeIf(s -> s.backbone().equals(speed.backbone()));
    kept.add(speed);
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new GraftException(
          folder + " cannot be made (" + e.getMessage() + "); check its rights.", e);
    }
    Json.write(file, new Document(kept));
  }
}
