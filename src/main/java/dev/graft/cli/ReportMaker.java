package dev.graft.cli;

import dev.graft.cli.report.RunReport;
import dev.graft.cli.report.RunReport.Answer;
import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.evaluation.Evaluation;
import dev.graft.json.Json;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Prediction;
import dev.graft.project.RunFolder;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.DatasetSnapshot.Item;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Workbench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Collects what a report shows: the run's files, and what its model says of held-out images. */
final class ReportMaker {
  /** More pictures would make no better report, only a later one. */
  private static final int MOST_PICTURES = 1000;

  private ReportMaker() {}

  /**
   * Asks a finished run's model for its validation images; where there are none, for those that it
   * learned from.
   *
   * @param workbench predicts
   * @param log what the training told
   * @return everything that the report shows; empty if the training has not finished
   */
  static Optional<RunReport> collect(Workbench workbench, TrainingLog log) {
    return log.finished().map(finished -> collect(workbench, log.epochs(), finished));
  }

  private static RunReport collect(
      Workbench workbench, List<TrainingEvent.Epoch> epochs, TrainingEvent.Finished finished) {
    RunFolder files = new RunFolder(finished.bundle().resolveSibling(""));
    DatasetSnapshot data = Json.read(files.dataset(), DatasetSnapshot.class);
    Recipe recipe = Json.read(files.recipe(), Recipe.class);
    ModelBundle model = ModelBundle.read(finished.bundle());
    boolean heldOut = !data.items(Split.VALIDATION).isEmpty();
    List<Item> asked = some(data.items(heldOut ? Split.VALIDATION : Split.TRAINING));
    List<ImagePrediction> said = new ArrayList<>();
    workbench.predict(
        finished.bundle().toString(), asked.stream().map(Item::path).toList(), said::add);
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      // What cannot be read was told with the training's end.
      if (said.get(i).error().isEmpty()) {
        Item item = asked.get(i);
        answers.add(
            new Answer(
                item.path(), data.classes().get(item.classIndex()), said.get(i).predictions()));
      }
    }
    return new RunReport(
        Instant.now(),
        model,
        recipe,
        recipe.freezePlan().learning(model.asBackbone()),
        data.root(),
        data.items(Split.TRAINING).size(),
        epochs,
        finished,
        heldOut,
        answers,
        evaluation(model.classes(), answers));
  }

  /** At most so many, spread evenly: images come in the order of their classes. */
  private static List<Item> some(List<Item> items) {
    int n = Math.min(MOST_PICTURES, items.size());
    return IntStream.range(0, n)
        .mapToObj(i -> items.get((int) ((long) i * items.size() / n)))
        .toList();
  }

  private static Evaluation evaluation(List<String> classes, List<Answer> answers) {
    float[][] probabilities = new float[answers.size()][classes.size()];
    int[] labels = new int[answers.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = classes.indexOf(answers.get(i).truth());
      for (Prediction p : answers.get(i).predictions()) {
        probabilities[i][p.index()] = (float) p.probability();
      }
    }
    return Evaluation.of(classes, probabilities, labels);
  }

  /**
   * Writes the page.
   *
   * @throws GraftException if the file cannot be written
   */
  static void write(RunReport report, Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Files.writeString(file, report.html());
    } catch (IOException e) {
      throw new GraftException(
          "The report cannot be written to " + file + "; choose another place.", e);
    }
  }
}
