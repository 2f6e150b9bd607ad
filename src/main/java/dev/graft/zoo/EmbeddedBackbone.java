package dev.graft.zoo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import dev.graft.formats.ModelReader;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A backbone that lies beside the program: {@code NAME.json}, its model card, and {@code
 * NAME.keras}, its weights. The card says how it was made and what was measured; of that, the
 * program itself needs only the first fields.
 *
 * @param name the name in the zoo, and of the files
 * @param architecture family and width
 * @param size rows and columns of its pictures
 * @param licence of the weights
 * @param source where they came from, in a sentence
 * @param fingerprint SHA-256 of the weights
 */
record EmbeddedBackbone(
    String name, String architecture, int size, String licence, String source, String fingerprint) {
  private static final String CARD = ".json";
  private static final String WEIGHTS = ".keras";

  /** Where the program's own backbones are; the launcher says where the program is. */
  static Path folder() {
    return Path.of(System.getProperty("graft.home", "")).resolve("assets").resolve("backbones");
  }

  /** Those that a folder holds, by name; none if there is no such folder. */
  static List<EmbeddedBackbone> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(CARD)).sorted().map(f -> read(f)).toList();
    } catch (IOException e) {
      throw new GraftException(folder + " cannot be read (" + e.getMessage() + ").", e);
    }
  }

  private static EmbeddedBackbone read(Path card) {
    JsonNode root = Json.read(card, JsonNode.class);
    return new EmbeddedBackbone(
        root.path("name").asText(),
        root.path("architecture").asText(),
        root.path("size").asInt(),
        root.path("licence").asText(),
        root.path("source").asText(),
        root.path("fingerprint").asText());
  }

  /** Everything but the weights. */
  Backbone describe() {
    return Students.describe(
        Architectures.parse(architecture), name, size, licence, source, fingerprint);
  }

  /** What the weights take on disk. */
  long bytes(Path folder) {
    return folder.resolve(name + WEIGHTS).toFile().length();
  }

  /**
   * Reads the weights.
   *
   * @throws GraftException if they are not those that the card speaks of
   */
  PretrainedBackbone load(Path folder) {
    Backbone backbone = describe();
    Path file = folder.resolve(name + WEIGHTS);
    Weights weights = ModelReader.read(file).weights().fitting(backbone.network());
    if (!weights.fingerprint().equals(fingerprint)) {
      throw new GraftException(
          file + " does not hold the weights that its card describes; install Graft again.");
    }
    return new PretrainedBackbone(backbone, weights);
  }
}
