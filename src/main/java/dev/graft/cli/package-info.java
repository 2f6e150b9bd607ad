/**
 * The command line: picocli commands, progress and pictures in a terminal, JSON lines for programs.
 * The only place that writes to standard output. Sees the workbench and the domain, never the
 * engine; starts no thread and draws no window.
 */
@NullMarked
package dev.graft.cli;

import org.jspecify.annotations.NullMarked;
