package dev.graft.distillation;

import java.nio.file.Path;
import java.util.List;

/**
 * All choices of a distillation.
 *
 * @param teachers names in the library or paths
 * @param student an architecture, with its width, or the name of a backbone to go on from
 * @param images folders of photographs; labels are not looked at
 * @param size rows and columns of the stored views, and of the student's pictures in the end
 * @param firstSize rows and columns of the student's pictures at first; 0 for what suits
 * @param firstShare share of the epochs at the first size
 * @param views of each photograph
 * @param epochs passes over all views
 * @param batch views in a step
 * @param learningRate the highest step size
 * @param warmup share of the steps in which the step size rises
 * @param weightDecay shrinking of kernels in a step, times the step size
 * @param temperature that softens class probabilities
 * @param featureWeight weight of the features' error against the classes' divergence
 * @param mixing share of the batches whose views are mixed in pairs
 * @param momentum of the moving statistics of batch normalisation
 * @param seed of every random choice
 */
public record DistillationRecipe(
    List<String> teachers,
    String student,
    List<Path> images,
    int size,
    int firstSize,
    double firstShare,
    int views,
    int epochs,
    int batch,
    double learningRate,
    double warmup,
    double weightDecay,
    double temperature,
    double featureWeight,
    double mixing,
    double momentum,
    long seed) {
  /** Copies the lists. */
  public DistillationRecipe {
    teachers = List.copyOf(teachers);
    images = List.copyOf(images);
  }

  /**
   * The same with another first size.
   *
   * @param first rows and columns of the student's pictures at first
   * @return a copy
   */
  public DistillationRecipe beginningAt(int first) {
    return new DistillationRecipe(
        teachers,
        student,
        images,
        size,
        first,
        firstShare,
        views,
        epochs,
        batch,
        learningRate,
        warmup,
        weightDecay,
        temperature,
        featureWeight,
        mixing,
        momentum,
        seed);
  }

  /**
   * The size of the student's pictures.
   *
   * @param epoch from 1
   * @return rows and columns
   */
  public int sizeIn(int epoch) {
    return epoch <= Math.round(epochs * firstShare) ? firstSize : size;
  }

  /**
   * The step size: a linear rise, then half a cosine down to zero (Loshchilov and Hutter, 2017).
   *
   * @param step from 0
   * @param steps in all
   * @return above 0
   */
  public double rateAt(long step, long steps) {
    double rising = Math.max(1, warmup * steps);
    if (step < rising) {
      return learningRate * (step + 1) / rising;
    }
    double share = (step - rising) / Math.max(1, steps - rising);
    return learningRate * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share)));
  }
}
