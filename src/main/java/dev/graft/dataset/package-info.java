/**
 * Images, labels and splits: scanning a folder of photographs, assigning training, validation and
 * test parts, decoding with the right colours and the right side up, resizing as Keras does, and
 * fingerprints of file contents.
 *
 * <p>Everything here is a plain function of its arguments. Nothing in this package starts a thread,
 * keeps a cache that grows, draws on a screen, or knows of networks, engines or windows; it sees
 * only {@code dev.graft.errors}.
 */
@NullMarked
package dev.graft.dataset;

import org.jspecify.annotations.NullMarked;
