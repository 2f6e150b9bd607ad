package dev.graft.formats;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.jhdf.exceptions.HdfWritingException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes the layout that {@link KerasStore} reads. */
final class KerasWeightsWriter {
  private KerasWeightsWriter() {}

  static void write(Network network, Weights weights, UnaryOperator<String> naming, Path file)
      throws IOException {
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      WritableGroup layers = hdf.putGroup("layers");
      KerasOrder order = new KerasOrder();
      for (Layer layer : KerasOrder.of(network)) {
        String place = order.next(layer.kerasClass());
        List<WeightSpec> specs = network.weights(layer.name());
        // A layer without weights gets no group: Keras does not want one, and what jHDF 0.9 writes
        // for an empty group other programs cannot open.
        if (!specs.isEmpty()) {
          WritableGroup vars = layers.putGroup(place).putGroup("vars");
          vars.putAttribute("name", naming.apply(layer.name()));
          for (int i = 0; i < specs.size(); i++) {
            Tensor tensor = weights.get(layer.name(), specs.get(i).name());
            vars.putDataset(String.valueOf(i), nested(tensor));
          }
        }
      }
    } catch (HdfWritingException e) {
      throw new IOException(String.valueOf(e.getMessage()), e);
    }
  }

  /** jHDF takes its shape from arrays of arrays. */
  private static Object nested(Tensor tensor) {
    Shape shape = tensor.shape();
    FloatBuffer values = tensor.values();
    if (shape.rank() == 0) {
      return values.get(0);
    }
    return nested(shape, 0, values);
  }

  private static Object nested(Shape shape, int axis, FloatBuffer values) {
    if (axis == shape.rank() - 1) {
      float[] row = new float[shape.get(axis)];
      values.get(row);
      return row;
    }
    int[] sizes = shape.dimensions().stream().skip(axis).mapToInt(Integer::intValue).toArray();
    Object array = Array.newInstance(float.class, sizes);
    for (int i = 0; i < shape.get(axis); i++) {
      Array.set(array, i, nested(shape, axis + 1, values));
    }
    return array;
  }
}
