package dev.graft.ui.train;

import dev.graft.training.TrainingEvent;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Problem;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What the room shows of one training, live or as it ended. Belongs to the JavaFX thread. */
public final class LiveRun {
  private static final Texts TEXTS = Texts.in(LiveRun.class);

  private final TrainCurves curves = new TrainCurves();
  private final ObjectProperty<RunPhase> phase = new SimpleObjectProperty<>(RunPhase.IDLE);
  private final ObjectProperty<RunFigures> figures = new SimpleObjectProperty<>(RunFigures.NONE);
  private final DoubleProperty validation = new SimpleDoubleProperty(Double.NaN);
  private final ObjectProperty<Optional<TrainingEvent.Finished>> result =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Problem>> failure =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<TrainingEvent.Mistakes>> mistakes =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<TrainingEvent.Rounded> rounded = Optional.empty();
  private final ObjectProperty<Optional<TrainingEvent.Memory>> memory =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty note = new SimpleStringProperty("");
  private final IntegerProperty curvesChanged = new SimpleIntegerProperty();
  private TrainProgress progress = new TrainProgress(1);
  private int planned = 1;
  private List<String> classes = List.of();

  /** The curves. */
  public TrainCurves curves() {
    return curves;
  }

  /** Changes whenever a curve did. */
  public IntegerProperty curvesChangedProperty() {
    return curvesChanged;
  }

  /** Where the training stands. */
  public ObjectProperty<RunPhase> phaseProperty() {
    return phase;
  }

  /** The running figures: stage, share, speed, time left. */
  public ObjectProperty<RunFigures> figuresProperty() {
    return figures;
  }

  /** The validation accuracy of the last epoch, then of the bundle; NaN while there is none. */
  public DoubleProperty validationProperty() {
    return validation;
  }

  /** What the training ended with. */
  public ObjectProperty<Optional<TrainingEvent.Finished>> resultProperty() {
    return result;
  }

  /** Why the training failed. */
  public ObjectProperty<Optional<Problem>> failureProperty() {
    return failure;
  }

  /** The validation images that the last epoch got wrong. */
  public ObjectProperty<Optional<TrainingEvent.Mistakes>> mistakesProperty() {
    return mistakes;
  }

  /** What is to be said of the phases that are over, as a sentence; blank as a rule. */
  public StringProperty noteProperty() {
    return note;
  }

  /** How many epochs there would have been, if nothing ended it early. */
  int epochsPlanned() {
    return planned;
  }

  /** What the engine's process takes up. */
  public ObjectProperty<Optional<TrainingEvent.Memory>> memoryProperty() {
    return memory;
  }

  /** The names of the classes that mistakes speak of. */
  public List<String> classes() {
    return classes;
  }

  /** The run's id; blank before it is registered. */
  public String run() {
    return figures.get().run();
  }

  /** Whether a training is going on. */
  boolean isActive() {
    return phase.get().isActive();
  }

  /** Epochs that are over. */
  int epochsOver() {
    return progress.epochsOver();
  }

  /**
   * Begins to show a training.
   *
   * @param epochs how many there will be
   * @param name the run's id, where it goes on; blank for a new one
   * @param names of its classes
   */
  void begin(int epochs, String name, List<String> names) {
    boolean again = !name.isEmpty() && name.equals(run());
    progress = new TrainProgress(epochs);
    planned = epochs;
    classes = List.copyOf(names);
    curves.begin(epochs, again);
    if (!again) {
      validation.set(Double.NaN);
      mistakes.set(Optional.empty());
    }
    rounded = Optional.empty();
    result.set(Optional.empty());
    failure.set(Optional.empty());
    phase.set(RunPhase.RUNNING);
    publish();
    if (!name.isEmpty()) {
      figures.set(figures.get().named(name));
    }
  }

  /** Takes an event that came at a time in seconds; {@link #publish} shows what came of it. */
  void apply(TrainingEvent event, double seconds) {
    progress.apply(event, seconds);
    curves.apply(event);
    if (event instanceof TrainingEvent.Epoch e) {
      validation.set(e.validationAccuracy());
    } else if (event instanceof TrainingEvent.Mistakes m) {
      mistakes.set(Optional.of(m));
    } else if (event instanceof TrainingEvent.Memory m) {
      memory.set(Optional.of(m));
    } else if (event instanceof TrainingEvent.Rounded r) {
      rounded = Optional.of(r);
    } else if (event instanceof TrainingEvent.Finished f) {
      result.set(Optional.of(f));
      validation.set(f.validationAccuracy());
    }
  }

  /** What it changed that stored features are rounded; empty while nobody knows or they are not. */
  Optional<TrainingEvent.Rounded> rounded() {
    return rounded;
  }

  /** What is told about an event wherever the user is, as a sentence. */
  static Optional<String> notice(TrainingEvent event) {
    return event instanceof TrainingEvent.SmallerBatch s
        ? Optional.of(TEXTS.format("notice.smaller-batch", s.from(), s.to(), s.reason()))
        : Optional.empty();
  }

  /** Shows the curves and the figures as they are now. */
  void publish() {
    curvesChanged.set(curvesChanged.get() + 1);
    note.set(progress.note());
    OptionalDouble left = progress.secondsLeft();
    OptionalDouble rate = progress.rate();
    figures.set(
        new RunFigures(
            progress.run().isEmpty() ? figures.get().nameWhile(phase.get()) : progress.run(),
            progress.stage(),
            progress.share(),
            progress.isExtracting(),
            rate.isPresent()
                ? TEXTS.format("figures.rate", Figures.count(Math.round(rate.getAsDouble())))
                : "",
            left.isPresent() ? Figures.timeLeft(left.getAsDouble()) : ""));
  }
}
