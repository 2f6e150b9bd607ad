package dev.graft.ui.shell;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.settings.SettingsModel;
import dev.graft.workbench.UserFolders;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What outlives a window, and is there before it.
 *
 * @param settings what the user chose
 * @param projects puts another project's window in place of this one
 * @param program what it belongs to
 */
public record Surroundings(SettingsModel settings, ProjectOpener projects, Program program) {
  /**
   * A window that stands for itself: it remembers nothing, and has no other projects.
   *
   * @param executor the window's
   * @return surroundings for tests and for whoever embeds the window
   */
  public static Surroundings none(TaskExecutor executor) {
    Path nowhere = Path.of("").toAbsolutePath();
    return new Surroundings(
        SettingsModel.forgetful(executor),
        new ProjectOpener() {
          @Override
          public void open(Optional<Path> folder) {}

          @Override
          public void quit() {}
        },
        new Program("", new UserFolders(nowhere, nowhere)));
  }
}
