package dev.graft.training;

import dev.graft.network.Network;
import dev.graft.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A copy of the tail's weights at the best epoch so far. It is kept in memory while the run goes on
 * and lies in every checkpoint beside the weights that go on learning, so that a resumed run keeps
 * the same ones, in a file {@code best.weights} as {@link WeightsFile} writes it. Where a phase
 * with a longer tail begins, the copy is made longer with the weights that stayed frozen till then.
 */
final class BestWeights {
  static final String FILE = "best.weights";

  private Network tail;
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

  /**
   * Goes on with another tail.
   *
   * @param longer a tail that contains the one so far
   * @param frozen the weights of its other layers, which have not learned yet
   */
  void adopt(Network longer, Weights frozen) {
    tail = longer;
    kept = kept.map(k -> new Kept(k.epoch(), frozen.fitting(longer).with(k.weights())));
  }

  /** Writes into a checkpoint's folder. */
  void save(Path checkpoint) {
    kept.ifPresent(k -> WeightsFile.write(checkpoint.resolve(FILE), tail, k.weights()));
  }

  /**
   * Reads what a checkpoint has of the epochs that were over then. One that was made before best
   * weights were kept has none, and the best is then looked for among the epochs to come.
   */
  void restore(Path checkpoint, List<TrainingEvent.Epoch> epochs) {
    Path file = checkpoint.resolve(FILE);
    if (Files.exists(file)) {
      kept = BestEpoch.of(epochs).map(e -> new Kept(e, WeightsFile.read(file, tail)));
    }
  }
}
