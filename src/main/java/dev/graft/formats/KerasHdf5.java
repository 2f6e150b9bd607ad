package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import dev.graft.network.Tensor;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.exceptions.HdfException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The HDF5 layout of Keras since its first version (and of Keras Applications' weight files to this
 * day): a group for each layer, whose attribute {@code weight_names} lists its datasets; a whole
 * model has these under {@code model_weights} and its topology in {@code model_config}. Keras 3's
 * own files of weights have another layout, see {@link KerasStore}.
 */
final class KerasHdf5 {
  /** How Keras 1 names weights. */
  private static final Pattern KERAS1 =
      Pattern.compile(
          "([^/]+)_(W|b|gamma|beta|running_mean|running_std|depthwise_kernel|pointwise_kernel)");

  private static final Map<String, String> KERAS2 =
      Map.of(
          "W", "kernel",
          "b", "bias",
          "running_mean", "moving_mean",
          // The variance, whatever it was called.
          "running_std", "moving_variance");

  private static final int RESERVED = 1 << 16;

  private final Origin origin;
  private final Hdf5Values values;

  private KerasHdf5(Origin origin, long fileBytes) {
    this.origin = origin;
    this.values = new Hdf5Values(origin, fileBytes);
  }

  /**
   * Reads a file.
   *
   * @param path an HDF5 file
   * @param origin the file, for sentences
   * @param mapped whether to map it; a temporary file is not, because Windows could not delete it
   */
  static RawModel read(Path path, Origin origin, boolean mapped) {
    try {
      long size = Files.size(path);
      if (size > Origin.MAX_WEIGHT_BYTES) {
        throw origin.bad("has more than 2 GB, which is more than Graft can hold");
      }
      // One buffer for all of it: by itself jHDF maps every little piece anew.
      ByteBuffer bytes = mapped ? map(path) : ByteBuffer.wrap(Files.readAllBytes(path));
      wantWhole(bytes, origin);
      return model(bytes, origin, size);
    } catch (GraftException e) {
      throw e;
    } catch (IOException e) {
      throw origin.unreadable(e);
    } catch (RuntimeException e) {
      // jHDF meets damage with whatever its buffers and casts throw.
      throw origin.bad("is a truncated or damaged HDF5 file; get it again", e);
    }
  }

  /**
   * HDF5 writes a table of names only as far as it is filled, even where it reserves more, and jHDF
   * reads all that is reserved: a table at the end of a file then goes on behind it.
   */
  private static RawModel model(ByteBuffer bytes, Origin origin, long size) {
    try (HdfFile file = HdfFile.fromByteBuffer(bytes.duplicate())) {
      return new KerasHdf5(origin, size).model(file);
    } catch (HdfException | IllegalArgumentException | BufferUnderflowException e) {
      ByteBuffer longer = ByteBuffer.allocate(bytes.limit() + RESERVED);
      longer.put(bytes.duplicate()).rewind();
      try (HdfFile file = HdfFile.fromByteBuffer(longer)) {
        return new KerasHdf5(origin, size).model(file);
      }
    }
  }

  private static ByteBuffer map(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
    }
  }

  /** The superblock says how long the file is; jHDF does not look. */
  private static void wantWhole(ByteBuffer file, Origin origin) {
    ByteBuffer bytes = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    boolean header = bytes.limit() > 52;
    int version = header ? bytes.get(8) : 0;
    int place = version >= 2 ? 28 : version == 1 ? 44 : 40;
    if (!header || bytes.getLong(place) > bytes.limit()) {
      throw origin.bad("is a truncated HDF5 file; get it again");
    }
  }

  private RawModel model(HdfFile file) {
    if (file.getChildren().get("model_weights") instanceof Group weights) {
      Optional<JsonNode> topology = topology(file);
      String format = topology.isPresent() ? "Keras HDF5 model" : "Keras HDF5 weights";
      List<FileWeight> all = weights(weights);
      return new RawModel(topology, topology.isPresent() ? keras2Names(all) : all, format);
    }
    if (Hdf5Values.has(file, "layer_names")) {
      return new RawModel(Optional.empty(), weights(file), "Keras HDF5 weights");
    }
    if (Hdf5Values.has(file, "nb_layers")) {
      return RawModel.stored(numbered(file), false, "Keras HDF5 weights");
    }
    if (!KerasStore.isStore(file)) {
      throw origin.bad(
          "is an HDF5 file but holds no Keras model or weights; is it the right file?");
    }
    return RawModel.stored(KerasStore.read(file, values, origin), true, "Keras 3 weights");
  }

  private Optional<JsonNode> topology(HdfFile file) {
    if (!Hdf5Values.has(file, "model_config")) {
      return Optional.empty();
    }
    if (String.join("", values.strings(file, "backend")).equals("theano")) {
      throw origin.bad(
          "was saved with the backend Theano, which turns kernels around; save it with TensorFlow");
    }
    String text = String.join("", values.strings(file, "model_config"));
    return Optional.of(JsonText.parse(text, origin));
  }

  private List<FileWeight> weights(Group root) {
    List<FileWeight> all = new ArrayList<>();
    for (String layer : values.strings(root, "layer_names")) {
      if (!(values.find(root, layer) instanceof Group group)) {
        throw origin.bad("lists a layer " + layer + " that it does not hold; get it again");
      }
      for (String name : values.strings(group, "weight_names")) {
        if (!(values.find(group, name) instanceof Dataset dataset)) {
          throw origin.bad(
              "lists a weight "
                  + name
                  + " of layer "
                  + layer
                  + " that it does not hold; get it again");
        }
        String path = name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
        all.add(
            new FileWeight(
                layer, path, values.tensorOrCount(dataset, name + " of layer " + layer)));
      }
    }
    if (all.isEmpty()) {
      throw origin.bad("holds no weights; is it the right file?");
    }
    return all;
  }

  /** Keras 1 writes {@code conv1_W} where Keras 2 writes {@code conv1/kernel}. */
  private static List<FileWeight> keras2Names(List<FileWeight> weights) {
    return weights.stream().map(KerasHdf5::keras2Name).toList();
  }

  private static FileWeight keras2Name(FileWeight weight) {
    Matcher old = KERAS1.matcher(weight.path());
    if (!old.matches()) {
      return weight;
    }
    String name = KERAS2.getOrDefault(old.group(2), old.group(2));
    return new FileWeight(weight.group(), old.group(1) + "/" + name, weight.tensor());
  }

  /** The layout before Keras 1: {@code layer_0}, {@code param_0}, and no names at all. */
  private List<StoredGroup> numbered(Group root) {
    List<StoredGroup> all = new ArrayList<>();
    for (int i = 0; values.find(root, "layer_" + i) instanceof Group layer; i++) {
      List<Tensor> params = new ArrayList<>();
      String path = "layer_" + i;
      for (int k = 0; values.find(layer, "param_" + k) instanceof Dataset dataset; k++) {
        params.add(values.tensor(dataset, "param_" + k + " of " + path));
      }
      if (!params.isEmpty()) {
        all.add(new StoredGroup(path, Optional.empty(), params));
      }
    }
    if (all.isEmpty()) {
      throw origin.bad("holds no weights; is it the right file?");
    }
    return all;
  }
}
