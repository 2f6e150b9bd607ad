package dev.graft.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How gradients change weights. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Optimizer.Adam.class, name = "adam"),
  @JsonSubTypes.Type(value = Optimizer.Momentum.class, name = "sgd"),
})
public sealed interface Optimizer {
  /** The usual Adam. */
  Optimizer DEFAULT = new Adam(0.9, 0.999, 1e-7);

  /**
   * Adam (Kingma and Ba, 2015), with Keras's defaults.
   *
   * @param beta1 decay of the first moment
   * @param beta2 decay of the second moment
   * @param epsilon added to the root of the second moment
   */
  record Adam(double beta1, double beta2, double epsilon) implements Optimizer {}

  /**
   * Stochastic gradient descent with momentum.
   *
   * @param momentum decay of the velocity, 0 for plain descent
   * @param nesterov whether the gradient is taken ahead
   */
  record Momentum(double momentum, boolean nesterov) implements Optimizer {}
}
