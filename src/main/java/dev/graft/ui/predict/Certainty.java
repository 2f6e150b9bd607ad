package dev.graft.ui.predict;

import dev.graft.evaluation.Calibration;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Unknown;
import dev.graft.ui.kit.TaskExecutor;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * From which probability on the model's answers count, and what that costs: how many of the run's
 * validation pictures are named, and how many of those rightly.
 */
public final class Certainty {
  private final TaskExecutor executor;
  private final Consumer<String> problems;
  private final ObjectProperty<Optional<Known>> known =
      new SimpleObjectProperty<>(Optional.empty());
  private final DoubleProperty threshold = new SimpleDoubleProperty();
  private int generation;

  /**
   * What the model knows of itself.
   *
   * @param calibration on its run's validation pictures
   * @param usual the threshold that it goes by where nobody says otherwise
   */
  public record Known(Calibration calibration, double usual) {}

  /**
   * Makes it.
   *
   * @param executor reads the model's description in the background
   * @param problems gets a sentence if it cannot be read
   */
  Certainty(TaskExecutor executor, Consumer<String> problems) {
    this.executor = executor;
    this.problems = problems;
  }

  /** What the model knows of itself; empty for one that does not. */
  public ObjectProperty<Optional<Known>> knownProperty() {
    return known;
  }

  /** Below this probability a picture is unknown; from 0 to 1. */
  public DoubleProperty thresholdProperty() {
    return threshold;
  }

  /** Turns to another model. */
  void follow(Optional<ModelChoice> model) {
    generation++;
    int mine = generation;
    known.set(Optional.empty());
    Optional<Path> bundle = model.filter(m -> m.run().isPresent()).map(m -> Path.of(m.reference()));
    if (bundle.isEmpty()) {
      return;
    }
    executor.run(
        () -> read(bundle.get()),
        found -> {
          if (mine == generation) {
            threshold.set(found.map(Known::usual).orElse(0.0));
            known.set(found);
          }
        },
        problem -> problems.accept(problem.sentence()));
  }

  private static Optional<Known> read(Path bundle) {
    if (!ModelBundle.isBundle(bundle)) {
      return Optional.empty();
    }
    ModelBundle model = ModelBundle.read(bundle);
    return model.calibration().map(c -> new Known(c, model.threshold().orElse(0.0)));
  }

  /** Goes back to the model's own threshold. */
  void usual() {
    known.get().ifPresent(k -> threshold.set(k.usual()));
  }

  /**
   * Whether a picture is unknown at the threshold that is set.
   *
   * @param picture a dropped one
   * @return why it is
   */
  public Optional<Unknown> unknown(Picture picture) {
    return picture
        .answer()
        .flatMap(a -> known.get().isPresent() ? a.unknown(threshold.get()) : a.unknown());
  }

  /**
   * Counts the unknown ones.
   *
   * @param pictures dropped ones
   * @return how many are unknown at the threshold that is set
   */
  public long unknown(Collection<Picture> pictures) {
    return pictures.stream().filter(p -> unknown(p).isPresent()).count();
  }
}
