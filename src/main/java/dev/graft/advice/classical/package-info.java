/**
 * Classical classifiers on stored features: what can be learnt in seconds from few pictures. Pure
 * functions of a table of features, labels and a seed; the solver of the linear ones is LIBLINEAR,
 * which no other package sees. Nothing here reads a file or makes a thread.
 */
@NullMarked
package dev.graft.advice.classical;

import org.jspecify.annotations.NullMarked;
