package dev.graft.ui.images;

import dev.graft.dataset.labelling.EditHistory;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Keeps the images in the project after each edit, one save at a time; edits that come during a
 * save are kept together by the next one.
 */
final class ImageKeeper {
  private final Session session;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObjectProperty<Optional<String>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<ImageSet> waiting = Optional.empty();
  private boolean saving;

  ImageKeeper(Session session, Workbench workbench, TaskExecutor executor) {
    this.session = session;
    this.workbench = workbench;
    this.executor = executor;
    session.images().historyProperty().addListener((o, was, is) -> changed(is));
  }

  /** Why the images could not be kept, as a sentence. */
  ObjectProperty<Optional<String>> failureProperty() {
    return failure;
  }

  /**
   * Loads what was kept.
   *
   * @param then gets it, if anything was kept, before which nobody edited
   */
  void load(Consumer<Optional<ImageSet>> then) {
    executor.run(
        () -> workbench.loadImages(session.project()),
        then,
        problem -> {
          failure.set(Optional.of(problem.sentence()));
          then.accept(Optional.empty());
        });
  }

  private void changed(EditHistory history) {
    // What begins without a history was just loaded, or is the sample that nobody has touched.
    if (history.past().isEmpty() && history.future().isEmpty()) {
      return;
    }
    waiting = Optional.of(history.present());
    save();
  }

  private void save() {
    if (saving || waiting.isEmpty()) {
      return;
    }
    ImageSet set = waiting.get();
    waiting = Optional.empty();
    saving = true;
    executor.run(
        () -> {
          workbench.saveImages(session.project(), set);
          return set;
        },
        kept -> {
          saving = false;
          failure.set(Optional.empty());
          save();
        },
        problem -> {
          saving = false;
          failure.set(Optional.of(problem.sentence()));
        });
  }
}
