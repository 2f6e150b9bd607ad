/**
 * Measures how fast the program is, alone and by turns with Keras and PyTorch; see
 * docs/howto/benchmark.md. Asserts nothing: whatever else the machine does is in every figure.
 */
@NullMarked
package dev.graft.bench;

import org.jspecify.annotations.NullMarked;
