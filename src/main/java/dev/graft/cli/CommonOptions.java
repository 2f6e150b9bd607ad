package dev.graft.cli;

import picocli.CommandLine.Option;

/** Options that every command that does something has. */
final class CommonOptions {
  @Option(names = "--json", description = "Print one JSON object a line and nothing else.")
  private boolean json;

  @Option(names = "--verbose", description = "Show where a failure came from.")
  private boolean verbose;

  boolean json() {
    return json;
  }

  boolean verbose() {
    return verbose;
  }
}
