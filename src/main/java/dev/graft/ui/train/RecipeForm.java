package dev.graft.ui.train;

import dev.graft.project.RunRecord;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import dev.graft.workbench.Defaults;
import dev.graft.workbench.TrainingRequest;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The recipe as it is typed, and the request that it makes. */
public final class RecipeForm {
  private static final double MOMENTUM = 0.9;
  private static final int MOST_EPOCHS = 100_000;
  private static final int MOST_BATCH = 4096;

  private final Map<RecipeField, StringProperty> values = new EnumMap<>(RecipeField.class);
  private final Map<RecipeField, ObjectProperty<Optional<String>>> problems =
      new EnumMap<>(RecipeField.class);
  private Optional<Optimizer> given = Optional.empty();
  private final BooleanProperty momentum = new SimpleBooleanProperty();
  private final ObjectProperty<Techniques> techniques =
      new SimpleObjectProperty<>(Techniques.PLAIN);
  private final ObjectProperty<Keep> keep = new SimpleObjectProperty<>(Defaults.KEEP);
  private final ObjectProperty<Optional<RunRecord>> from =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<String>> problem =
      new SimpleObjectProperty<>(Optional.empty());

  /** Makes a form with the usual values. */
  RecipeForm() {
    begin(RecipeField.EPOCHS, Integer.toString(Defaults.EPOCHS));
    begin(RecipeField.BATCH, Integer.toString(Defaults.BATCH));
    begin(RecipeField.LEARNING_RATE, "");
    begin(RecipeField.VALIDATION, Long.toString(Math.round(Defaults.VALIDATION * 100)));
    begin(RecipeField.SEED, Long.toString(Defaults.SEED));
  }

  private void begin(RecipeField field, String value) {
    StringProperty property = new SimpleStringProperty(value);
    values.put(field, property);
    problems.put(field, new SimpleObjectProperty<>(Optional.empty()));
    property.addListener((o, was, is) -> check());
  }

  /** Fills in what suits the sample project's few pictures. */
  public void forSample() {
    epochsProperty().set(Integer.toString(Defaults.SAMPLE_EPOCHS));
    batchProperty().set(Integer.toString(Defaults.SAMPLE_BATCH));
  }

  /** Shows a share that was chosen elsewhere, from 0 to 1. */
  void showValidation(double share) {
    double percent = Math.round(share * 1000) / 10.0;
    validationProperty()
        .set(
            percent == Math.rint(percent)
                ? Long.toString((long) percent)
                : Double.toString(percent));
  }

  /**
   * Shows the choices of an earlier training, but for the share for validation: that one belongs to
   * the images.
   *
   * @param recipe the choices
   * @param beginning the run that it went on from
   * @param automaticRate whether the learning rate is the one that a blank field gives
   */
  void show(Recipe recipe, Optional<RunRecord> beginning, boolean automaticRate) {
    epochsProperty().set(Integer.toString(recipe.epochs()));
    batchProperty().set(Integer.toString(recipe.batch()));
    learningRateProperty().set(automaticRate ? "" : RateWords.exactly(recipe.learningRate()));
    seedProperty().set(Long.toString(recipe.seed()));
    given = Optional.of(recipe.optimizer());
    momentum.set(recipe.optimizer() instanceof Optimizer.Momentum);
    keep.set(recipe.keep());
    techniques.set(recipe.techniques());
    from.set(beginning);
  }

  /** What was given holds as long as its kind is chosen, else the usual settings of the kind. */
  private Optimizer optimizer() {
    Optimizer usual = momentum.get() ? new Optimizer.Momentum(MOMENTUM, false) : Optimizer.DEFAULT;
    return given.filter(o -> o.getClass() == usual.getClass()).orElse(usual);
  }

  /** What a field holds. */
  StringProperty valueProperty(RecipeField field) {
    return at(values, field);
  }

  /** What is wrong with a field, as a sentence. */
  ObjectProperty<Optional<String>> problemProperty(RecipeField field) {
    return at(problems, field);
  }

  private static <T> T at(Map<RecipeField, T> map, RecipeField field) {
    return Optional.ofNullable(map.get(field)).orElseThrow();
  }

  /** Passes over the training images. */
  public StringProperty epochsProperty() {
    return valueProperty(RecipeField.EPOCHS);
  }

  /** Images in a step. */
  public StringProperty batchProperty() {
    return valueProperty(RecipeField.BATCH);
  }

  /** The step size; blank for the default of the freeze plan. */
  public StringProperty learningRateProperty() {
    return valueProperty(RecipeField.LEARNING_RATE);
  }

  /** The share of images for validation, in per cent. */
  public StringProperty validationProperty() {
    return valueProperty(RecipeField.VALIDATION);
  }

  /** The seed of every random choice. */
  public StringProperty seedProperty() {
    return valueProperty(RecipeField.SEED);
  }

  /** Whether plain descent with momentum is used instead of Adam. */
  public BooleanProperty momentumProperty() {
    return momentum;
  }

  /** Which weights the bundle gets. */
  public ObjectProperty<Keep> keepProperty() {
    return keep;
  }

  /** The finished run to go on from; empty to begin with the backbone as it is. */
  public ObjectProperty<Optional<RunRecord>> fromProperty() {
    return from;
  }

  /** What is wrong with the first field that is wrong, as a sentence. */
  public ObjectProperty<Optional<String>> problemProperty() {
    return problem;
  }

  private void check() {
    Optional<String> first = Optional.empty();
    for (RecipeField field : RecipeField.values()) {
      Optional<String> wrong = isRight(field) ? Optional.empty() : Optional.of(field.rule());
      problemProperty(field).set(wrong);
      first = first.isPresent() ? first : wrong;
    }
    problem.set(first);
  }

  private boolean isRight(RecipeField field) {
    return switch (field) {
      case EPOCHS -> whole(field, 1, MOST_EPOCHS).isPresent();
      case BATCH -> whole(field, 1, MOST_BATCH).isPresent();
      case LEARNING_RATE ->
          valueProperty(field).get().isBlank()
              || number(field).filter(x -> x > 0 && x <= 10).isPresent();
      case VALIDATION -> number(field).filter(x -> x >= 0 && x <= 90).isPresent();
      case SEED -> whole(field, Long.MIN_VALUE, Long.MAX_VALUE).isPresent();
    };
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
            optimizer(),
            whole(RecipeField.EPOCHS, 1, MOST_EPOCHS).orElseThrow().intValue(),
            whole(RecipeField.BATCH, 1, MOST_BATCH).orElseThrow().intValue(),
            learningRateProperty().get().isBlank()
                ? OptionalDouble.empty()
                : OptionalDouble.of(number(RecipeField.LEARNING_RATE).orElseThrow()),
            number(RecipeField.VALIDATION).orElseThrow() / 100,
            0,
            whole(RecipeField.SEED, Long.MIN_VALUE, Long.MAX_VALUE).orElseThrow(),
            project,
            Optional.empty())
        .keeping(keep.get())
        .using(techniques.get());
  }

  private Optional<Long> whole(RecipeField field, long low, long high) {
    try {
      long n = Long.parseLong(valueProperty(field).get().strip().replace(",", ""));
      return n >= low && n <= high ? Optional.of(n) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private Optional<Double> number(RecipeField field) {
    try {
      double x = Double.parseDouble(valueProperty(field).get().replace("%", "").strip());
      return Double.isFinite(x) ? Optional.of(x) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
