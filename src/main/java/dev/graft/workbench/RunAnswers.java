package dev.graft.workbench;

import dev.graft.dataset.Split;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Prediction;
import dev.graft.project.Project;
import dev.graft.project.RunRecord;
import dev.graft.training.Answers;
import dev.graft.training.AnswersFolder;
import dev.graft.training.DatasetSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the bundles of finished runs say of the pictures that they did not learn from. A run that
 * kept no answers is asked once, and then it has.
 */
final class RunAnswers {
  private final EngineClient engine;

  RunAnswers(EngineClient engine) {
    this.engine = engine;
  }

  /**
   * The answers of a run.
   *
   * @param project has it
   * @param id the run
   * @return its answers
   * @throws GraftException if it is not finished
   */
  Answers of(Project project, String id) {
    RunRecord run = project.require(id);
    Path bundle =
        run.bundle()
            .orElseThrow(
                () ->
                    new GraftException(
                        run.id()
                            + " is "
                            + run.state().word()
                            + ", so it has no model that could be compared; resume it first."));
    Path folder = project.files(run.id()).answers();
    if (!AnswersFolder.isThere(folder)) {
      AnswersFolder.write(folder, ask(bundle, project.plan(run.id()).dataset()));
    }
    return AnswersFolder.read(folder);
  }

  private Answers ask(Path bundle, DatasetSnapshot data) {
    List<DatasetSnapshot.Item> wanted =
        data.items().stream().filter(i -> i.split() != Split.TRAINING).toList();
    List<ImagePrediction> said = new ArrayList<>();
    List<Path> files = wanted.stream().map(DatasetSnapshot.Item::path).toList();
    if (!files.isEmpty()) {
      engine.run(
          command -> new EngineCommand.Predict(command, bundle.toString(), files),
          event -> {
            if (event instanceof EngineEvent.Predicted predicted) {
              said.add(predicted.prediction());
            }
          });
    }
    List<String> classes = ModelBundle.read(bundle).classes();
    List<DatasetSnapshot.Item> readable = new ArrayList<>();
    float[] probabilities = new float[Math.multiplyExact(said.size(), classes.size())];
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).error().isEmpty()) {
        for (Prediction p : said.get(i).predictions()) {
          probabilities[readable.size() * classes.size() + p.index()] = (float) p.probability();
        }
        readable.add(wanted.get(i));
      }
    }
    return new Answers(
        classes, readable, Arrays.copyOf(probabilities, readable.size() * classes.size()));
  }
}
