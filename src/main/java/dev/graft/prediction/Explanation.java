package dev.graft.prediction;

import dev.graft.dataset.Fit;

/**
 * Where a model looked for one class.
 *
 * @param classIndex the class's number, from 0
 * @param className its name
 * @param layer the layer whose feature maps were weighed
 * @param fit how the picture was brought to the network's input, so which part of it the map covers
 * @param inputHeight rows of the network's input
 * @param inputWidth columns of the network's input
 * @param map the class-activation map
 */
public record Explanation(
    int classIndex,
    String className,
    String layer,
    Fit fit,
    int inputHeight,
    int inputWidth,
    HeatMap map) {}
