/**
 * What the user chose once and wants to find again: the look of the window and its place, the
 * projects of late. A typed record, a file that holds it, and a model that the window listens to.
 * No nodes.
 */
@NullMarked
package dev.graft.ui.settings;

import org.jspecify.annotations.NullMarked;
