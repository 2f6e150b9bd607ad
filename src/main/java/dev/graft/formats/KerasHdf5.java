package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.FixedPoint;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The HDF5 layout of Keras 2 (and of Keras Applications' weight files to this day): a group for
 * each layer, whose attribute {@code weight_names} lists its datasets; a whole model has these
 * under {@code model_weights} and its topology in {@code model_config}.
 */
final class KerasHdf5 {
  /** Weights do not compress by more than this; what claims to is made to fill the memory. */
  private static final long MAX_COMPRESSION = 64;

  private static final int RESERVED = 1 << 16;

  private final Origin origin;
  private final long fileBytes;
  private long weightBytes;

  private KerasHdf5(Origin origin, long fileBytes) {
    this.origin = origin;
    this.fileBytes = fileBytes;
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
      return new RawModel(topology, weights(weights), format);
    }
    if (!has(file, "layer_names")) {
      boolean keras3 = file.getChildren().containsKey("layers");
      throw origin.bad(
          keras3
              ? "holds weights in Keras 3's own layout, which Graft cannot read yet; save them with"
                  + " Keras 2 (the package tf_keras)"
              : "is an HDF5 file but holds no Keras model or weights; is it the right file?");
    }
    return new RawModel(Optional.empty(), weights(file), "Keras HDF5 weights");
  }

  private Optional<JsonNode> topology(HdfFile file) {
    if (!has(file, "model_config")) {
      return Optional.empty();
    }
    if (has(file, "keras_version")) {
      JsonText.wantKeras2(String.join("", strings(file, "keras_version")), origin);
    }
    String text = String.join("", strings(file, "model_config"));
    return Optional.of(JsonText.parse(text, origin));
  }

  private List<FileWeight> weights(Group root) {
    List<FileWeight> all = new ArrayList<>();
    for (String layer : strings(root, "layer_names")) {
      if (!(find(root, layer) instanceof Group group)) {
        throw origin.bad("lists a layer " + layer + " that it does not hold; get it again");
      }
      for (String name : strings(group, "weight_names")) {
        if (!(find(group, name) instanceof Dataset dataset)) {
          throw origin.bad(
              "lists a weight "
                  + name
                  + " of layer "
                  + layer
                  + " that it does not hold; get it again");
        }
        String path = name.endsWith(":0") ? name.substring(0, name.length() - 2) : name;
        all.add(new FileWeight(layer, path, tensor(dataset, layer, name)));
      }
    }
    if (all.isEmpty()) {
      throw origin.bad("holds no weights; is it the right file?");
    }
    return all;
  }

  /** Goes down step by step, because a path in jHDF would follow links into other files. */
  private @Nullable Node find(Group from, String path) {
    Node at = from;
    for (String step : path.split("/", -1)) {
      if (!(at instanceof Group group)) {
        return null;
      }
      at = group.getChildren().get(step);
      if (at != null && at.isLink()) {
        throw origin.bad("refers to another place for " + path + ", which Graft does not follow");
      }
    }
    return at;
  }

  private Tensor tensor(Dataset dataset, String layer, String name) {
    if (dataset.getDimensions().length == 0 && dataset.getDataType() instanceof FixedPoint) {
      // The number of examples that a Normalization layer has seen.
      return Tensor.of(Shape.of(), new float[] {((Number) dataset.getData()).floatValue()});
    }
    if (dataset.getJavaType() != float.class || dataset.getDataType().getSize() != Float.BYTES) {
      throw origin.bad(
          "has a weight "
              + name
              + " of layer "
              + layer
              + " that is not of type float32, the only one supported yet; save the model in float32");
    }
    Shape shape = new Shape(Arrays.stream(dataset.getDimensions()).boxed().toList());
    long bytes = Math.multiplyExact(shape.size(), Float.BYTES);
    weightBytes = Math.addExact(weightBytes, bytes);
    if (weightBytes > Origin.MAX_WEIGHT_BYTES) {
      throw origin.bad("has more than 2 GB of weights, which is more than Graft can hold");
    }
    boolean compressed = !dataset.getFilters().isEmpty();
    if (weightBytes > (compressed ? MAX_COMPRESSION : 1) * fileBytes || shape.size() == 0) {
      throw origin.bad("is damaged: " + name + " claims " + shape + " values; get it again");
    }
    Object data = dataset.getDataFlat();
    if (data instanceof Float scalar) {
      return Tensor.of(shape, new float[] {scalar});
    }
    return Tensor.of(shape, (float[]) data);
  }

  private static boolean has(Node node, String attribute) {
    return node.getAttribute(attribute) != null || node.getAttribute(attribute + 0) != null;
  }

  /**
   * Keras cuts lists that do not fit into one attribute into several, with a number after the name.
   */
  private List<String> strings(Node node, String attribute) {
    Attribute whole = node.getAttribute(attribute);
    if (whole != null) {
      return strings(whole);
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; node.getAttribute(attribute + i) != null; i++) {
      all.addAll(strings(node.getAttribute(attribute + i)));
    }
    return all;
  }

  private List<String> strings(Attribute attribute) {
    if (attribute.getSize() == 0) {
      return List.of();
    }
    if (attribute.getSize() > Origin.MAX_JSON_BYTES
        || attribute.getSizeInBytes() > Math.min(fileBytes, Origin.MAX_JSON_BYTES)) {
      throw origin.bad("is damaged: its attribute " + attribute.getName() + " is too large");
    }
    Object data = attribute.getData();
    return data instanceof String text ? List.of(text) : List.of((String[]) data);
  }
}
