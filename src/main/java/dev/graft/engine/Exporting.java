package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.formats.KerasFile;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.Exporter;
import dev.graft.prediction.ModelEngine;
import java.nio.file.Path;
import java.util.Optional;

/** Exports what somebody means by a folder, a name in the library or a path. */
final class Exporting {
  private final ModelEngine engine;
  private final Models models;

  Exporting(ModelEngine engine, Models models) {
    this.engine = engine;
    this.models = models;
  }

  void export(EngineCommand.Export command) {
    BundleWriter.requireFree(command.out());
    Optional<Path> bundle = Models.asBundle(command.model());
    if (bundle.isEmpty() && command.format() == ExportFormat.KERAS) {
      // A backbone without classes cannot predict, but Keras can go on with it.
      KerasFile.write(models.backbone(command.model()), command.out());
    } else {
      Path folder = bundle.orElseGet(() -> models.bundle(command.model()));
      Exporter.export(engine, folder, command.format(), command.out());
    }
  }
}
