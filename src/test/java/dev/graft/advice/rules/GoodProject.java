package dev.graft.advice.rules;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.PairedComparison;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.Licence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A project that nothing is wrong with, and the parts to build worse ones from. */
final class GoodProject {
  static final ProjectFacts.Images IMAGES =
      new ProjectFacts.Images(List.of("cats", "dogs"), new int[] {400, 380}, 195, false);

  static final ProjectFacts.Chosen BACKBONE =
      new ProjectFacts.Chosen("net", true, true, 19, Licence.named("Apache-2.0"), Optional.empty());

  static final ProjectFacts.Features FEATURES =
      new ProjectFacts.Features(
          "net",
          0.96,
          new PairedComparison(220, 10, 164, 6),
          Optional.of(new PairedComparison(200, 9, 184, 7)),
          Optional.empty());

  /** Falls fast, then slowly; validation follows and stays. */
  static final double[][] LOSSES = {
    {0.60, 0.40},
    {0.34, 0.28},
    {0.25, 0.22},
    {0.20, 0.195},
    {0.17, 0.18},
    {0.15, 0.175},
    {0.14, 0.172},
    {0.13, 0.171},
    {0.125, 0.170},
    {0.12, 0.1705},
  };

  static final ProjectFacts BEFORE =
      ProjectFacts.NOTHING
          .with(IMAGES)
          .withCopies(
              List.of(new ProjectFacts.Copies(Set.of(Path.of("/a"), Path.of("/b")), Set.of())))
          .with(BACKBONE)
          .with(
              new ProjectFacts.Preprocessed(
                  "net", Scaling.SYMMETRIC, Optional.of(Scaling.SYMMETRIC), Optional.empty()))
          .with(FEATURES)
          .with(recipe(new FreezePlan.AllFrozen(), 10, Techniques.PLAIN));

  static final ProjectFacts AFTER =
      BEFORE
          .withEpochs(epochs(LOSSES))
          .with(new ConfusionMatrix(List.of(List.of(94L, 6L), List.of(5L, 90L))))
          .with(new ProjectFacts.Tuned("run-1", "run-2", new PairedComparison(180, 4, 8, 3)));

  private GoodProject() {}

  static Recipe recipe(FreezePlan plan, int epochs, Techniques techniques) {
    return new Recipe(
        plan, Head.DEFAULT, Optimizer.DEFAULT, 1e-3, 32, epochs, 1, 0.2, 0, Keep.BEST, techniques);
  }

  /** Training and validation loss by epoch. */
  static List<TrainingEvent.Epoch> epochs(double[]... losses) {
    List<TrainingEvent.Epoch> epochs = new ArrayList<>();
    for (int i = 0; i < losses.length; i++) {
      epochs.add(new TrainingEvent.Epoch(i + 1, losses[i][0], 0.9, losses[i][1], 0.9, 1e-3, 1));
    }
    return List.copyOf(epochs);
  }
}
