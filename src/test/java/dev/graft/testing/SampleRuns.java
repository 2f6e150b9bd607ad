package dev.graft.testing;

import dev.graft.comparison.ComparedRun;
import dev.graft.dataset.Split;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.Answers;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Finished runs as a comparison wants them, with answers to order. */
public final class SampleRuns {
  /** Blocks of the backbone that they say they have. */
  public static final int BLOCKS = 17;

  private SampleRuns() {}

  /** Pictures of each class, those for validation before those to learn from. */
  public static DatasetSnapshot data(
      Path root, List<String> classes, int validation, int training, String suffix) {
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      for (int i = 0; i < validation + training; i++) {
        String name = "%s/%s-%03d%s".formatted(classes.get(c), classes.get(c), i, suffix);
        items.add(
            new DatasetSnapshot.Item(
                root.resolve(name), name, c, i < validation ? Split.VALIDATION : Split.TRAINING));
      }
    }
    return new DatasetSnapshot(root, classes, items);
  }

  /** The same with every image in parts of one's choice. */
  public static DatasetSnapshot with(DatasetSnapshot data, List<Split> parts) {
    return new DatasetSnapshot(
        data.root(),
        data.classes(),
        IntStream.range(0, parts.size())
            .mapToObj(
                i -> {
                  DatasetSnapshot.Item item = data.items().get(i);
                  return new DatasetSnapshot.Item(
                      item.path(), item.relativePath(), item.classIndex(), parts.get(i));
                })
            .toList());
  }

  /**
   * Answers about all that is not learned from.
   *
   * @param said what is said of each, by its place among those; a negative number for the truth
   */
  public static Answers answers(DatasetSnapshot data, IntUnaryOperator said) {
    List<DatasetSnapshot.Item> images =
        data.items().stream().filter(i -> i.split() != Split.TRAINING).toList();
    int classes = data.classes().size();
    float[] probabilities = new float[images.size() * classes];
    for (int i = 0; i < images.size(); i++) {
      int wanted = said.applyAsInt(i);
      int named = wanted < 0 ? images.get(i).classIndex() : wanted;
      float sure = 0.6f + 0.39f * (i * 37 % 100) / 100;
      for (int c = 0; c < classes; c++) {
        probabilities[i * classes + c] = c == named ? sure : (1 - sure) / (classes - 1);
      }
    }
    return new Answers(data.classes(), images, probabilities);
  }

  /** A record of a finished run. */
  public static RunRecord record(int number, String frozen, List<String> classes, double accuracy) {
    return new RunRecord(
        "run-" + number,
        RunState.FINISHED,
        Instant.parse("2026-01-01T10:00:00Z").plusSeconds(60L * number),
        "mobilenet-v2",
        frozen,
        classes,
        10,
        10,
        Optional.of(accuracy),
        Optional.of(Path.of("/project/runs/run-" + number + "/bundle")),
        Optional.empty());
  }

  /** A run in which the last blocks learned. */
  public static ComparedRun run(
      int number, int learningBlocks, DatasetSnapshot data, Answers answers) {
    FreezePlan plan =
        learningBlocks == 0
            ? new FreezePlan.AllFrozen()
            : new FreezePlan.AllButLastBlocks(learningBlocks);
    Recipe recipe =
        new Recipe(
            plan,
            Head.DEFAULT,
            Optimizer.DEFAULT,
            learningBlocks == 0 ? 1e-3 : 1e-4,
            32,
            10,
            7,
            0.2,
            0);
    return run(number, learningBlocks, data, answers, recipe);
  }

  /** A run with a recipe of one's own. */
  public static ComparedRun run(
      int number, int learningBlocks, DatasetSnapshot data, Answers answers, Recipe recipe) {
    double accuracy =
        (double)
                IntStream.range(0, answers.images().size())
                    .filter(i -> answers.said(i) == answers.images().get(i).classIndex())
                    .count()
            / answers.images().size();
    String frozen = learningBlocks == 0 ? "all" : "all but the last " + learningBlocks + " blocks";
    List<TrainingEvent.Epoch> epochs = new ArrayList<>();
    for (int e = 1; e <= 10; e++) {
      double reached = accuracy - (accuracy - 0.5) * Math.exp(-e / (1.5 + 0.1 * learningBlocks));
      epochs.add(
          new TrainingEvent.Epoch(
              e, 0.7 / e, reached + 0.01, 0.75 / e + 0.05, reached, recipe.learningRate(), 1.2));
    }
    Set<Path> learned = new HashSet<>();
    data.items(Split.TRAINING).forEach(i -> learned.add(i.path()));
    return new ComparedRun(
        record(number, frozen, data.classes(), accuracy),
        new RunPlan("mobilenet-v2", "00ff", Optional.empty(), recipe, data),
        new TrainingEvent.Finished(
            "run-" + number,
            Path.of("/project/runs/run-" + number + "/bundle"),
            accuracy,
            9.1 + 3.2 * learningBlocks,
            3.5,
            5 + 3.2 * learningBlocks,
            "out_relu",
            2_562 + 336_000L * learningBlocks,
            2_260_546,
            1_000_000_000,
            List.of()),
        epochs,
        answers,
        learned,
        new ComparedRun.Cost(BLOCKS, learningBlocks, 9_400_000, 300_000_000));
  }
}
