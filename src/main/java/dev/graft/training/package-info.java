/**
 * Training without an engine: the recipe, the freeze plan, the head, the loop with its events,
 * checkpoints as values. The loop drives whatever implements {@link
 * dev.graft.training.TrainingEngine}; no tensor lives here. Sees network, dataset, features and
 * evaluation.
 */
@NullMarked
package dev.graft.training;

import org.jspecify.annotations.NullMarked;
