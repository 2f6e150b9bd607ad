package dev.graft.network;

/**
 * A weight that a layer has.
 *
 * @param name its Keras name within the layer: kernel, bias, gamma, beta, moving_mean,
 *     moving_variance, ...
 * @param shape its shape, in Keras's layout
 * @param learnable whether gradient descent may change it; false for moving statistics
 */
public record WeightSpec(String name, Shape shape, boolean learnable) {}
