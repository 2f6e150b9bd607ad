package dev.graft.dataset;

import java.nio.file.Path;

/**
 * A file or folder that is not used, and why.
 *
 * @param file absolute path
 * @param reason one short sentence for a person, without the file's name
 */
public record SkippedFile(Path file, String reason) {}
