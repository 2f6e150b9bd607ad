package dev.graft.ui.settings;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A project that was open before.
 *
 * @param folder its folder, absolute
 * @param opened when it was opened last
 */
public record RecentProject(Path folder, Instant opened) {
  /**
   * The name that people know it by.
   *
   * @return the folder's own name
   */
  public String name() {
    Path name = folder.getFileName();
    return (name == null ? folder : name).toString();
  }
}
