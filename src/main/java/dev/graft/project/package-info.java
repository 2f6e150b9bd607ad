/**
 * The project folder: SQLite with migrations, and a folder for each run. Remembers what was asked
 * for and what came out; knows no engine and no screen. Sees network, dataset, training, evaluation
 * and prediction.
 */
@NullMarked
package dev.graft.project;

import org.jspecify.annotations.NullMarked;
