package dev.graft.ui.shell;

import java.nio.file.Path;
import java.util.Optional;

/** Whoever holds the window and can put another project's in its place. */
public interface ProjectOpener {
  /**
   * Shows another project, in place of the one that is open.
   *
   * @param folder a project that is there; empty for the user's own, with the sample
   */
  void open(Optional<Path> folder);

  /** Closes the window. */
  void quit();
}
