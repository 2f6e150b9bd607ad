/**
 * The window. Each room is a package with a view (nodes) and a view model (properties and commands,
 * without a toolkit), a page such as {@code distillation} too; {@code kit} holds shared controls
 * and the words, {@code map} a map of points, {@code pictures} shows pictures, {@code session}
 * holds shared state, {@code settings} what the user chose for good, {@code shell} the window. No
 * room sees another. Sees the workbench and the domain, never the engine. Makes no threads: work
 * goes to a {@link dev.graft.ui.kit.TaskExecutor}.
 */
@NullMarked
package dev.graft.ui;

import org.jspecify.annotations.NullMarked;
