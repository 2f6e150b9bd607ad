package dev.graft.network;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A pretrained network: everything but the values of its weights.
 *
 * @param name the name in the zoo
 * @param architecture the family and width, for instance {@code MobileNetV2:0.35}; {@code custom}
 *     if not recognised
 * @param network all layers, with the classifier that it came with, if any
 * @param featureLayer the last layer of the feature extractor: a head goes on here; in order before
 *     any classifier
 * @param blocks the units that people freeze, in order; together all layers from the first with
 *     weights to the feature layer
 * @param preprocessing what happens to a picture first
 * @param classNames names of the classes of the classifier that it came with; empty if it has none
 * @param licence the licence as far as it is known, else {@code unknown}
 * @param source where the weights came from
 * @param fingerprint SHA-256 of the weights, in hexadecimal
 */
public record Backbone(
    String name,
    String architecture,
    Network network,
    String featureLayer,
    List<Block> blocks,
    Preprocessing preprocessing,
    List<String> classNames,
    String licence,
    String source,
    String fingerprint) {
  /** The source of weights that nobody trained. */
  public static final String RANDOM = "random numbers";

  /** Copies the lists and checks that the names exist. */
  public Backbone {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(preprocessing, "preprocessing");
    Objects.requireNonNull(licence, "licence");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(fingerprint, "fingerprint");
    blocks = List.copyOf(blocks);
    classNames = List.copyOf(classNames);
    network.layer(featureLayer);
    for (Block block : blocks) {
      block.layers().forEach(network::layer);
    }
  }

  /**
   * The same backbone under another name.
   *
   * @param other the name
   * @return a copy
   */
  public Backbone named(String other) {
    return new Backbone(
        other,
        architecture,
        network,
        featureLayer,
        blocks,
        preprocessing,
        classNames,
        licence,
        source,
        fingerprint);
  }

  /**
   * The network without its classifier.
   *
   * @return up to and with the feature layer
   */
  @JsonIgnore
  public Network trunk() {
    return network.upTo(featureLayer);
  }

  /**
   * Whether it can predict by itself.
   *
   * @return true if it came with a classifier
   */
  @JsonIgnore
  public boolean hasClassifier() {
    return !classNames.isEmpty();
  }

  /**
   * Whether its weights have learned anything.
   *
   * @return false for the honest baseline of random numbers
   */
  @JsonIgnore
  public boolean isPretrained() {
    return !source.equals(RANDOM);
  }

  /**
   * Finds a block.
   *
   * @param block its name
   * @return the block, if there is one
   */
  public Optional<Block> block(String block) {
    return blocks.stream().filter(b -> b.name().equals(block)).findFirst();
  }
}
