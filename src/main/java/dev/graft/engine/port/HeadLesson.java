package dev.graft.engine.port;

/**
 * How a head learns from features.
 *
 * @param epochs passes over the rows
 * @param batch rows in a step
 * @param learningRate the step size
 * @param seed of first weights and order
 */
public record HeadLesson(int epochs, int batch, double learningRate, long seed) {}
