package dev.graft.ui.layers;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.Split;
import dev.graft.dataset.StratifiedSplit;
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

  static ImageCounts of(Dataset dataset) {
    List<Split> parts = new StratifiedSplit(Defaults.VALIDATION, 0, Defaults.SEED).assign(dataset);
    int training = Math.toIntExact(parts.stream().filter(s -> s == Split.TRAINING).count());
    int validation = Math.toIntExact(parts.stream().filter(s -> s == Split.VALIDATION).count());
    return new ImageCounts(training, validation);
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
