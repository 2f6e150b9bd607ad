package dev.graft.zoo;

import dev.graft.network.Preprocessing;
import java.nio.file.Path;
import java.util.Optional;

/** Placeholder until the zoo package lands. */
public record ImportRequest(
    Path source,
    String name,
    Optional<String> architecture,
    Optional<Preprocessing.Scaling> scaling,
    Optional<Path> classNames) {}
