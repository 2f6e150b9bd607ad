package dev.graft.prediction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.graft.errors.GraftException;
import dev.graft.evaluation.Calibration;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code graft.json} in a model bundle says; the weights are in the SavedModel beside it.
 *
 * @param format the version of this file's form
 * @param classes the classes' names, in the order of the output
 * @param preprocessing what happens to a picture first; the arithmetic is inside the graph
 * @param network all layers, unfolded, ending in probabilities
 * @param featureLayer the last layer of the backbone
 * @param blocks the backbone's blocks
 * @param backbone name, architecture, licence, source and fingerprint of the backbone
 * @param training recipe, cut, metrics and data of the run, as it tells them; empty for an imported
 *     model
 * @param versions of what made it
 * @param temperature what the scores before softmax are divided by; the weights have it already, so
 *     that it is only to be known; empty for 1
 * @param threshold below this probability of the most probable class a picture counts as unknown
 * @param calibration how far the probabilities can be trusted, on validation pictures
 * @param familiarity the pictures that the model knows
 */
public record ModelBundle(
    int format,
    List<String> classes,
    Preprocessing preprocessing,
    Network network,
    String featureLayer,
    List<Block> blocks,
    Origin backbone,
    Optional<Map<String, Object>> training,
    Map<String, String> versions,
    Optional<Double> temperature,
    Optional<Double> threshold,
    Optional<Calibration> calibration,
    Optional<Familiarity> familiarity) {
  /** The version of the form that this program writes. */
  public static final int FORMAT = 1;

  /** The name of the file. */
  public static final String FILE = "graft.json";

  /** A model of which it is not known how far it can be trusted. */
  public ModelBundle(
      int format,
      List<String> classes,
      Preprocessing preprocessing,
      Network network,
      String featureLayer,
      List<Block> blocks,
      Origin backbone,
      Optional<Map<String, Object>> training,
      Map<String, String> versions) {
    this(
        format,
        classes,
        preprocessing,
        network,
        featureLayer,
        blocks,
        backbone,
        training,
        versions,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same model with what is known of its trustworthiness.
   *
   * @param known how far its probabilities can be trusted
   * @param least the threshold below which a picture counts as unknown
   * @param pictures those that it knows
   * @return a description
   */
  public ModelBundle trusted(
      Optional<Calibration> known, Optional<Double> least, Optional<Familiarity> pictures) {
    return new ModelBundle(
        format,
        classes,
        preprocessing,
        network,
        featureLayer,
        blocks,
        backbone,
        training,
        versions,
        known.map(c -> c.temperature().value()),
        least,
        known,
        pictures);
  }

  /**
   * The same model with something more about how it came about.
   *
   * @param key what it is about
   * @param value anything that JSON can hold
   * @return a description
   */
  public ModelBundle telling(String key, Object value) {
    Map<String, Object> all = new LinkedHashMap<>(training.orElse(Map.of()));
    all.put(key, value);
    return new ModelBundle(
        format,
        classes,
        preprocessing,
        network,
        featureLayer,
        blocks,
        backbone,
        Optional.of(all),
        versions,
        temperature,
        threshold,
        calibration,
        familiarity);
  }

  /** Whether the model can say that a picture is of none of its classes. */
  @JsonIgnore
  public boolean saysUnknown() {
    return threshold.isPresent() || familiarity.isPresent();
  }

  /**
   * Where the trunk came from.
   *
   * @param name the backbone's name
   * @param architecture its family and width
   * @param licence its licence, as far as it is known
   * @param source where its weights came from
   * @param fingerprint of its weights
   */
  public record Origin(
      String name, String architecture, String licence, String source, String fingerprint) {}

  /**
   * Reads the description of a bundle.
   *
   * @param folder the bundle
   * @return what it says
   * @throws GraftException if the folder is no bundle, is damaged, or is of a newer program
   */
  public static ModelBundle read(Path folder) {
    if (!isBundle(folder)) {
      throw new GraftException(
          folder
              + " is not a model bundle: it has no "
              + FILE
              + ". Choose the folder that a run made.");
    }
    int format = Json.tree(folder.resolve(FILE)).path("format").asInt(0);
    if (format != FORMAT) {
      throw new GraftException(
          folder
              + " was made by another version of Graft (form "
              + format
              + ", this one reads "
              + FORMAT
              + "); use that version.");
    }
    return Json.read(folder.resolve(FILE), ModelBundle.class);
  }

  /**
   * The trunk, to go on training from.
   *
   * @return a backbone whose network is the whole of this one
   */
  public Backbone asBackbone() {
    return new Backbone(
        backbone.name(),
        backbone.architecture(),
        network,
        featureLayer,
        blocks,
        preprocessing,
        classes,
        backbone.licence(),
        backbone.source(),
        backbone.fingerprint());
  }

  /**
   * How many numbers the embedding of a picture is: the features, averaged over the picture plane
   * where they have one.
   *
   * @return channels of the feature layer
   */
  public int embeddingLength() {
    return network.shape(featureLayer).channels();
  }

  /**
   * Whether the features have a picture plane, so that it can be said where the model looked.
   *
   * @return true for rows, columns and channels
   */
  public boolean hasPicturePlane() {
    return network.shape(featureLayer).rank() == 3;
  }

  /**
   * Whether a folder looks like a bundle.
   *
   * @param folder any path
   * @return true if it has the description
   */
  public static boolean isBundle(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }
}
