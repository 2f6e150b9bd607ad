package dev.graft.ui.train.techniques;

import java.util.OptionalDouble;

/**
 * The fields of a recipe that techniques look at, as they were last in order.
 *
 * @param epochs of the first phase, at least 1
 * @param batch images in a step, at least 1
 * @param rate the step size; empty for automatic
 * @param validation the share of images for validation, 0 to below 1
 * @param seed of every random choice
 */
public record Basics(int epochs, int batch, OptionalDouble rate, double validation, long seed) {}
