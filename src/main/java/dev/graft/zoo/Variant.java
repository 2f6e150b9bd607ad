package dev.graft.zoo;

import dev.graft.network.Network;
import java.util.Optional;

/**
 * An architecture of one width.
 *
 * @param architecture the family
 * @param alpha the width
 */
public record Variant(Architecture architecture, double alpha) {
  /**
   * The label in a backbone.
   *
   * @return for instance {@code MobileNetV2:0.35}; without the width for a family that has only one
   */
  public String label() {
    return architecture.alphas().size() == 1
        ? architecture.name()
        : architecture.name() + ":" + alpha;
  }

  /**
   * Builds the network.
   *
   * @param inputSize rows and columns of the picture
   * @param classes how many classes; 0 for a network without classifier
   * @return the network
   */
  public Network network(int inputSize, int classes) {
    return architecture.network(alpha, inputSize, classes);
  }

  /**
   * The network without classifier, for pictures of the size that Keras's own weights want.
   *
   * @return the network
   */
  Network extractor() {
    return network(architecture.inputSize(), 0);
  }

  /**
   * What keeps a network from being of this architecture.
   *
   * @param network any network
   * @return the first layer that does not fit, as half a sentence; empty if its feature extractor
   *     has all weights of this one's
   */
  public Optional<String> misfit(Network network) {
    return Alignment.of(extractor(), new FileLayers(Recognition.shapes(network))).misfit();
  }

  @Override
  public String toString() {
    return label();
  }
}
