package dev.graft.zoo;

import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import java.util.List;
import java.util.Optional;

/** Finds the feature extractor and the classifier in a network. */
final class Features {
  private Features() {}

  /**
   * The layers that blocks are made of.
   *
   * @param network the network
   * @param featureLayer the last layer of the extractor
   * @return from the first with weights to the feature layer
   */
  static List<Layer> extractor(Network network, String featureLayer) {
    int end = network.indexOf(featureLayer) + 1;
    List<Layer> layers = network.layers();
    int start = 0;
    while (start < end && network.weights(layers.get(start).name()).isEmpty()) {
      start++;
    }
    return layers.subList(start, end);
  }

  /**
   * Where features end and a classifier begins.
   *
   * @param network any network of pictures
   * @return what the first pooling of the whole plane reads, leaving aside poolings in side
   *     branches; the output if there is none; empty if no feature map leads there or no layer
   *     before it learns
   */
  static Optional<String> featureLayer(Network network) {
    for (Layer layer : network.layers()) {
      if (leavesThePlane(network, layer) && network.isNarrow(layer.name())) {
        return usable(network, layer.inputs().get(0));
      }
    }
    return usable(network, network.output().name());
  }

  /**
   * Where the features of a network of a known architecture end: where that says, if the network
   * goes through there, else as in any other.
   *
   * @param network any network of pictures
   * @param architecture what it was recognised as
   * @return as {@link #featureLayer(Network)}
   */
  static Optional<String> featureLayer(Network network, Optional<Architecture> architecture) {
    return architecture
        .map(Architecture::featureLayer)
        .filter(l -> network.find(l).isPresent() && network.isNarrow(l))
        .flatMap(l -> usable(network, l))
        .or(() -> featureLayer(network));
  }

  private static boolean leavesThePlane(Network network, Layer layer) {
    return layer instanceof Layer.GlobalPooling2D
        || layer instanceof Layer.Flatten
        || (layer instanceof Layer.Reshape && network.shape(layer.name()).rank() == 1);
  }

  private static Optional<String> usable(Network network, String layer) {
    boolean maps = network.shape(layer).rank() == 3;
    return maps && !extractor(network, layer).isEmpty() ? Optional.of(layer) : Optional.empty();
  }

  /**
   * How many classes a network tells apart by itself.
   *
   * @param network the network
   * @return the length of its output if that is a softmax over at least two classes, else 0
   */
  static int classes(Network network) {
    Shape shape = network.outputShape();
    Layer layer = network.output();
    while (layer instanceof Layer.Reshape || layer instanceof Layer.Flatten) {
      layer = network.layer(layer.inputs().get(0));
    }
    boolean overAll = network.shape(layer.name()).channels() == shape.channels();
    return shape.rank() == 1
            && shape.channels() > 1
            && overAll
            && activation(layer) == Activation.SOFTMAX
        ? shape.channels()
        : 0;
  }

  private static Activation activation(Layer layer) {
    if (layer instanceof Layer.Activate activate) {
      return activate.activation();
    }
    if (layer instanceof Layer.Dense dense) {
      return dense.activation();
    }
    return layer instanceof Layer.Conv2D conv ? conv.activation() : Activation.LINEAR;
  }
}
