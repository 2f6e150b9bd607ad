package dev.graft.advice.rules;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.PairedComparison;
import dev.graft.network.Preprocessing.Scaling;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.Licence;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a project, as far as it is known. All figures are counted or measured by others.
 *
 * @param images how many images there are
 * @param copies groups of images that are the same picture, or nearly
 * @param backbone what was chosen
 * @param preprocessing what is known of the backbone's preprocessing
 * @param features what the frozen backbone's features are worth on a sample
 * @param recipe how it is or was trained
 * @param epochs what was measured while it was trained, oldest first; empty before training
 * @param answers what the trained model says of the images that it did not learn from
 * @param tuned how a fine-tuned run does against a frozen one
 */
public record ProjectFacts(
    Optional<Images> images,
    List<Copies> copies,
    Optional<Chosen> backbone,
    Optional<Preprocessed> preprocessing,
    Optional<Features> features,
    Optional<Recipe> recipe,
    List<TrainingEvent.Epoch> epochs,
    Optional<ConfusionMatrix> answers,
    Optional<Tuned> tuned) {
  /** Nothing is known. */
  public static final ProjectFacts NOTHING =
      new ProjectFacts(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty());

  /** Copies the lists. */
  public ProjectFacts {
    copies = List.copyOf(copies);
    epochs = List.copyOf(epochs);
  }

  /**
   * How many images there are.
   *
   * @param classes the classes' names
   * @param training images to learn from, by class
   * @param validation images to choose by
   * @param fixed whether folders say which images are for validation, so that it cannot be redrawn
   */
  public record Images(List<String> classes, int[] training, int validation, boolean fixed) {
    /** Copies the list. */
    public Images {
      classes = List.copyOf(classes);
    }

    /**
     * Counts what can be learnt from.
     *
     * @return images of all classes
     */
    public int learnt() {
      return Arrays.stream(training).sum();
    }
  }

  /**
   * Images that are the same picture, or nearly.
   *
   * @param training those that are learnt from
   * @param measuring those that are measured on
   */
  public record Copies(Set<Path> training, Set<Path> measuring) {
    /** Copies the sets. */
    public Copies {
      training = Set.copyOf(training);
      measuring = Set.copyOf(measuring);
    }

    boolean leaks() {
      return !training.isEmpty() && !measuring.isEmpty();
    }
  }

  /**
   * A backbone that was chosen.
   *
   * @param name what it is called
   * @param pretrained whether its weights have learnt anything
   * @param canThaw whether anything but a head can learn
   * @param blocks how many it has
   * @param licence of its weights
   * @param free another one that is here, good and free for any use, if this one is not
   */
  public record Chosen(
      String name,
      boolean pretrained,
      boolean canThaw,
      int blocks,
      Licence licence,
      Optional<String> free) {}

  /**
   * What is known of a backbone's preprocessing.
   *
   * @param backbone its name
   * @param declared the arithmetic that it is used with
   * @param usual the arithmetic that such weights were trained with, if that is known
   * @param selfTest what is wrong with its answers to known pictures, as a sentence; empty if
   *     nothing is or nobody looked
   */
  public record Preprocessed(
      String backbone, Scaling declared, Optional<Scaling> usual, Optional<String> selfTest) {}

  /**
   * What a frozen backbone's features are worth, by a quick head and cross-validation on a sample.
   *
   * @param backbone its name
   * @param accuracy of the quick head, 0 to 1
   * @param againstColours first a head that sees colours only, second the features
   * @param againstRandom first the same architecture with random weights, second the features
   * @param better a backbone that did clearly better on the same sample, if one is known
   */
  public record Features(
      String backbone,
      double accuracy,
      PairedComparison againstColours,
      Optional<PairedComparison> againstRandom,
      Optional<String> better) {}

  /**
   * A fine-tuned run against a frozen one of the same backbone, on the same images.
   *
   * @param frozen the frozen run's id
   * @param tuned the other's id
   * @param counts first the frozen one, second the other
   */
  public record Tuned(String frozen, String tuned, PairedComparison counts) {}

  /** The same with images. */
  public ProjectFacts with(Images known) {
    return new ProjectFacts(
        Optional.of(known),
        copies,
        backbone,
        preprocessing,
        features,
        recipe,
        epochs,
        answers,
        tuned);
  }

  /** The same with groups of copies. */
  public ProjectFacts withCopies(List<Copies> known) {
    return new ProjectFacts(
        images, known, backbone, preprocessing, features, recipe, epochs, answers, tuned);
  }

  /** The same with a backbone. */
  public ProjectFacts with(Chosen known) {
    return new ProjectFacts(
        images,
        copies,
        Optional.of(known),
        preprocessing,
        features,
        recipe,
        epochs,
        answers,
        tuned);
  }

  /** The same with what is known of preprocessing. */
  public ProjectFacts with(Preprocessed known) {
    return new ProjectFacts(
        images, copies, backbone, Optional.of(known), features, recipe, epochs, answers, tuned);
  }

  /** The same with what features are worth. */
  public ProjectFacts with(Features known) {
    return new ProjectFacts(
        images,
        copies,
        backbone,
        preprocessing,
        Optional.of(known),
        recipe,
        epochs,
        answers,
        tuned);
  }

  /** The same with a recipe. */
  public ProjectFacts with(Recipe known) {
    return new ProjectFacts(
        images,
        copies,
        backbone,
        preprocessing,
        features,
        Optional.of(known),
        epochs,
        answers,
        tuned);
  }

  /** The same with what was measured while training. */
  public ProjectFacts withEpochs(List<TrainingEvent.Epoch> known) {
    return new ProjectFacts(
        images, copies, backbone, preprocessing, features, recipe, known, answers, tuned);
  }

  /** The same with what the model says. */
  public ProjectFacts with(ConfusionMatrix known) {
    return new ProjectFacts(
        images,
        copies,
        backbone,
        preprocessing,
        features,
        recipe,
        epochs,
        Optional.of(known),
        tuned);
  }

  /** The same with a frozen and a fine-tuned run. */
  public ProjectFacts with(Tuned known) {
    return new ProjectFacts(
        images,
        copies,
        backbone,
        preprocessing,
        features,
        recipe,
        epochs,
        answers,
        Optional.of(known));
  }
}
