package dev.graft.prediction;

import dev.graft.formats.KerasFile;
import dev.graft.network.PretrainedBackbone;
import java.nio.file.Path;

/** Writes a model bundle in another form. */
public final class Exporter {
  private Exporter() {}

  /**
   * Exports.
   *
   * @param engine reads the weights
   * @param bundle the folder
   * @param format the form
   * @param target the file or folder to make; must not be there
   * @throws dev.graft.errors.GraftException if it is there, cannot be written, or the model has no
   *     such form
   */
  public static void export(ModelEngine engine, Path bundle, ExportFormat format, Path target) {
    BundleWriter.requireFree(target);
    ModelBundle model = ModelBundle.read(bundle);
    switch (format) {
      case SAVEDMODEL -> BundleWriter.copy(bundle, target);
      case KERAS ->
          KerasFile.write(
              new PretrainedBackbone(model.asBackbone(), engine.readWeights(model, bundle)),
              target);
    }
  }
}
