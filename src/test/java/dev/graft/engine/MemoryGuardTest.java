package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Network;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import dev.graft.training.Batch;
import dev.graft.training.MemoryException;
import dev.graft.training.StepPlan;
import dev.graft.training.Tail;
import dev.graft.training.Trunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.exceptions.TFResourceExhaustedException;
import org.tensorflow.op.Ops;

/** TensorFlow really runs out of memory here: it is asked for more than any machine has. */
class MemoryGuardTest {
  private static final Network NETWORK =
      Sketch.input(2).dense("dense", 3, Activation.LINEAR).network();

  private static Optional<TFResourceExhaustedException> real = Optional.empty();

  private final List<Integer> predicted = new ArrayList<>();

  @BeforeEach
  void load() {
    TensorFlowRuntime.load();
  }

  /** TensorFlow waits for many seconds before it gives up, so it is asked once. */
  private static synchronized void exhaust() {
    if (real.isEmpty()) {
      try (Graph graph = new Graph();
          Session session = new Session(graph)) {
        Ops tf = Ops.create(graph);
        session
            .runner()
            .fetch(tf.fill(tf.constant(new long[] {1L << 46}), tf.constant(1f)))
            .run()
            .close();
      } catch (TFResourceExhaustedException e) {
        real = Optional.of(e);
      }
    }
    throw real.orElseThrow();
  }

  /** A tail that has room for two images, and answers with what it was given. */
  private final class Small implements Tail {
    @Override
    public void train(Batch batch, StepPlan step, float[] probabilities) {
      exhaust();
    }

    @Override
    public void predict(float[] features, int count, float[] probabilities) {
      if (count > 2) {
        exhaust();
      }
      predicted.add(count);
      for (int i = 0; i < count * 3; i++) {
        probabilities[i] = features[i / 3 * 2];
      }
    }

    @Override
    public Weights weights() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void assign(Weights weights) {}

    @Override
    public void save(Path folder) {}

    @Override
    public void restore(Path folder) {}

    @Override
    public void close() {}
  }

  @Test
  void aStepWithoutRoomAsksForASmallerBatch() {
    Tail tail = MemoryGuard.tail(NETWORK, Small::new);

    assertThatThrownBy(
            () -> tail.train(new Batch(4, 2, 3), new StepPlan(0.1, 0, 0, 1), new float[12]))
        .isInstanceOf(MemoryException.class)
        .hasMessage("TensorFlow had not enough memory for a step");
  }

  @Test
  void predictingGoesOnInParts() {
    Tail tail = MemoryGuard.tail(NETWORK, Small::new);
    float[] said = new float[15];

    tail.predict(new float[] {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 9, 9}, 5, said);

    assertThat(said).containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5);
    assertThat(predicted).containsExactly(2, 1, 2);
  }

  @Test
  void theFrozenPartSaysWhatItHadNoRoomFor() {
    Trunk trunk =
        MemoryGuard.trunk(
            () ->
                new Trunk() {
                  @Override
                  public int batch() {
                    return 32;
                  }

                  @Override
                  public void run(float[] pixels, float[] features, List<float[]> passing) {
                    exhaust();
                  }

                  @Override
                  public void close() {}
                });

    assertThatThrownBy(() -> trunk.run(new float[0], new float[0]))
        .isInstanceOf(GraftException.class)
        .isNotInstanceOf(MemoryException.class)
        .hasMessageStartingWith(
            "There is not enough memory to run the frozen part on 32 pictures at once");
  }
}
