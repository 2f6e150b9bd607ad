package dev.graft.workbench;

import dev.graft.folders.FolderLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A window's hold on a project: the first window that has it may change it, every other one, in
 * this program or another, only looks at it. The command line needs no hold: what it adds are runs
 * of its own. A hold ends with its process, however that ends.
 */
public final class ProjectHold implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectHold.class);

  private final Optional<FolderLock> lock;
  private final Optional<String> reason;

  private ProjectHold(Optional<FolderLock> lock, Optional<String> reason) {
    this.lock = lock;
    this.reason = reason;
  }

  /** A project that nobody else can have. */
  public static ProjectHold free() {
    return new ProjectHold(Optional.empty(), Optional.empty());
  }

  /**
   * A project that may only be looked at.
   *
   * @param reason why, as a sentence
   * @return a hold that holds nothing
   */
  public static ProjectHold onlyLooking(String reason) {
    return new ProjectHold(Optional.empty(), Optional.of(reason));
  }

  /** Takes a project, whose folder is made if need be, or says why it may only be looked at. */
  static ProjectHold on(Path folder) {
    try {
      Files.createDirectories(folder);
      return FolderLock.tryOn(folder)
          .map(lock -> new ProjectHold(Optional.of(lock), Optional.empty()))
          .orElseGet(
              () ->
                  onlyLooking(
                      "%s is open in another window, so it can only be looked at in this one."
                          .formatted(folder)));
    } catch (IOException e) {
      LOG.info("{} cannot be locked", folder, e);
      return onlyLooking("%s cannot be written to, so it can only be looked at.".formatted(folder));
    }
  }

  /**
   * Why the project may only be looked at.
   *
   * @return a sentence; empty for the window that may change it
   */
  public Optional<String> readOnly() {
    return reason;
  }

  /** Lets go. */
  @Override
  public void close() {
    if (lock.isPresent()) {
      try {
        lock.get().close();
      } catch (IOException e) {
        LOG.warn("a project's lock could not be closed", e);
      }
    }
  }
}
