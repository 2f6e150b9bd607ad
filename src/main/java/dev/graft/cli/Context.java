package dev.graft.cli;

import dev.graft.workbench.Workbench;
import java.util.function.Supplier;

/**
 * What every command is given.
 *
 * @param workbench starts the workbench; asked only when there is work, so that help and wrong
 *     usage start nothing
 * @param terminal where to write
 */
record Context(Supplier<Workbench> workbench, Terminal terminal) {}
