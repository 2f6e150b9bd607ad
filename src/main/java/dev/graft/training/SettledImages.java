package dev.graft.training;

import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What the images of a run held when it began, written down beside its checkpoints as soon as all
 * of them were looked at. Whoever resumes the run gets the same images, whatever became of the
 * files since: those whose features are in the store need not even be there, one that was changed
 * counts as it was, and one that could not be read then stays left out.
 *
 * @param images in the order of the run's snapshot
 */
public record SettledImages(List<Image> images) {
  private static final String FILE = "images.json";

  /**
   * An image.
   *
   * @param fingerprint of its content; empty for a file that could not be read at all
   * @param problem why it is left out, if it is
   */
  public record Image(Optional<String> fingerprint, Optional<String> problem) {}

  /** Copies the list. */
  public SettledImages {
    images = List.copyOf(images);
  }

  static Optional<SettledImages> read(TrainingPlan plan) {
    return read(plan.checkpoints(), plan.data());
  }

  /**
   * What was written down, if a sitting came so far.
   *
   * @param checkpoints the folder of the run's checkpoints
   * @param data the run's images
   * @return the images in the order of the snapshot
   * @throws GraftException if it is of other images
   */
  public static Optional<SettledImages> read(Path checkpoints, DatasetSnapshot data) {
    Path file = checkpoints.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SettledImages settled = Json.read(file, SettledImages.class);
    if (settled.images().size() != data.items().size()) {
      throw new GraftException(
          file + " does not fit the run's images: remove it, and they are looked at again.");
    }
    return Optional.of(settled);
  }

  /** Writes down what became of the images. */
  static void write(TrainingPlan plan, Extraction.Outcome outcome) {
    List<Image> images = new ArrayList<>();
    for (int i = 0; i < outcome.problems().size(); i++) {
      images.add(
          new Image(
              Optional.of(outcome.fingerprints().get(i)).filter(f -> !f.isEmpty()),
              outcome.problems().get(i)));
    }
    new Checkpoints(plan.checkpoints()).makeFolder();
    Json.write(plan.checkpoints().resolve(FILE), new SettledImages(images));
  }

  /**
   * The content of each file that is used.
   *
   * @param data the run's images
   * @return fingerprints by file
   */
  public Map<Path, String> contents(DatasetSnapshot data) {
    Map<Path, String> contents = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      Image image = images.get(i);
      if (image.problem().isEmpty()) {
        contents.put(data.items().get(i).path(), image.fingerprint().orElse(""));
      }
    }
    return contents;
  }

  /** How many images are learned from. */
  int learnedFrom(DatasetSnapshot data) {
    return (int)
        IntStream.range(0, images.size())
            .filter(
                i ->
                    images.get(i).problem().isEmpty()
                        && data.items().get(i).split() == Split.TRAINING)
            .count();
  }

  /** The files that are left out, with the reason. */
  Map<Path, String> problems(DatasetSnapshot data) {
    Map<Path, String> problems = new LinkedHashMap<>();
    for (int i = 0; i < images.size(); i++) {
      Path file = data.items().get(i).path();
      images.get(i).problem().ifPresent(p -> problems.put(file, p));
    }
    return problems;
  }

  /**
   * Checks that no image was lost since.
   *
   * @throws GraftException if one is neither in its place nor in the store; without it the run
   *     would end in other weights
   */
  void require(TrainingPlan plan, Extraction.Outcome outcome) {
    int[] lost =
        IntStream.range(0, images.size())
            .filter(
                i ->
                    images.get(i).problem().isEmpty()
                        && outcome.problems().get(i).isPresent()
                        && plan.data().items().get(i).split() != Split.TEST)
            .toArray();
    if (lost.length > 0) {
      throw new GraftException(
          ("%s cannot go on: %d of its images can no longer be read as they were, the first of them"
                  + " %s (%s); put them back and resume it. Its checkpoint is kept.")
              .formatted(
                  plan.run(),
                  lost.length,
                  plan.data().items().get(lost[0]).path(),
                  outcome.problems().get(lost[0]).orElseThrow()));
    }
  }
}
