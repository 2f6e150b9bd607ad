/**
 * The window. Each room is a package with a view (nodes) and a view model (properties and commands,
 * without a toolkit); {@code kit} holds shared controls, {@code session} shared state, {@code
 * shell} the window. Sees the workbench and the domain, never the engine. Makes no threads: work
 * goes to a {@link dev.graft.ui.kit.TaskExecutor}.
 */
@NullMarked
package dev.graft.ui;

import org.jspecify.annotations.NullMarked;
