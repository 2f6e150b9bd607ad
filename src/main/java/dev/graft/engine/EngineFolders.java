package dev.graft.engine;

import java.nio.file.Path;

/**
 * Where an engine finds and keeps things.
 *
 * @param library the imported backbones
 * @param features the feature store
 * @param featureBound bytes that the feature store should not exceed
 * @param models bundles of imported models, made when they first predict
 */
public record EngineFolders(Path library, Path features, long featureBound, Path models) {}
