package dev.graft.workbench;

import java.time.Instant;

/**
 * How fast a backbone was on this machine when somebody measured it.
 *
 * @param backbone its name
 * @param size rows and columns of the pictures
 * @param imagesPerSecond that go through all its layers, frozen, at the trunk's batch
 * @param stepMillisPerImage milliseconds that a training step takes for each image when all layers
 *     learn; 0 where that cannot be measured, because the network cannot learn or does not fit into
 *     memory
 * @param device what computed, for instance {@code CPU, 2 threads}
 * @param when it was measured
 */
public record MeasuredSpeed(
    String backbone,
    int size,
    double imagesPerSecond,
    double stepMillisPerImage,
    String device,
    Instant when) {}
