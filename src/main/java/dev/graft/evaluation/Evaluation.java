package dev.graft.evaluation;

import java.util.List;

/**
 * How well predictions agree with labels.
 *
 * @param accuracy share right, from 0 to 1
 * @param loss mean cross-entropy in nats
 * @param images how many were used
 * @param classes the classes' names, in the model's order
 * @param confusion counts by true class, then predicted class
 */
public record Evaluation(
    double accuracy, double loss, long images, List<String> classes, long[][] confusion) {}
