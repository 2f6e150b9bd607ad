package dev.graft.ui.predict;

import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.workbench.Inference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
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
  private final Supplier<List<Labelled>> labelled;
  private final ObjectProperty<Optional<Shift>> shift =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Path>> adapted =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Gain>> gain = new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> error =
      new SimpleObjectProperty<>(Optional.empty());
  private final BooleanProperty running = new SimpleBooleanProperty();
  private Optional<String> model = Optional.empty();
  private int generation;

  /**
   * A picture whose class somebody knows.
   *
   * @param file where it is
   * @param className what it shows
   * @param right whether the model says so too
   */
  record Labelled(Path file, String className, boolean right) {}

  /**
   * What an alignment was worth on the pictures whose class is known.
   *
   * @param pictures how many those are
   * @param before how many of them the model answers rightly
   * @param after how many the aligned model does
   */
  public record Gain(int pictures, int before, int after) {}

  ShiftModel(
      Inference inference,
      TaskExecutor executor,
      Supplier<List<Path>> pictures,
      Supplier<List<Labelled>> labelled) {
    this.inference = inference;
    this.executor = executor;
    this.pictures = pictures;
    this.labelled = labelled;
  }

  /** What was measured last. */
  public ObjectProperty<Optional<Shift>> shiftProperty() {
    return shift;
  }

  /** The adapted model that was written last. */
  public ObjectProperty<Optional<Path>> adaptedProperty() {
    return adapted;
  }

  /** What the last alignment was worth; empty where no picture's class is known. */
  public ObjectProperty<Optional<Gain>> gainProperty() {
    return gain;
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
    gain.set(Optional.empty());
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
   * Writes a model that is aligned to the pictures, and asks it about those whose class is known.
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
    List<Labelled> known = labelled.get();
    executor.run(
        () -> {
          inference.adapt(asked, files, Adaptation.CORAL, out);
          return gain(out, known);
        },
        found -> {
          if (mine == generation) {
            running.set(false);
            gain.set(found);
            adapted.set(Optional.of(out));
          }
        },
        problem -> failed(mine, problem));
  }

  private Optional<Gain> gain(Path aligned, List<Labelled> known) throws InterruptedException {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> said = new ConcurrentHashMap<>();
    inference
        .predict(
            aligned.toString(),
            known.stream().map(Labelled::file).toList(),
            answer ->
                answer.predictions().stream()
                    .findFirst()
                    .ifPresent(best -> said.put(answer.file(), best.className())))
        .await();
    long after =
        known.stream().filter(l -> l.className().equals(said.get(l.file().toString()))).count();
    long before = known.stream().filter(Labelled::right).count();
    return Optional.of(new Gain(known.size(), Math.toIntExact(before), Math.toIntExact(after)));
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
