/**
 * Using what was trained: the model bundle on disk, predictions, evaluation on folders. Declares
 * the port through which an engine opens models. Sees network, dataset, features, evaluation and
 * formats.
 */
@NullMarked
package dev.graft.prediction;

import org.jspecify.annotations.NullMarked;
