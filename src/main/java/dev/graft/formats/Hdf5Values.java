package dev.graft.formats;

import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values out of an HDF5 file, none larger than the file can hold. */
final class Hdf5Values {
  /** Weights do not compress by more than this; what claims to is made to fill the memory. */
  private static final long MAX_COMPRESSION = 64;

  private final Origin origin;
  private final long fileBytes;
  private long weightBytes;
  private long storedBytes;

  Hdf5Values(Origin origin, long fileBytes) {
    this.origin = origin;
    this.fileBytes = fileBytes;
  }

  /** Goes down step by step, because a path in jHDF would follow links into other files. */
  @Nullable Node find(Group from, String path) {
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

  /** Whether values are floating-point numbers of 16 or 32 bits. */
  static boolean isFloat(Dataset dataset) {
    int bytes = dataset.getDataType().getSize();
    return dataset.getJavaType() == float.class && (bytes == Float.BYTES || bytes == Short.BYTES);
  }

  /**
   * Reads values.
   *
   * @param dataset where they are
   * @param shown their name, for sentences
   * @return the values
   */
  Tensor tensor(Dataset dataset, String shown) {
    if (!isFloat(dataset)) {
      throw origin.bad(
          "has a weight "
              + shown
              + " that is not of type float32 or float16, the only ones supported; save the model in"
              + " float32");
    }
    Shape shape = new Shape(Arrays.stream(dataset.getDimensions()).boxed().toList());
    long stored = Math.multiplyExact(shape.size(), dataset.getDataType().getSize());
    weightBytes = Math.addExact(weightBytes, Math.multiplyExact(shape.size(), Float.BYTES));
    if (weightBytes > Origin.MAX_WEIGHT_BYTES) {
      throw origin.bad("has more than 2 GB of weights, which is more than Graft can hold");
    }
    storedBytes = Math.addExact(storedBytes, stored);
    boolean compressed = !dataset.getFilters().isEmpty();
    if (storedBytes > (compressed ? MAX_COMPRESSION : 1) * fileBytes || shape.size() == 0) {
      throw origin.bad("is damaged: " + shown + " claims " + shape + " values; get it again");
    }
    Object data = dataset.getDataFlat();
    if (data instanceof Float scalar) {
      return Tensor.of(shape, new float[] {scalar});
    }
    return Tensor.of(shape, (float[]) data);
  }

  /** The same, and single whole numbers too, which are counts of examples or steps. */
  Tensor tensorOrCount(Dataset dataset, String shown) {
    boolean count = dataset.isScalar() && !isFloat(dataset);
    return count && dataset.getData() instanceof Number number
        ? Tensor.of(Shape.of(), new float[] {number.floatValue()})
        : tensor(dataset, shown);
  }

  static boolean has(Node node, String attribute) {
    return node.getAttribute(attribute) != null || node.getAttribute(attribute + 0) != null;
  }

  /**
   * Keras cuts lists that do not fit into one attribute into several, with a number after the name.
   */
  List<String> strings(Node node, String attribute) {
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
