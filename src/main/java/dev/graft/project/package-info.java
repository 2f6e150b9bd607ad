/**
 * The project folder: SQLite with migrations, a folder for each run, the images with their labels,
 * and what each run was asked for. Remembers what was asked for and what came out, in forms that
 * any other language reads: a database and JSON. Knows no engine, no screen and no thread. Sees
 * dataset, training, evaluation and prediction.
 */
@NullMarked
package dev.graft.project;

import org.jspecify.annotations.NullMarked;
