package dev.graft.formats;

import dev.graft.network.Network;
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
 */
public record ImportedModel(
    Optional<Network> topology,
    Weights weights,
    List<String> classNames,
    boolean teachableMachine,
    String format,
    Path source) {
  /** Copies the list. */
  public ImportedModel {
    classNames = List.copyOf(classNames);
  }
}
