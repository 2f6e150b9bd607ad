package dev.graft.dataset;

/** Placeholder until the dataset package lands. */
public record SkippedFile(String file, String reason) {}
