package dev.graft.collections;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The wish to have a collection.
 *
 * @param name its name
 * @param to the folder that it becomes, which must not exist; empty for one among the user's data
 */
public record CollectionRequest(String name, Optional<Path> to) {}
