package dev.graft.zoo;

/** Placeholder until the zoo package lands. */
public record ZooEntry(
    String name,
    boolean embedded,
    boolean available,
    long parameters,
    int inputSize,
    String licence) {}
