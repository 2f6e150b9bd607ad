package dev.graft.distillation;

import dev.graft.network.Weights;
import java.nio.file.Path;

/** The network that learns, with what it needs to be compared with its teachers. */
public interface Student extends AutoCloseable {
  /**
   * One batch of views.
   *
   * @param pixels count x stored size x stored size x 3, RGB
   * @param targets count x all teachers' outputs, one teacher after the other
   * @param mix for each view the share that it keeps; the rest is the view as far from the other
   *     end of the batch, and its targets are mixed alike
   * @param count the views
   * @param size rows and columns at which the student sees them
   */
  record Batch(byte[] pixels, float[] targets, float[] mix, int count, int size) {}

  /**
   * How far it was from its teachers before a step.
   *
   * @param classes Kullback-Leibler divergence in nats from the teachers' softened probabilities,
   *     summed over the teachers that have classes
   * @param features mean squared error of the standardised features, averaged over the teachers
   */
  record Distance(double classes, double features) {}

  /**
   * Learns from one batch.
   *
   * @param batch the views
   * @param learningRate the step size
   * @param step the number of this step in the whole distillation, from 0
   * @return the distance before the step
   */
  Distance learn(Batch batch, double learningRate, long step);

  /**
   * Reads the weights.
   *
   * @return of all layers of the student, as copies, without what is thrown away
   */
  Weights weights();

  /** Writes weights and the optimiser's state into an existing folder. */
  void save(Path folder);

  /** Reads back what {@link #save} wrote. */
  void restore(Path folder);

  @Override
  void close();
}
