package dev.graft.ui.layers;

import dev.graft.network.Backbone;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.WeightSpec;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import java.util.HashSet;
import java.util.Set;

/**
 * What a choice of frozen blocks costs, by arithmetic on the network.
 *
 * @param learning parameters that gradient descent changes, the head's included
 * @param total all parameters of trunk and head
 * @param cut the layer at which the network is cut
 * @param cutShape the shape of what is stored there
 * @param cutIsInput whether nothing is stored, because everything runs in every epoch
 * @param bytesPerImage what the store keeps for an image, in 32 bit
 * @param trunkMacs multiply-accumulates that run once for an image
 * @param totalMacs multiply-accumulates of the whole network for an image
 */
public record ChoiceCost(
    long learning,
    long total,
    String cut,
    String cutShape,
    boolean cutIsInput,
    long bytesPerImage,
    long trunkMacs,
    long totalMacs) {
  /**
   * Works it out.
   *
   * @param backbone the backbone
   * @param plan what stays frozen
   * @param head the new layers
   * @param classes how many classes the head tells apart
   * @return the cost
   */
  public static ChoiceCost of(Backbone backbone, FreezePlan plan, Head head, int classes) {
    Network trunk = backbone.trunk();
    Network whole = head.graftOnto(trunk, classes);
    Set<String> learning = new HashSet<>(plan.learning(backbone));
    whole.layers().stream()
        .map(Layer::name)
        .filter(l -> trunk.find(l).isEmpty() && !whole.weights(l).isEmpty())
        .forEach(learning::add);
    long learnable =
        learning.stream()
            .flatMap(l -> whole.weights(l).stream())
            .filter(WeightSpec::learnable)
            .mapToLong(w -> w.shape().size())
            .sum();
    String cut = whole.cut(learning);
    boolean input = cut.equals(whole.input().name());
    long before = 0;
    long all = 0;
    for (Layer layer : whole.layers()) {
      all += whole.macs(layer.name());
      // Whatever comes before a narrow layer in the order of the data leads to it.
      before = layer.name().equals(cut) ? all : before;
    }
    return new ChoiceCost(
        learnable,
        whole.parameters(),
        cut,
        whole.shape(cut).toString(),
        input,
        input ? 0 : whole.shape(cut).size() * Float.BYTES,
        before,
        all);
  }
}
