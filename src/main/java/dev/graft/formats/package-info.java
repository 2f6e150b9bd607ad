/**
 * Model files of others, in pure Java: Keras 1 to 3, TensorFlow.js and Teachable Machine read,
 * Keras 3 written; and the form in which Graft itself keeps a backbone on disk. What comes out are
 * values of {@code network}. No engine, no knowledge of architectures, no class that runs a model:
 * those live in {@code zoo} and {@code engine}. Sees network, errors and json.
 */
@NullMarked
package dev.graft.formats;

import org.jspecify.annotations.NullMarked;
