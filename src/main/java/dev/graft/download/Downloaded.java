package dev.graft.download;

import java.nio.file.Path;

/**
 * A file that is whole and verified.
 *
 * @param file where it is
 * @param bytes its length
 * @param digests what it holds
 * @param alreadyHere whether it was there before, so that nothing was transferred
 */
public record Downloaded(Path file, long bytes, Digests digests, boolean alreadyHere) {}
