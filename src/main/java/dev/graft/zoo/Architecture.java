package dev.graft.zoo;

import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.util.List;
import java.util.Optional;

/** A family of networks, layer for layer as in Keras Applications. */
public interface Architecture {
  /**
   * The name.
   *
   * @return as in Keras Applications, for instance {@code MobileNetV2}
   */
  String name();

  /**
   * The widths that pretrained weights exist for.
   *
   * @return in ascending order; only 1.0 for a family without widths
   */
  default List<Double> alphas() {
    return List.of(1.0);
  }

  /**
   * What pictures Keras Applications' own weights were trained on.
   *
   * @return rows and columns; weights alone do not tell, so this is what a file of weights gets
   */
  default int inputSize() {
    return 224;
  }

  /**
   * The smallest picture that goes through all layers.
   *
   * @return rows and columns
   */
  default int smallestInputSize() {
    return 32;
  }

  /**
   * Builds the network.
   *
   * @param alpha the width, one of {@link #alphas()}
   * @param inputSize rows and columns of the picture, at least {@link #smallestInputSize()}
   * @param classes how many classes the classifier tells apart; 0 for a network without, which ends
   *     with the feature layer
   * @return the network, with Keras's names of layers
   */
  Network network(double alpha, int inputSize, int classes);

  /**
   * The last layer of the feature extractor.
   *
   * @return its name, the same for all widths
   */
  String featureLayer();

  /**
   * The layer of the classifier whose kernel's last dimension is the number of classes.
   *
   * @return its name
   */
  String classifierLayer();

  /**
   * How pictures are scaled.
   *
   * @return as the pretrained weights want it
   */
  Preprocessing.Scaling scaling();

  /**
   * The unit of freezing that a layer belongs to.
   *
   * @param layer a layer's name
   * @return the block's name; {@link BlockNames#SAME} for that of the layer before; empty if no
   *     layer of this family has such a name
   */
  Optional<String> blockOf(String layer);

  /**
   * Divides a network that may be of this family.
   *
   * @param network the network
   * @param extractor its layers from the first with weights to the feature layer
   * @return the units that people freeze, in order; empty if it is not of this family
   */
  default Optional<List<Block>> divide(Network network, List<Layer> extractor) {
    return Blocks.byName(network, extractor, this);
  }

  /**
   * What Keras does to the network when it loads weights that it publishes.
   *
   * @param network as {@link #network} gives it
   * @param weights all its weights
   * @return the network itself, but for families that are not whole without it
   */
  default Network published(Network network, Weights weights) {
    return network;
  }

  /**
   * The units that people freeze.
   *
   * @param network a network of this family
   * @return in order; together all layers from the first with weights to the feature layer
   */
  default List<Block> blocks(Network network) {
    return Blocks.of(network, featureLayer());
  }
}
