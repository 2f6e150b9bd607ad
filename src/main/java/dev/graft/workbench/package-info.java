/**
 * What people do with Graft, as jobs that window and command line share: fetching and importing
 * backbones, fetching collections, training, resuming, distilling, predicting, evaluating,
 * comparing, exporting, measuring speed, keeping images. Owns threads and the engine process.
 * Nothing here knows a screen or a terminal.
 */
@NullMarked
package dev.graft.workbench;

import org.jspecify.annotations.NullMarked;
