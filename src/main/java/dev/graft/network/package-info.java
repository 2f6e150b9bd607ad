/**
 * Networks as data: layers, shapes, parameters, blocks, the cut, and the backbone with its
 * preprocessing. Pure values, independent of any engine and of any file format; sees nothing but
 * {@code errors}.
 */
@NullMarked
package dev.graft.network;

import org.jspecify.annotations.NullMarked;
