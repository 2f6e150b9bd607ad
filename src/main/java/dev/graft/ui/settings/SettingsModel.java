package dev.graft.ui.settings;

import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * The settings as the window lives with them: changes show at once and reach the file in the
 * background, one write after the other, the last one last. Belongs to the JavaFX thread.
 */
public final class SettingsModel {
  private final ReadOnlyObjectWrapper<Settings> settings;
  private final Optional<SettingsFile> file;
  private final TaskExecutor executor;
  private final Consumer<Problem> failed;
  private boolean writing;
  private boolean stale;

  /**
   * Makes the model.
   *
   * @param settings what holds now
   * @param file where changes are kept; empty for a window that remembers nothing
   * @param executor writes in the background
   * @param failed gets the failure of a write
   */
  public SettingsModel(
      Settings settings,
      Optional<SettingsFile> file,
      TaskExecutor executor,
      Consumer<Problem> failed) {
    this.settings = new ReadOnlyObjectWrapper<>(settings);
    this.file = file;
    this.executor = executor;
    this.failed = failed;
  }

  /**
   * Defaults that are kept nowhere.
   *
   * @param executor is never asked
   * @return a model for a window that remembers nothing
   */
  public static SettingsModel forgetful(TaskExecutor executor) {
    return new SettingsModel(Settings.defaults(), Optional.empty(), executor, problem -> {});
  }

  /** What holds now. */
  public ReadOnlyObjectProperty<Settings> settingsProperty() {
    return settings.getReadOnlyProperty();
  }

  /** What holds now. */
  public Settings get() {
    return settings.get();
  }

  /**
   * Changes something.
   *
   * @param change makes new settings of the present ones
   */
  public void change(UnaryOperator<Settings> change) {
    Settings next = change.apply(settings.get());
    if (!next.equals(settings.get())) {
      settings.set(next);
      stale = true;
      write();
    }
  }

  /** Whether a change has not reached the file yet. */
  public boolean isStale() {
    return stale || writing;
  }

  private void write() {
    if (file.isEmpty() || writing || !stale) {
      return;
    }
    writing = true;
    stale = false;
    Settings now = settings.get();
    executor.run(
        () -> {
          file.get().write(now);
          return true;
        },
        done -> {
          writing = false;
          write();
        },
        problem -> {
          writing = false;
          failed.accept(problem);
        });
  }
}
