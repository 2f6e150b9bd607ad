package dev.graft.project;

import dev.graft.training.DatasetSnapshot;
import dev.graft.training.Recipe;
import java.util.Optional;

/**
 * What a run is registered with, and all that is needed to go on with it.
 *
 * @param backbone the backbone's name or path, so that it is found again
 * @param backboneFingerprint SHA-256 of its weights, so that another one under that name is noticed
 * @param from the run or bundle that it goes on from, if any
 * @param recipe all choices
 * @param dataset the images, labels and parts
 */
public record RunPlan(
    String backbone,
    String backboneFingerprint,
    Optional<String> from,
    Recipe recipe,
    DatasetSnapshot dataset) {}
