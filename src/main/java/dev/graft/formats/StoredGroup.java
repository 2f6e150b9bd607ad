package dev.graft.formats;

import dev.graft.network.Tensor;
import java.util.List;
import java.util.Optional;

/**
 * The weights of one layer in a file that tells layers apart by their place, not by their name.
 *
 * @param path the place, for instance {@code layers/conv2d_1}
 * @param layer the layer's name, where the file says it
 * @param values in the layer's order
 */
record StoredGroup(String path, Optional<String> layer, List<Tensor> values) {
  StoredGroup {
    values = List.copyOf(values);
  }
}
