package dev.graft.ui.compare;

import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.Notices;
import dev.graft.ui.session.RunningJob;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** How fast backbones are on this machine, as far as somebody measured them. */
final class Speeds {
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final Notices notices;
  private final ObservableMap<String, MeasuredSpeed> known = FXCollections.observableHashMap();
  private final ObjectProperty<Optional<String>> measuring =
      new SimpleObjectProperty<>(Optional.empty());

  Speeds(Workbench workbench, TaskExecutor executor, Notices notices) {
    this.notices = notices;
    this.workbench = workbench;
    this.executor = executor;
  }

  /** What is known, by the backbone's name. */
  ObservableMap<String, MeasuredSpeed> known() {
    return known;
  }

  /** The backbone that is being measured. */
  ObjectProperty<Optional<String>> measuringProperty() {
    return measuring;
  }

  Optional<MeasuredSpeed> of(String backbone) {
    return Optional.ofNullable(known.get(backbone));
  }

  /** Reads what was measured before. */
  void load() {
    executor.run(
        workbench::speeds,
        all -> all.forEach(s -> known.put(s.backbone(), s)),
        problem -> notices.tell(problem.sentence()));
  }

  /** Measures a backbone, one at a time. */
  void measure(String backbone) {
    if (measuring.get().isPresent()) {
      return;
    }
    measuring.set(Optional.of(backbone));
    executor.run(
        () ->
            new RunningJob()
                .await(
                    workbench.measure(
                        backbone,
                        speed -> executor.nextFrame(() -> known.put(speed.backbone(), speed)))),
        done -> measuring.set(Optional.empty()),
        problem -> {
          measuring.set(Optional.empty());
          notices.tell(problem.sentence());
        });
  }
}
