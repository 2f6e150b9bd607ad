/**
 * Using what was trained: the model bundle on disk, predictions, where a network looked, the
 * training pictures that are most alike and whether a picture is unlike all of them or unknown for
 * another reason, evaluation on folders, exports. Declares the port through which an engine opens
 * models. Sees network, dataset, features, evaluation and formats.
 */
@NullMarked
package dev.graft.prediction;

import org.jspecify.annotations.NullMarked;
