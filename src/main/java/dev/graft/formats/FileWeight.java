package dev.graft.formats;

import dev.graft.network.Tensor;

/**
 * One weight as a file names it.
 *
 * @param group the layer of the outermost model that it belongs to; empty if the format does not
 *     say
 * @param path the name inside the group, with slashes, for instance {@code conv1/kernel}
 * @param tensor its values
 */
record FileWeight(String group, String path, Tensor tensor) {
  /** The name without the scopes before it. */
  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The scopes before the name; empty if there are none. */
  String scope() {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /** The full name, for sentences. */
  String shown() {
    return group.isEmpty() || path.startsWith(group + "/") ? path : group + "/" + path;
  }
}
