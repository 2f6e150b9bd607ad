package dev.graft.ui.layers;

import dev.graft.network.Backbone;
import dev.graft.training.CostModel;
import dev.graft.training.Pace;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.session.RunningJob;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.workbench.Workbench;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How fast this machine is with a backbone: as it was measured, else guessed. */
public final class MachinePace {
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObjectProperty<List<MeasuredSpeed>> speeds = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty measuring = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());
  private final int processors = Runtime.getRuntime().availableProcessors();

  MachinePace(Workbench workbench, TaskExecutor executor) {
    this.workbench = workbench;
    this.executor = executor;
  }

  /** What was measured here, of all backbones. */
  public ObjectProperty<List<MeasuredSpeed>> speedsProperty() {
    return speeds;
  }

  /** Whether a measurement is running. */
  public BooleanProperty measuringProperty() {
    return measuring;
  }

  /** Why the last measurement failed, as a sentence. */
  public ObjectProperty<Optional<String>> problemProperty() {
    return problem;
  }

  /** Looks up what was measured. */
  public void ask() {
    executor.run(
        workbench::speeds, speeds::set, failure -> problem.set(Optional.of(failure.sentence())));
  }

  /**
   * Measures a backbone here, which takes some seconds.
   *
   * @param backbone which
   */
  public void measure(Backbone backbone) {
    if (measuring.get()) {
      return;
    }
    measuring.set(true);
    problem.set(Optional.empty());
    executor.run(
        () -> new RunningJob().await(workbench.measure(backbone.name(), speed -> {})),
        done -> {
          measuring.set(false);
          ask();
        },
        failure -> {
          measuring.set(false);
          problem.set(Optional.of(failure.sentence()));
        });
  }

  /**
   * The measurement of a backbone at its own size.
   *
   * @param backbone which
   * @return what was measured, if it was
   */
  public Optional<MeasuredSpeed> speed(Backbone backbone) {
    return speeds.get().stream()
        .filter(s -> s.backbone().equals(backbone.name()))
        .filter(s -> s.size() == backbone.preprocessing().height())
        .filter(s -> s.imagesPerSecond() > 0)
        .findFirst();
  }

  Pace of(Backbone backbone, CostModel model) {
    return speed(backbone)
        .map(s -> Pace.measured(model, s.imagesPerSecond(), s.stepMillisPerImage()))
        .orElseGet(() -> Pace.guessed(processors));
  }
}
