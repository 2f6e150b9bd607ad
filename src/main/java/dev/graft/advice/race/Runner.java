package dev.graft.advice.race;

import dev.graft.zoo.Licence;

/**
 * A backbone that takes part.
 *
 * @param name what it is called
 * @param architecture for instance {@code MobileNetV2:0.35}
 * @param pretrained whether its weights have learnt anything; one of random numbers is the baseline
 *     that shows what its architecture alone is worth
 * @param inputSize rows and columns of the pictures that it sees
 * @param parameters of the trunk, the classifier that it came with left aside
 * @param bytes that these take as 32-bit floats, which is about what a trained model takes
 * @param licence of its weights
 */
public record Runner(
    String name,
    String architecture,
    boolean pretrained,
    int inputSize,
    long parameters,
    long bytes,
    Licence licence) {}
