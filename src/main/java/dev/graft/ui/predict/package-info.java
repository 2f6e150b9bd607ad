/** The Predict room: choosing a model, dropping pictures on it, and the classes with their bars. */
@NullMarked
package dev.graft.ui.predict;

import org.jspecify.annotations.NullMarked;
