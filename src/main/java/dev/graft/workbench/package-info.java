/**
 * What people do with Graft, as jobs that window and command line share: importing a backbone,
 * training, resuming, predicting, evaluating. Owns threads and the engine process. Nothing here
 * knows a screen or a terminal.
 */
@NullMarked
package dev.graft.workbench;

import org.jspecify.annotations.NullMarked;
