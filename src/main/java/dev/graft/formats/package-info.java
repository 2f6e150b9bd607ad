/**
 * Model files of others, read in pure Java: Keras HDF5, TensorFlow.js, TensorFlow SavedModels,
 * Teachable Machine; and the form in which Graft itself keeps a backbone on disk. What comes out
 * are values of {@code network}. No engine, no knowledge of architectures, no class that runs a
 * model: those live in {@code zoo} and {@code engine}. Sees network, errors and json.
 */
@NullMarked
package dev.graft.formats;

import org.jspecify.annotations.NullMarked;
