package dev.graft.dataset;

import java.nio.file.Path;
import java.util.Optional;

/**
 * An image file with its label. The file is recognised by its name only; whether it can be decoded
 * is not known yet.
 *
 * @param file absolute path
 * @param relativePath path below the root of the data set, with '/' on every platform, in Unicode
 *     normal form C, such as {@code train/cats/a.jpg}
 * @param classIndex index into {@link Dataset#classes()}
 * @param fixedSplit the part that a {@code train}, {@code val} or {@code test} folder or a table of
 *     labels gives it; empty where none does
 */
public record LabelledImage(
    Path file, String relativePath, int classIndex, Optional<Split> fixedSplit) {}
