/**
 * Failures that a person can understand. Every package may throw them; what a window or a command
 * line does with them lives there, not here. This package sees no other package of Graft.
 */
@NullMarked
package dev.graft.errors;

import org.jspecify.annotations.NullMarked;
