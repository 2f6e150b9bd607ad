package dev.graft.comparison;

import dev.graft.dataset.Split;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The choices behind a run. */
public enum Choice {
  /** A name. */
  BACKBONE(r -> r.plan().backbone()),
  /** The run or bundle that it goes on from: an {@code Optional<String>}. */
  FROM(r -> r.plan().from()),
  /** A {@link dev.graft.training.FreezePlan}. */
  FREEZE_PLAN(recipe(Recipe::freezePlan)),
  /** A {@link dev.graft.training.Head}. */
  HEAD(recipe(Recipe::head)),
  /** An {@link dev.graft.training.Optimizer}. */
  OPTIMIZER(recipe(Recipe::optimizer)),
  LEARNING_RATE(recipe(Recipe::learningRate)),
  BATCH(recipe(Recipe::batch)),
  EPOCHS(recipe(Recipe::epochs)),
  SEED(recipe(Recipe::seed)),
  /** The share for validation. */
  VALIDATION(recipe(Recipe::validation)),
  /** The share for the test part. */
  TEST(recipe(Recipe::test)),
  /** Which weights the bundle got: a {@link dev.graft.training.Keep}. */
  KEEP(recipe(Recipe::keep)),
  /** A {@link dev.graft.training.Schedule}. */
  SCHEDULE(technique(Techniques::schedule)),
  /** Epochs. */
  WARM_UP(technique(Techniques::warmUpEpochs)),
  /** An {@code Optional<}{@link dev.graft.training.EarlyStopping}{@code >}. */
  EARLY_STOPPING(technique(Techniques::earlyStopping)),
  /** An {@link dev.graft.dataset.augmentation.Augmentation}. */
  AUGMENTATION(technique(Techniques::augmentation)),
  /** {@link dev.graft.training.LayerRates}. */
  LAYER_RATES(technique(Techniques::layerRates)),
  /** A {@link dev.graft.training.Regularisation}. */
  REGULARISATION(technique(Techniques::regularisation)),
  /** A {@link dev.graft.training.Balance}. */
  BALANCE(technique(Techniques::balance)),
  /** A list of {@link dev.graft.training.Phase}, those that follow the first. */
  THEN(technique(Techniques::then)),
  /** How exactly stored features are kept: a {@link dev.graft.features.Precision}. */
  PRECISION(technique(Techniques::precision)),
  /** How many pictures it learned from. */
  TRAINING_PICTURES(r -> r.plan().dataset().items(Split.TRAINING).size());

  // A function is no value that an enum promises to keep, but these have no state.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Function<ComparedRun, Object> value;

  Choice(Function<ComparedRun, Object> value) {
    this.value = value;
  }

  private static Function<ComparedRun, Object> recipe(Function<Recipe, Object> part) {
    return r -> part.apply(r.plan().recipe());
  }

  private static Function<ComparedRun, Object> technique(Function<Techniques, Object> part) {
    return recipe(r -> part.apply(r.techniques()));
  }

  /**
   * What a run chose.
   *
   * @param run the run
   * @return a value of the type that the choice names
   */
  public Object of(ComparedRun run) {
    return value.apply(run);
  }

  /**
   * A choice in which runs differ.
   *
   * @param choice which
   * @param values what each chose, in the order of the runs
   */
  public record Difference(Choice choice, List<Object> values) {
    /** Copies the list. */
    public Difference {
      values = List.copyOf(values);
    }
  }

  /** The choices in which they differ, in the order of this enumeration. */
  static List<Difference> differences(List<ComparedRun> runs) {
    List<Difference> all = new ArrayList<>();
    for (Choice choice : values()) {
      List<Object> values = runs.stream().map(choice::of).toList();
      if (values.stream().distinct().count() > 1) {
        all.add(new Difference(choice, values));
      }
    }
    return all;
  }

  /** What two runs have in common, for a sentence. */
  public record Same(boolean pictures, boolean split, boolean seed) {
    static Same of(List<ComparedRun> runs) {
      return new Same(
          isSame(runs, r -> r.plan().dataset().items().stream().map(i -> i.path()).toList()),
          isSame(runs, r -> r.plan().dataset().items()),
          isSame(runs, SEED::of));
    }

    private static boolean isSame(List<ComparedRun> runs, Function<ComparedRun, Object> value) {
      Optional<Object> first = Optional.of(value.apply(runs.get(0)));
      return runs.stream().allMatch(r -> Objects.equals(first, Optional.of(value.apply(r))));
    }
  }
}
