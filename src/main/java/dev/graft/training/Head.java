package dev.graft.training;

import dev.graft.network.Activation;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.PoolingKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The new layers that are grafted onto a backbone: global pooling, then optional dropout and dense
 * layers, then one output for each class and softmax.
 *
 * @param pooling how the picture plane becomes one vector
 * @param dropout the share of features zeroed while training, from 0 to below 1
 * @param dense units of hidden layers with ReLU, in order; empty for none
 */
public record Head(PoolingKind pooling, double dropout, List<Integer> dense) {
  /** Global average pooling and softmax, nothing between. */
  public static final Head DEFAULT = new Head(PoolingKind.AVERAGE, 0, List.of());

  /** What the names of all layers of a head begin with. */
  private static final String PREFIX = "head_";

  /** Name of the pooling layer. */
  public static final String POOL = "head_pool";

  /** Name of the layer of class scores, before softmax. */
  public static final String LOGITS = "head_logits";

  /** Name of the last layer. */
  public static final String PROBABILITIES = "head_probabilities";

  /** Copies the list and checks the figures. */
  public Head {
    dense = List.copyOf(dense);
    if (!(dropout >= 0 && dropout < 1)) {
      throw new IllegalArgumentException("dropout must be from 0 to below 1, not " + dropout);
    }
  }

  /**
   * The layers.
   *
   * @param feature the layer that they go on
   * @param rank the rank of that layer's output, 3 or 1
   * @param classes the number of classes
   * @return in the order of the data
   */
  public List<Layer> layers(String feature, int rank, int classes) {
    List<Layer> layers = new ArrayList<>();
    String last = feature;
    if (rank == 3) {
      layers.add(new Layer.GlobalPooling2D(POOL, List.of(last), pooling, false));
      last = POOL;
    }
    if (dropout > 0) {
      layers.add(new Layer.Dropout("head_dropout", List.of(last), dropout));
      last = "head_dropout";
    }
    for (int i = 0; i < dense.size(); i++) {
      String name = "head_dense_" + (i + 1);
      layers.add(new Layer.Dense(name, List.of(last), dense.get(i), true, Activation.RELU));
      last = name;
    }
    layers.add(new Layer.Dense(LOGITS, List.of(last), classes, true, Activation.LINEAR));
    layers.add(new Layer.Activate(PROBABILITIES, List.of(LOGITS), Activation.SOFTMAX));
    return List.copyOf(layers);
  }

  /**
   * The last layer of the backbone under a head that was made here.
   *
   * @param network trunk and head together
   * @return the layer that the first layer of the head reads; empty if there is no such head
   */
  public static Optional<String> featureLayer(Network network) {
    return network.layers().stream()
        .filter(l -> l.name().startsWith(PREFIX) && !l.inputs().isEmpty())
        .findFirst()
        .map(l -> l.inputs().get(0));
  }

  /**
   * Whether a layer hands on a bundle's embedding: the features, averaged over the picture plane
   * where they have one.
   *
   * @param network trunk and head together
   * @param feature the last layer of the backbone
   * @param layer one behind it, or itself
   * @return false if anything but their mean, or dropout, lies between
   */
  public static boolean isEmbedding(Network network, String feature, String layer) {
    String at = layer;
    while (!at.equals(feature)) {
      Layer one = network.layer(at);
      boolean same =
          one instanceof Layer.Dropout
              || (one instanceof Layer.GlobalPooling2D p && p.kind() == PoolingKind.AVERAGE);
      if (!same) {
        return false;
      }
      at = one.inputs().get(0);
    }
    return true;
  }

  /**
   * Puts the head on a trunk.
   *
   * @param trunk the backbone up to its feature layer
   * @param classes the number of classes
   * @return the whole network
   */
  public Network graftOnto(Network trunk, int classes) {
    return trunk.with(layers(trunk.output().name(), trunk.outputShape().rank(), classes));
  }
}
