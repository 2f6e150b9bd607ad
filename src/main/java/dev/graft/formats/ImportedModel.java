package dev.graft.formats;

import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a model file holds.
 *
 * @param topology the layers, flattened; empty if the file holds weights only
 * @param weights by {@code layer/weight}, with Keras 3's names of weights (a depthwise kernel is
 *     {@code kernel}); where there is a topology, exactly its weights in its order, else all in the
 *     order of the file
 * @param classNames names of the classes that lie beside the model; empty if none do
 * @param teachableMachine whether it is an export of Teachable Machine, which crops pictures to the
 *     centred square
 * @param format for people, for instance {@code Keras HDF5 model}
 * @param source the file or folder that was read
 * @param inOrder the weights, where the file gives them an order but no names; {@code weights} then
 *     has places for names until {@link #namedAs} is asked
 * @param preprocessing what the file says of it; only what Graft itself wrote does
 */
public record ImportedModel(
    Optional<Network> topology,
    Weights weights,
    List<String> classNames,
    boolean teachableMachine,
    String format,
    Path source,
    Optional<WeightsInOrder> inOrder,
    Optional<Preprocessing> preprocessing) {
  /** Copies the list. */
  public ImportedModel {
    classNames = List.copyOf(classNames);
  }

  /** A model whose file names its weights and says nothing of preprocessing. */
  ImportedModel(
      Optional<Network> topology,
      Weights weights,
      List<String> classNames,
      boolean teachableMachine,
      String format,
      Path source) {
    this(
        topology,
        weights,
        classNames,
        teachableMachine,
        format,
        source,
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with its weights named as those of a network, where the file itself gives them no
   * names.
   *
   * @param network what the weights may be of
   * @return a copy, or this model if its weights have names
   */
  public ImportedModel namedAs(Network network) {
    return inOrder
        .map(
            order ->
                new ImportedModel(
                    topology,
                    order.named(network),
                    classNames,
                    teachableMachine,
                    format,
                    source,
                    inOrder,
                    preprocessing))
        .orElse(this);
  }
}
