/**
 * Training without an engine: the recipe with its techniques (schedules, early stopping, phases,
 * rates by layer, balance, regularisation), the freeze plan, the head, the loop with its events,
 * checkpoints as values. What a recipe says is checked and worked out here, as pure functions:
 * {@link dev.graft.training.RatePlan}, {@link dev.graft.training.Phases}, {@link
 * dev.graft.training.EpochOrder}. The loop drives whatever implements {@link
 * dev.graft.training.TrainingEngine}; no tensor lives here. Sees network, dataset, features and
 * evaluation.
 */
@NullMarked
package dev.graft.training;

import org.jspecify.annotations.NullMarked;
