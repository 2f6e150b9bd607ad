package dev.graft.prediction;

import dev.graft.errors.GraftException;
import dev.graft.folders.Durable;
import dev.graft.json.Json;
import dev.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes model bundles: a folder that appears whole or not at all. */
public final class BundleWriter {
  private BundleWriter() {}

  /** Looks at a bundle before it gets its name; throws if it is not right. */
  public interface Check {
    /**
     * Checks.
     *
     * @param bundle the complete folder, under a temporary name
     */
    void check(Path bundle);
  }

  /**
   * Writes a bundle.
   *
   * @param engine writes the SavedModel
   * @param model what it is
   * @param weights of all its layers
   * @param target the folder to make; must not be there
   * @param check looks at it before it gets its name
   * @throws GraftException if it cannot be written or does not pass the check
   */
  public static void write(
      ModelEngine engine, ModelBundle model, Weights weights, Path target, Check check) {
    write(engine, model, weights, Optional.empty(), target, check);
  }

  /**
   * Writes a bundle with features of pictures that it knows.
   *
   * @param engine writes the SavedModel
   * @param model what it is
   * @param weights of all its layers
   * @param known the features, if the model says that it has some
   * @param target the folder to make; must not be there
   * @param check looks at it before it gets its name
   * @throws GraftException if it cannot be written or does not pass the check
   */
  public static void write(
      ModelEngine engine,
      ModelBundle model,
      Weights weights,
      Optional<KnownFeatures> known,
      Path target,
      Check check) {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Durable.delete(part);
      Files.createDirectories(part);
      engine.write(model, weights, part);
      Json.write(part.resolve(ModelBundle.FILE), model);
      if (known.isPresent()) {
        known.get().write(part);
      }
      Files.write(part.resolve("synset.txt"), model.classes());
      Files.writeString(part.resolve("serving.properties"), servingProperties(model));
      Files.writeString(part.resolve("README.md"), BundleReadme.of(model));
      check.check(part);
      Durable.move(part, target);
    } catch (IOException e) {
      throw new GraftException(
          "The model bundle "
              + target
              + " cannot be written ("
              + e.getMessage()
              + "): make room on the disk or choose another place.",
          e);
    } finally {
      discard(part);
    }
  }

  /**
   * Copies a bundle.
   *
   * @param bundle the folder
   * @param target the folder to make; must not be there
   * @throws GraftException if it is there or cannot be written
   */
  public static void copy(Path bundle, Path target) {
    requireFree(target);
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Durable.delete(part);
      try (Stream<Path> all = Files.walk(bundle)) {
        for (Path from : all.toList()) {
          Path to = part.resolve(bundle.relativize(from).toString());
          if (Files.isDirectory(from)) {
            Files.createDirectories(to);
          } else {
            Files.copy(from, to);
          }
        }
      }
      Durable.move(part, target);
    } catch (IOException e) {
      throw new GraftException(
          target
              + " cannot be written ("
              + e.getMessage()
              + "): make room on the disk or choose another place; the bundle itself is at "
              + bundle
              + ".",
          e);
    } finally {
      discard(part);
    }
  }

  /**
   * Checks that a bundle can be made somewhere.
   *
   * @param target the folder to make
   * @throws GraftException if it is there already or its parent cannot be written
   */
  public static void requireFree(Path target) {
    if (Files.exists(target)) {
      throw new GraftException(target + " already exists: choose another place or remove it.");
    }
    Path parent = target.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new GraftException(
          target + " cannot be made: the folder " + parent + " is not there or cannot be written.");
    }
  }

  private static void discard(Path part) {
    try {
      Durable.delete(part);
    } catch (IOException e) {
      throw new GraftException(part + " is left over and can be removed.", e);
    }
  }

  /** What DJL Serving reads. */
  private static String servingProperties(ModelBundle model) {
    return "engine=TensorFlow\n"
        + "option.modelName="
        + model.backbone().name().replaceAll("[^A-Za-z0-9_.-]", "_")
        + "\n"
        + "translatorFactory=ai.djl.modality.cv.translator.ImageClassificationTranslatorFactory\n"
        + "application=cv/image_classification\n"
        + "width="
        + model.preprocessing().width()
        + "\nheight="
        + model.preprocessing().height()
        + "\nresize=true\ntoTensor=false\nbatchifier=stack\napplySoftmax=false\n";
  }
}
