package dev.graft.prediction;

/**
 * One class with its probability.
 *
 * @param className the class's name, in JSON {@code class}
 * @param index the class's number, from 0
 * @param probability from 0 to 1
 */
public record Prediction(
    @com.fasterxml.jackson.annotation.JsonProperty("class") String className,
    int index,
    double probability) {}
