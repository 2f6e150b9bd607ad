/**
 * Folders that several programs use at once: who may write. Everybody may use it; it sees nothing
 * of Graft.
 */
@NullMarked
package dev.graft.folders;

import org.jspecify.annotations.NullMarked;
