/**
 * The Predict room: choosing one model or two, dropping pictures on them, the classes with their
 * bars, where the model looked, the training pictures most alike, putting wrong answers right,
 * results as a table, and exporting the model. Knows no other room: corrections go to the session's
 * images.
 */
@NullMarked
package dev.graft.ui.predict;

import org.jspecify.annotations.NullMarked;
