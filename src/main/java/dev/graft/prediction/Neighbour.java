package dev.graft.prediction;

import java.nio.file.Path;

/**
 * A training picture that is like another picture.
 *
 * @param file the training picture
 * @param classIndex the class that it was labelled with in the run, from 0
 * @param similarity the cosine of the angle between the features of both, from -1 to 1
 */
public record Neighbour(Path file, int classIndex, double similarity) {}
