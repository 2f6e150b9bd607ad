package dev.graft.engine;

import dev.graft.errors.GraftException;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Tensor;
import dev.graft.network.Weights;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.shift.Coral;
import dev.graft.training.Head;
import java.util.Map;

/** The weights of a bundle, changed for other pictures. */
final class Adapting {
  private Adapting() {}

  /** The layer behind the embedding, with the map of {@link Coral} in it. */
  static Weights coral(ModelBundle model, Weights weights, Shifting.Matched matched) {
    Layer.Dense reader = reader(model);
    Coral map =
        Coral.of(matched.known().toArray(float[][]::new), matched.fresh().toArray(float[][]::new));
    Tensor kernel = weights.get(reader.name(), "kernel");
    Tensor bias = weights.get(reader.name(), "bias");
    Coral.Folded folded = map.fold(kernel.toArray(), bias.toArray());
    return new Weights(
        Map.of(
            Weights.key(reader.name(), "kernel"), Tensor.of(kernel.shape(), folded.kernel()),
            Weights.key(reader.name(), "bias"), Tensor.of(bias.shape(), folded.bias())));
  }

  private static Layer.Dense reader(ModelBundle model) {
    Network network = model.network();
    int behind = network.indexOf(model.featureLayer());
    for (Layer layer : network.layers().subList(behind + 1, network.layers().size())) {
      if (layer instanceof Layer.Dense dense
          && dense.useBias()
          && Head.isEmbedding(network, model.featureLayer(), dense.inputs().get(0))) {
        return dense;
      }
    }
    throw new GraftException(
        "The head of this model does not read its features averaged over the picture, so they cannot"
            + " be aligned; train one with average pooling.");
  }
}
