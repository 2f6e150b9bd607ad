/**
 * The feature store: what the trunk said of each image, kept on disk by content, so that it is
 * computed once. Sees network and dataset.
 */
@NullMarked
package dev.graft.features;

import org.jspecify.annotations.NullMarked;
