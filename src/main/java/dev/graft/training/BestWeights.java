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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A copy of the tail's weights at the best epoch so far. It is kept in memory while the run goes on
 * and lies in every checkpoint beside the weights that go on learning, so that a resumed run keeps
 * the same ones: a file {@code best.weights} of all values as little-endian float32, in the order
 * of the tail's layers.
 */
final class BestWeights {
  private static final String FILE = "best.weights";

  private final Network tail;
  private Optional<Kept> kept = Optional.empty();

  BestWeights(Network tail) {
    this.tail = tail;
  }

  /** The best epoch with its weights. */
  record Kept(TrainingEvent.Epoch epoch, Weights weights) {}

  /** Takes the tail's weights if the epoch that has just ended is the best so far. */
  void look(List<TrainingEvent.Epoch> epochs, Tail learner) {
    TrainingEvent.Epoch newest = epochs.get(epochs.size() - 1);
    boolean best =
        kept.isEmpty()
            || BestEpoch.of(List.of(kept.get().epoch(), newest)).equals(Optional.of(newest));
    if (best) {
      kept = Optional.of(new Kept(newest, learner.weights()));
    }
  }

  /** The best so far; empty before the first epoch is over. */
  Optional<Kept> kept() {
    return kept;
  }

  /** Writes into a checkpoint's folder. */
  void save(Path checkpoint) {
    if (kept.isEmpty()) {
      return;
    }
    Path file = checkpoint.resolve(FILE);
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (Tensor tensor : kept.get().weights().fitting(tail).tensors().values()) {
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
              .formatted(checkpoint, e.getMessage()),
          e);
    }
  }

  /**
   * Reads what a checkpoint has of the epochs that were over then. One that was made before best
   * weights were kept has none, and the best is then looked for among the epochs to come.
   */
  void restore(Path checkpoint, List<TrainingEvent.Epoch> epochs) {
    Path file = checkpoint.resolve(FILE);
    if (Files.exists(file)) {
      kept = BestEpoch.of(epochs).map(e -> new Kept(e, read(file)));
    }
  }

  private Weights read(Path file) {
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      if (in.size() != Math.multiplyExact(tail.parameters(), (long) Float.BYTES)) {
        throw new IOException("another size than the network's");
      }
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      for (Layer layer : tail.layers()) {
        for (WeightSpec spec : tail.weights(layer.name())) {
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
