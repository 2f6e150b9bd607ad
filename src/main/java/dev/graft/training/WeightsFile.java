package dev.graft.training;

import dev.graft.errors.GraftException;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The weights of a network in a file of a checkpoint: all values as little-endian float32, in the
 * order of the network's layers.
 */
final class WeightsFile {
  private WeightsFile() {}

  /** Writes a file that is not there yet. */
  static void write(Path file, Network network, Weights weights) {
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (Tensor tensor : weights.fitting(network).tensors().values()) {
        FloatBuffer values = tensor.values();
        ByteBuffer bytes =
            ByteBuffer.allocate(Math.multiplyExact(values.remaining(), Float.BYTES))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
    } catch (IOException e) {
      throw new GraftException(
          "The checkpoint %s cannot be written (%s): make room on the disk and resume the run."
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
  }

  /** Reads what {@link #write} wrote of the same network. */
  static Weights read(Path file, Network network) {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      if (in.size() != Math.multiplyExact(network.parameters(), (long) Float.BYTES)) {
        throw new IOException("another size than the network's");
      }
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Layer layer : network.layers()) {
        for (WeightSpec spec : network.weights(layer.name())) {
          float[] values = new float[Math.toIntExact(spec.shape().size())];
          ByteBuffer bytes =
              ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES))
                  .order(ByteOrder.LITTLE_ENDIAN);
          int got = 0;
          while (bytes.hasRemaining() && got >= 0) {
            got = in.read(bytes);
          }
          bytes.flip();
          bytes.asFloatBuffer().get(values);
          tensors.put(Weights.key(layer.name(), spec.name()), Tensor.of(spec.shape(), values));
        }
      }
      return new Weights(tensors);
    } catch (IOException e) {
      throw new GraftException(
          "The checkpoint %s is damaged (%s): remove it, and the run begins anew."
              .formatted(file.getParent(), e.getMessage()),
          e);
    }
  }
}
