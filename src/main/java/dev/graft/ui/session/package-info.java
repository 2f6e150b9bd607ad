/**
 * What the rooms share: the open images and their edits, the chosen backbone with its freeze line,
 * the runs, the current room, the running jobs, and the ways to tell the user something. Plain
 * properties without a toolkit. No nodes, no files, no work.
 */
@NullMarked
package dev.graft.ui.session;

import org.jspecify.annotations.NullMarked;
