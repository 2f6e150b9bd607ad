package dev.graft.formats;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * The form of a backbone on disk: a folder with {@code backbone.json}, and its weights as
 * TensorFlow.js keeps them, {@code weights.json} for names and shapes and {@code weights.bin} for
 * the values, which Python reads with {@code numpy.fromfile}.
 */
public final class BackboneFiles {
  /** What makes a folder a backbone. */
  public static final String BACKBONE_JSON = "backbone.json";

  private static final String PART = ".part-";

  private BackboneFiles() {}

  /**
   * Writes a backbone; the folder appears whole or not at all.
   *
   * @param backbone what to write
   * @param folder the folder to make; must not be there, but the folder around it must
   * @throws GraftException if it is there or cannot be written
   */
  public static void save(PretrainedBackbone backbone, Path folder) {
    Origin origin = new Origin(folder.toString());
    Path whole = folder.toAbsolutePath();
    if (Files.exists(whole) || whole.getParent() == null) {
      throw origin.bad("already exists; choose another name");
    }
    try {
      Path part = Files.createTempDirectory(whole.getParent(), PART);
      boolean moved = false;
      try {
        Weights weights = backbone.weights().fitting(backbone.backbone().network());
        WeightFiles.write(weights, part, origin);
        Json.write(part.resolve(BACKBONE_JSON), backbone.backbone());
        move(part, whole);
        moved = true;
      } finally {
        if (!moved) {
          Folders.delete(part);
        }
      }
    } catch (IOException e) {
      throw origin.bad("cannot be written (" + e.getMessage() + "); check space and rights", e);
    }
  }

  /**
   * Writes a backbone in the place of another; for a moment between the two there is none.
   *
   * @param backbone what to write
   * @param folder the folder to make; the folder around it must be there
   * @throws GraftException if it cannot be written
   */
  public static void replace(PretrainedBackbone backbone, Path folder) {
    try {
      if (Files.exists(folder)) {
        Folders.delete(folder);
      }
    } catch (IOException e) {
      throw new Origin(folder.toString())
          .bad("cannot be replaced (" + e.getMessage() + "); check space and rights", e);
    }
    save(backbone, folder);
  }

  /**
   * Removes what a program that was killed while saving left behind, once it is a day old and
   * surely abandoned.
   *
   * @param library the folder around backbones
   * @throws GraftException if it cannot be removed
   */
  public static void removeAbandoned(Path library) {
    Origin origin = new Origin(library.toString());
    Instant longAgo = Instant.now().minus(Duration.ofDays(1));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(library, PART + "*")) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(longAgo)) {
          Folders.delete(part);
        }
      }
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to);
    }
  }

  /**
   * Reads all but the weights, of which it checks that they are there.
   *
   * @param folder a folder that {@link #save} made
   * @return what it says
   * @throws GraftException if it is damaged
   */
  public static Backbone describe(Path folder) {
    Path file = folder.resolve(BACKBONE_JSON);
    if (!Files.isRegularFile(file)) {
      throw new GraftException(
          folder + " is not a backbone: it has no " + BACKBONE_JSON + "; import the model again.");
    }
    WeightFiles.check(folder, new Origin(folder.toString()));
    return Json.read(file, Backbone.class);
  }

  /**
   * What a backbone takes on disk.
   *
   * @param folder its folder
   * @return bytes of all its files
   * @throws GraftException if the folder cannot be read
   */
  public static long bytes(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.mapToLong(f -> f.toFile().length()).sum();
    } catch (IOException e) {
      throw new GraftException(folder + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  /**
   * Reads a backbone; the weights are mapped, not copied. Names, shapes and lengths are checked,
   * the values are not: for that, compare {@link Weights#fingerprint()}.
   *
   * @param folder a folder that {@link #save} made
   * @return the backbone
   * @throws GraftException if it is damaged
   */
  public static PretrainedBackbone load(Path folder) {
    Backbone backbone = describe(folder);
    Origin origin = new Origin(folder.toString());
    Weights weights = WeightFiles.map(folder, origin);
    weights
        .misfit(backbone.network())
        .ifPresent(
            misfit -> {
              throw origin.bad("is damaged: " + misfit + "; import the model again");
            });
    return new PretrainedBackbone(backbone, weights.fitting(backbone.network()));
  }
}
