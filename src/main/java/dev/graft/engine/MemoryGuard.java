package dev.graft.engine;

import dev.graft.errors.GraftException;
import dev.graft.network.Network;
import dev.graft.network.Weights;
import dev.graft.training.Batch;
import dev.graft.training.MemoryException;
import dev.graft.training.StepPlan;
import dev.graft.training.Tail;
import dev.graft.training.Trunk;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.tensorflow.exceptions.TFResourceExhaustedException;

/** Turns TensorFlow's running out of memory into what the training understands. */
final class MemoryGuard {
  private MemoryGuard() {}

  /** A trunk whose fixed batch cannot be made smaller: features would differ. */
  static Trunk trunk(Supplier<Trunk> opening) {
    Trunk trunk = forTrunk(opening);
    return new Trunk() {
      @Override
      public int batch() {
        return trunk.batch();
      }

      @Override
      public void run(float[] pixels, float[] features, List<float[]> passing) {
        forTrunk(
            () -> {
              trunk.run(pixels, features, passing);
              return trunk;
            });
      }

      @Override
      public void close() {
        trunk.close();
      }
    };
  }

  private static <T> T forTrunk(Supplier<T> work) {
    try {
      return work.get();
    } catch (TFResourceExhaustedException e) {
      throw new GraftException(
          "There is not enough memory to run the frozen part on "
              + TensorFlowTrunk.BATCH
              + " pictures at once: close other programs, or take a smaller backbone or smaller"
              + " pictures. What was computed so far is kept.",
          e);
    }
  }

  /** A tail that asks for a smaller batch, and predicts in parts where it has to. */
  static Tail tail(Network network, Supplier<Tail> opening) {
    return new GuardedTail(
        Math.toIntExact(network.input().shape().size()),
        Math.toIntExact(network.outputShape().size()),
        forTail(opening));
  }

  private static <T> T forTail(Supplier<T> work) {
    try {
      return work.get();
    } catch (TFResourceExhaustedException e) {
      throw exhausted(e);
    }
  }

  private static MemoryException exhausted(TFResourceExhaustedException e) {
    return new MemoryException("TensorFlow had not enough memory for a step", e);
  }

  private record GuardedTail(int inputs, int classes, Tail tail) implements Tail {
    @Override
    public void train(Batch batch, StepPlan step, float[] probabilities) {
      forTail(
          () -> {
            tail.train(batch, step, probabilities);
            return tail;
          });
    }

    @Override
    public void predict(float[] features, int count, float[] probabilities) {
      try {
        tail.predict(features, count, probabilities);
      } catch (TFResourceExhaustedException e) {
        if (count == 1) {
          throw exhausted(e);
        }
        int half = count / 2;
        part(features, 0, half, probabilities);
        part(features, half, count, probabilities);
      }
    }

    private void part(float[] features, int from, int to, float[] probabilities) {
      float[] said = new float[(to - from) * classes];
      predict(Arrays.copyOfRange(features, from * inputs, to * inputs), to - from, said);
      System.arraycopy(said, 0, probabilities, from * classes, said.length);
    }

    @Override
    public Weights weights() {
      return forTail(tail::weights);
    }

    @Override
    public void assign(Weights weights) {
      tail.assign(weights);
    }

    @Override
    public void save(Path folder) {
      tail.save(folder);
    }

    @Override
    public void restore(Path folder) {
      tail.restore(folder);
    }

    @Override
    public void close() {
      tail.close();
    }
  }
}
