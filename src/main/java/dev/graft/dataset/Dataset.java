package dev.graft.dataset;

import java.nio.file.Path;
import java.util.List;

/** Placeholder until the dataset package lands. */
public record Dataset(Path root, List<String> classes, List<SkippedFile> skipped) {}
