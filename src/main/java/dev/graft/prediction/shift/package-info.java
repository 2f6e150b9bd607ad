/**
 * Pictures of the same classes from somewhere else: whether they are of another kind than those
 * that a model knows, and how its weights are changed so that it sees them as it saw those. Plain
 * numbers from plain numbers; the engine brings the features.
 */
@NullMarked
package dev.graft.prediction.shift;

import org.jspecify.annotations.NullMarked;
