/**
 * Runs side by side: the pictures that all were measured on and none learned from, what each says
 * of them, which choices differ, and whether one is better by more than chance. Plain values from
 * plain values; no engine, no screen, no words. Sees dataset, evaluation, training and project.
 */
@NullMarked
package dev.graft.comparison;

import org.jspecify.annotations.NullMarked;
