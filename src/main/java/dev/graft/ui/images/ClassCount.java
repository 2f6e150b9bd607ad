package dev.graft.ui.images;

/**
 * A class as its card shows it.
 *
 * @param name its name
 * @param index its place among the classes, from 0
 * @param images how many images it has
 * @param share of the images of the largest class, from 0 to 1
 */
public record ClassCount(String name, int index, int images, double share) {}
