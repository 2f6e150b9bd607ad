package dev.graft.ui.distillation;

import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import dev.graft.workbench.Workbench;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the choices will take, asked anew whenever they change, one question at a time. */
public final class Planning {
  private static final Texts TEXTS = Texts.in(Planning.class);

  private final DistillationForm form;
  private final Workbench workbench;
  private final TaskExecutor executor;
  private final ObjectProperty<Optional<DistillationEstimate>> estimate =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty student = new SimpleStringProperty("");
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<DistillationRecipe> wanted = Optional.empty();

  Planning(DistillationForm form, Workbench workbench, TaskExecutor executor) {
    this.form = form;
    this.workbench = workbench;
    this.executor = executor;
    InvalidationListener change = o -> changed();
    form.teachers().addListener(change);
    form.folders().addListener(change);
    form.studentProperty().addListener(change);
    form.widthProperty().addListener(change);
    form.sizeProperty().addListener(change);
    form.viewsProperty().addListener(change);
    form.epochsProperty().addListener(change);
  }

  /** The estimate, while the choices make a recipe. */
  public ObjectProperty<Optional<DistillationEstimate>> estimateProperty() {
    return estimate;
  }

  /** The size of the student in words. */
  public StringProperty studentProperty() {
    return student;
  }

  /** Whether an estimate is being made. */
  public BooleanProperty busyProperty() {
    return busy;
  }

  /** Why there is none, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  private void changed() {
    describe();
    Optional<DistillationRecipe> now = form.recipe();
    if (now.equals(wanted)) {
      return;
    }
    wanted = now;
    estimate.set(Optional.empty());
    error.set(Optional.empty());
    form.room(Optional.empty());
    if (!busy.get()) {
      ask();
    }
  }

  private void ask() {
    Optional<DistillationRecipe> asked = wanted;
    if (asked.isEmpty()) {
      return;
    }
    busy.set(true);
    executor.run(
        () -> workbench.estimate(asked.get()),
        is -> {
          busy.set(false);
          if (asked.equals(wanted)) {
            estimate.set(Optional.of(is));
            form.room(is.tooLarge() ? Optional.of(tooLarge(is)) : Optional.empty());
          } else {
            ask();
          }
        },
        problem -> {
          busy.set(false);
          if (asked.equals(wanted)) {
            error.set(Optional.of(problem.sentence()));
          } else {
            ask();
          }
        });
  }

  private static String tooLarge(DistillationEstimate is) {
    return TEXTS.format("problem.room", Figures.bytes(is.bytes()), Figures.bytes(is.bound()));
  }

  /** Counted by the network's own layers, which takes no time. */
  private void describe() {
    student.set(
        form.studentProperty()
            .get()
            .map(
                s -> {
                  int size = form.pixels().orElse(s.architecture().inputSize());
                  long parameters =
                      s.variant(form.widthProperty().get()).network(size, 0).parameters();
                  String count = Figures.rounded(parameters);
                  String bytes = Figures.bytes(parameters * Float.BYTES);
                  return s.backbone().isPresent()
                      ? TEXTS.format("student.goes-on", count, bytes)
                      : TEXTS.format("student.begins", count, bytes);
                })
            .orElse(""));
  }
}
