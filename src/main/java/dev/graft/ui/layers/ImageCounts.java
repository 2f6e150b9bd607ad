package dev.graft.ui.layers;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.Split;
import dev.graft.dataset.StratifiedSplit;
import dev.graft.errors.GraftException;
import dev.graft.workbench.Defaults;
import java.util.List;

/**
 * How many images a training would have, with the usual share for validation.
 *
 * @param training to learn from
 * @param validation to check with
 */
public record ImageCounts(int training, int validation) {
  /** Nothing is open. */
  static final ImageCounts NONE = new ImageCounts(0, 0);

  private static final ImageCounts THOUSAND = new ImageCounts(800, 200);

  /**
   * Counts. While somebody labels, a class may still have too few images to be split. That is said
   * where a training is asked for; what it would cost needs only the usual shares.
   */
  static ImageCounts of(Dataset dataset) {
    List<Split> parts;
    try {
      parts = new StratifiedSplit(Defaults.VALIDATION, 0, Defaults.SEED).assign(dataset);
    } catch (GraftException tooFew) {
      return shares(dataset.items().size());
    }
    int training = Math.toIntExact(parts.stream().filter(s -> s == Split.TRAINING).count());
    int validation = Math.toIntExact(parts.stream().filter(s -> s == Split.VALIDATION).count());
    return new ImageCounts(training, validation);
  }

  private static ImageCounts shares(int images) {
    int validation = Math.toIntExact(Math.round(images * Defaults.VALIDATION));
    return new ImageCounts(images - validation, validation);
  }

  /**
   * All images of the training.
   *
   * @return both parts
   */
  public int all() {
    return training + validation;
  }

  /** These, or a thousand where there are none. */
  ImageCounts orThousand() {
    return all() == 0 ? THOUSAND : this;
  }
}
