package dev.graft.network;

/**
 * A backbone together with the values of its weights.
 *
 * @param backbone what it is
 * @param weights exactly the weights of its network, in the network's order; may be memory-mapped
 */
public record PretrainedBackbone(Backbone backbone, Weights weights) {}
