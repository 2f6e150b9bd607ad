package dev.graft.cli.report;

import dev.graft.evaluation.Evaluation;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Prediction;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What the report of a finished training shows.
 *
 * @param created when it was written
 * @param model the bundle: classes, network, blocks, backbone, versions
 * @param recipe all choices
 * @param learning names of the backbone's layers that learned
 * @param data the folder of the images
 * @param trained how many images it learned from
 * @param epochs in order; all of them, or those since it was resumed
 * @param finished times, parameters and where the bundle is
 * @param heldOut whether {@code answers} are about images that it did not learn from
 * @param answers what it says of images, in any order
 * @param evaluation of these answers
 */
public record RunReport(
    Instant created,
    ModelBundle model,
    Recipe recipe,
    Set<String> learning,
    Path data,
    int trained,
    List<TrainingEvent.Epoch> epochs,
    TrainingEvent.Finished finished,
    boolean heldOut,
    List<Answer> answers,
    Evaluation evaluation) {
  /** Copies the collections. */
  public RunReport {
    learning = Set.copyOf(learning);
    epochs = List.copyOf(epochs);
    answers = List.copyOf(answers);
  }

  /**
   * What the model says of one image.
   *
   * @param file the image
   * @param truth its class
   * @param predictions classes by descending probability, at least one
   */
  public record Answer(Path file, String truth, List<Prediction> predictions) {
    /** Copies the list. */
    public Answer {
      predictions = List.copyOf(predictions);
    }

    /** The most probable class. */
    public Prediction best() {
      return predictions.get(0);
    }

    /** Whether the most probable class is the true one. */
    public boolean right() {
      return best().className().equals(truth);
    }
  }

  /**
   * The page.
   *
   * @return a whole HTML document in UTF-8
   */
  public String html() {
    return new ReportPage(this).html();
  }
}
