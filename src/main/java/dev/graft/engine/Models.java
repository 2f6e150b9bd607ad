package dev.graft.engine;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.ModelEngine;
import dev.graft.zoo.BackboneLibrary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds the bundle that somebody means; an imported model with classes of its own gets one when it
 * first predicts.
 */
final class Models {
  private final ModelEngine engine;
  private final EngineFolders folders;

  Models(ModelEngine engine, EngineFolders folders) {
    this.engine = engine;
    this.folders = folders;
  }

  /** The folder of the bundle that is meant by a folder, a name in the library or a path. */
  Path bundle(String model) {
    return asBundle(model).orElseGet(() -> imported(model));
  }

  /** The folder, if the words name a bundle. */
  static Optional<Path> asBundle(String model) {
    return asPath(model).filter(ModelBundle::isBundle);
  }

  /** The backbone of a name in the library or a path. */
  PretrainedBackbone backbone(String model) {
    return new BackboneLibrary(folders.library()).load(model);
  }

  private static Optional<Path> asPath(String model) {
    try {
      return Optional.of(Path.of(model));
    } catch (InvalidPathException e) {
      // Not a path on this system, so it can only be a name.
      return Optional.empty();
    }
  }

  private Path imported(String model) {
    PretrainedBackbone pretrained = backbone(model);
    Backbone backbone = pretrained.backbone();
    if (!backbone.hasClassifier()) {
      throw new GraftException(
          backbone.name()
              + " has no classes of its own, so it cannot predict: train on it first, then predict with the bundle.");
    }
    String about =
        Json.line(backbone.network())
            + "\n"
            + backbone.preprocessing()
            + "\n"
            + backbone.classNames()
            + "\n"
            + ModelBundle.FORMAT
            + "\n"
            + BundleGraph.SIGNATURES;
    String key =
        backbone.fingerprint()
            + "-"
            + UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    Path place = folders.models().resolve(key);
    if (!ModelBundle.isBundle(place)) {
      try {
        Files.createDirectories(folders.models());
      } catch (IOException e) {
        throw new GraftException(
            folders.models()
                + " cannot be made; set XDG_CACHE_HOME to a folder that can be written.",
            e);
      }
      BundleWriter.write(engine, describe(backbone), pretrained.weights(), place, part -> {});
    }
    return place;
  }

  private static ModelBundle describe(Backbone b) {
    List<String> classes = b.classNames();
    return new ModelBundle(
        ModelBundle.FORMAT,
        classes,
        b.preprocessing(),
        b.network(),
        b.featureLayer(),
        b.blocks(),
        new ModelBundle.Origin(
            b.name(), b.architecture(), b.licence(), b.source(), b.fingerprint()),
        Optional.empty(),
        TensorFlowRuntime.versions());
  }
}
