package dev.graft.advice;

import java.util.OptionalDouble;

/**
 * A backbone that could be chosen.
 *
 * @param name what it is called
 * @param here whether its weights are on this machine
 * @param free whether its licence is known to allow any use
 * @param inputSize rows and columns of the pictures that it sees
 * @param macs multiplications with addition for one picture; 0 if unknown
 * @param top1 the share of ImageNet's validation images that it gets right, as published
 * @param measured images a second on this machine, if it was measured
 */
public record BackboneCandidate(
    String name,
    boolean here,
    boolean free,
    int inputSize,
    long macs,
    OptionalDouble top1,
    OptionalDouble measured) {}
