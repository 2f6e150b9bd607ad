package dev.graft.ui.train;

import dev.graft.project.RunRecord;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The recipe as it is typed, and the request that it makes. */
public final class RecipeForm {
  private final StringProperty epochs = new SimpleStringProperty("10");
  private final StringProperty batch = new SimpleStringProperty("32");
  private final StringProperty learningRate = new SimpleStringProperty("");
  private final StringProperty validation = new SimpleStringProperty("20");
  private final StringProperty seed = new SimpleStringProperty("1");
  private final ObjectProperty<Optional<RunRecord>> from =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());

  /** Makes a form with the usual values. */
  RecipeForm() {
    for (StringProperty field : List.of(epochs, batch, learningRate, validation, seed)) {
      field.addListener((o, was, is) -> check());
    }
  }

  /** Fills in what suits the sample project's few pictures. */
  public void forSample() {
    epochs.set(Integer.toString(Defaults.SAMPLE_EPOCHS));
    batch.set(Integer.toString(Defaults.SAMPLE_BATCH));
  }

  /** Passes over the training images. */
  public StringProperty epochsProperty() {
    return epochs;
  }

  /** Images in a step. */
  public StringProperty batchProperty() {
    return batch;
  }

  /** The step size; blank for the default of the freeze plan. */
  public StringProperty learningRateProperty() {
    return learningRate;
  }

  /** The share of images for validation, in per cent. */
  public StringProperty validationProperty() {
    return validation;
  }

  /** The seed of every random choice. */
  public StringProperty seedProperty() {
    return seed;
  }

  /** The finished run to go on from; empty to begin with the backbone as it is. */
  public ObjectProperty<Optional<RunRecord>> fromProperty() {
    return from;
  }

  /** What is wrong with the values, as a sentence. */
  public ObjectProperty<Optional<String>> problemProperty() {
    return problem;
  }

  private void check() {
    problem.set(firstProblem());
  }

  private Optional<String> firstProblem() {
    if (whole(epochs, 1, 100_000).isEmpty()) {
      return Optional.of("Epochs is a whole number from 1.");
    }
    if (whole(batch, 1, 4096).isEmpty()) {
      return Optional.of("Batch is a whole number from 1 to 4,096.");
    }
    if (!learningRate.get().isBlank()
        && number(learningRate).filter(x -> x > 0 && x <= 10).isEmpty()) {
      return Optional.of("The learning rate is a number above 0, or blank for automatic.");
    }
    if (number(validation).filter(x -> x >= 0 && x <= 90).isEmpty()) {
      return Optional.of("Validation is a share from 0 to 90 per cent.");
    }
    if (whole(seed, Long.MIN_VALUE, Long.MAX_VALUE).isEmpty()) {
      return Optional.of("The seed is a whole number.");
    }
    return Optional.empty();
  }

  /**
   * Makes the request.
   *
   * @param data the folder of class folders
   * @param backbone the backbone's name
   * @param plan what stays frozen
   * @param head the new layers
   * @param project the project's folder
   * @return the request; only while there is no problem
   */
  TrainingRequest request(
      Path data, String backbone, FreezePlan plan, Head head, Optional<Path> project) {
    return new TrainingRequest(
        data,
        Optional.of(backbone),
        plan,
        from.get().map(RunRecord::id),
        head,
        Optimizer.DEFAULT,
        whole(epochs, 1, 100_000).orElseThrow().intValue(),
        whole(batch, 1, 4096).orElseThrow().intValue(),
        learningRate.get().isBlank()
            ? OptionalDouble.empty()
            : OptionalDouble.of(number(learningRate).orElseThrow()),
        number(validation).orElseThrow() / 100,
        0,
        whole(seed, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow(),
        project,
        Optional.empty());
  }

  private static Optional<Long> whole(StringProperty field, long low, long high) {
    try {
      long n = Long.parseLong(field.get().strip().replace(",", ""));
      return n >= low && n <= high ? Optional.of(n) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Double> number(StringProperty field) {
    try {
      double x = Double.parseDouble(field.get().replace("%", "").strip());
      return Double.isFinite(x) ? Optional.of(x) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
