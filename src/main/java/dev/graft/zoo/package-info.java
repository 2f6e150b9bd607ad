/**
 * The backbones: architectures layer for layer, recognition of weights by names and shapes, blocks,
 * the backbones that are built in and those on this machine. What a file looks like inside is the
 * business of {@code formats}; running a network that of {@code engine}; this package holds no
 * training and no pictures. The catalogue of published weights is here too; how files are
 * transferred is the business of {@code download}. Sees network, formats, download, errors and
 * json.
 */
@NullMarked
package dev.graft.zoo;

import org.jspecify.annotations.NullMarked;
