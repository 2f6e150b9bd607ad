/**
 * The images of a project as people sort them: which there are, what they are called, how they are
 * split, and the edits that lead from one state to the next and back. All of it values; nothing
 * here opens a file. The user's files are never altered: an edit changes what is known about them.
 */
@NullMarked
package dev.graft.dataset.labelling;

import org.jspecify.annotations.NullMarked;
