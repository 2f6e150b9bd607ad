package dev.graft.zoo;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import java.util.List;

/** Finds the feature extractor in a network. */
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
}
