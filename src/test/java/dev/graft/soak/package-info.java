/**
 * What takes too long for a test: trainings that are killed again and again, and hundreds of runs
 * in one process. {@code docs/howto/soak.md} says how to run it.
 */
@NullMarked
package dev.graft.soak;

import org.jspecify.annotations.NullMarked;
