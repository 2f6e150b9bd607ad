/**
 * Figures about predictions: confusion matrix, per-class metrics, intervals. Pure arithmetic; sees
 * nothing.
 */
@NullMarked
package dev.graft.evaluation;

import org.jspecify.annotations.NullMarked;
