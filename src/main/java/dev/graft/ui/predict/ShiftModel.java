package dev.graft.ui.predict;

import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.workbench.Inference;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Whether the dropped pictures are of another kind than those of training, and what helps. */
public final class ShiftModel {
  /** With fewer pictures nothing can be told. */
  public static final int FEWEST = 20;

  private final Inference inference;
  private final TaskExecutor executor;
  private final Supplier<List<Path>> pictures;
  private final ObjectProperty<Optional<Shift>> shift =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> adapted =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty running = new SimpleBooleanProperty();
  private Optional<String> model = Optional.empty();
  private int generation;

  ShiftModel(Inference inference, TaskExecutor executor, Supplier<List<Path>> pictures) {
    this.inference = inference;
    this.executor = executor;
    this.pictures = pictures;
  }

  /** What was measured last. */
  public ObjectProperty<Optional<Shift>> shiftProperty() {
    return shift;
  }

  /** The adapted model that was written last. */
  public ObjectProperty<Optional<Path>> adaptedProperty() {
    return adapted;
  }

  /** Why it cannot be measured or adapted, as a sentence. */
  public ObjectProperty<Optional<String>> errorProperty() {
    return error;
  }

  /** Whether pictures are being looked at. */
  public BooleanProperty runningProperty() {
    return running;
  }

  /** Turns to another model, or to other pictures. */
  void follow(Optional<ModelChoice> choice) {
    generation++;
    model = choice.filter(m -> m.run().isPresent()).map(ModelChoice::reference);
    shift.set(Optional.empty());
    adapted.set(Optional.empty());
    error.set(Optional.empty());
    running.set(false);
  }

  /** Whether there are a run's model and enough pictures. */
  boolean possible() {
    return model.isPresent() && pictures.get().size() >= FEWEST;
  }

  /** Measures. */
  void measure() {
    if (!possible() || running.get()) {
      return;
    }
    int mine = begin();
    String asked = model.orElseThrow();
    List<Path> files = pictures.get();
    executor.run(
        () -> inference.shift(asked, files),
        found -> {
          if (mine == generation) {
            running.set(false);
            shift.set(Optional.of(found));
          }
        },
        problem -> failed(mine, problem));
  }

  /**
   * Writes a model that is aligned to the pictures.
   *
   * @param out the folder to make
   */
  void adapt(Path out) {
    if (!possible() || running.get()) {
      return;
    }
    int mine = begin();
    String asked = model.orElseThrow();
    List<Path> files = pictures.get();
    executor.run(
        () -> {
          inference.adapt(asked, files, Adaptation.CORAL, out);
          return out;
        },
        written -> {
          if (mine == generation) {
            running.set(false);
            adapted.set(Optional.of(written));
          }
        },
        problem -> failed(mine, problem));
  }

  private int begin() {
    running.set(true);
    error.set(Optional.empty());
    return generation;
  }

  private void failed(int mine, Problem problem) {
    if (mine == generation) {
      running.set(false);
      error.set(Optional.of(problem.sentence()));
    }
  }
}
