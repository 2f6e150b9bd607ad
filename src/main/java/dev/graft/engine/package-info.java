/**
 * The only room that sees TensorFlow and DJL. Builds TensorFlow graphs from networks, runs the
 * frozen trunk, trains the tail, exports bundles, opens them through DJL, and serves all of this
 * behind {@link dev.graft.engine.port}. Owns every native resource and closes it.
 */
@NullMarked
package dev.graft.engine;

import org.jspecify.annotations.NullMarked;
