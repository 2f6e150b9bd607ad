/**
 * The page that a training leaves behind: one HTML file with its curves, blocks, mistakes and
 * pictures in it, which needs neither network nor other files. Makes text only; whoever asks for a
 * report collects what it shows and writes it to disk.
 */
@NullMarked
package dev.graft.cli.report;

import org.jspecify.annotations.NullMarked;
