package dev.graft.training;

import dev.graft.network.Weights;
import java.nio.file.Path;

/** The learning part of a network with its optimiser's state. Not thread-safe. */
public interface Tail extends AutoCloseable {
  /**
   * Learns from one batch.
   *
   * @param batch what it learns from
   * @param step which step this is, and how large
   * @param probabilities gets count x classes: what the network said before this step
   */
  void train(Batch batch, StepPlan step, float[] probabilities);

  /**
   * Learns from images with one label each that count the same, with an optimiser that began with
   * the training.
   *
   * @param features count x the size of the cut's output, row-major, and no more
   * @param labels the class of each image, from 0
   * @param count the images in this batch
   * @param learningRate the step size
   * @param step the number of this step in the whole training, from 0
   * @param seed of the random choices, which are a function of seed and step
   * @param probabilities gets count x classes, and is no longer: what the network said before this
   *     step
   */
  default void train(
      float[] features,
      int[] labels,
      int count,
      double learningRate,
      long step,
      long seed,
      float[] probabilities) {
    int classes = probabilities.length / count;
    Batch batch = new Batch(count, features.length / count, classes);
    System.arraycopy(features, 0, batch.features(), 0, batch.features().length);
    for (int i = 0; i < count; i++) {
      batch.targets()[i * classes + labels[i]] = 1;
      batch.weights()[i] = 1;
    }
    batch.setCount(count);
    train(batch, new StepPlan(learningRate, step, step, seed), probabilities);
  }

  /**
   * Predicts one batch.
   *
   * @param features count x the size of the cut's output, row-major; more may follow and is ignored
   * @param count the images in this batch
   * @param probabilities gets count x classes
   */
  void predict(float[] features, int count, float[] probabilities);

  /**
   * Reads the weights.
   *
   * @return of all layers of the tail, as copies
   */
  Weights weights();

  /**
   * Puts other weights in the place of its own. The optimiser's state stays as it is.
   *
   * @param weights of all layers of the tail
   */
  void assign(Weights weights);

  /**
   * Writes weights and the optimiser's state.
   *
   * @param folder an existing folder to write into
   */
  void save(Path folder);

  /**
   * Reads back what {@link #save} wrote.
   *
   * @param folder the folder
   */
  void restore(Path folder);

  @Override
  void close();
}
