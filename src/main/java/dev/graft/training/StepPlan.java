package dev.graft.training;

/**
 * What a step needs to know besides its batch.
 *
 * @param learningRate the step size
 * @param step the number of this step in the whole training, from 0
 * @param optimizerStep the number of this step since the optimiser began, from 0
 * @param seed of the random choices, which are a function of seed and step
 */
public record StepPlan(double learningRate, long step, long optimizerStep, long seed) {}
