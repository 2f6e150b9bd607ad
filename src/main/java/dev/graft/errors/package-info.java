/**
 * The one kind of failure that crosses rooms: a sentence for a person. Everybody may use it; it
 * uses nothing.
 */
@NullMarked
package dev.graft.errors;

import org.jspecify.annotations.NullMarked;
