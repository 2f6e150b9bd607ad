/**
 * Figures about predictions: confusion matrix, per-class metrics, cross-entropy, intervals, paired
 * tests, calibration. Pure arithmetic on plain numbers; no file, no network, no engine, and nothing
 * of Graft is seen from here.
 */
@NullMarked
package dev.graft.evaluation;

import org.jspecify.annotations.NullMarked;
