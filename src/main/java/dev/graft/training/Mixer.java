package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Mix;
import dev.graft.evaluation.Tally;

/**
 * The labels of a batch, which a step may mix. Mixed targets and weights are such that the loss is
 * the one of both labels, each with its own weight, in their shares. An answer counts as right if
 * it is the label with the larger share.
 */
final class Mixer {
  private final Augmentation augmentation;
  private final long seed;
  private final int height;
  private final int width;
  private final int classes;
  private final int[] labels;
  private int count;
  private double share = 1;

  /**
   * Makes room.
   *
   * @param augmentation says how images are mixed, if at all
   * @param seed of the training
   * @param height rows of the network's input
   * @param width columns of the network's input
   * @param classes how many there are
   * @param largest images of a batch
   */
  Mixer(Augmentation augmentation, long seed, int height, int width, int classes, int largest) {
    this.augmentation = augmentation;
    this.seed = seed;
    this.height = height;
    this.width = width;
    this.classes = classes;
    labels = new int[largest];
  }

  /** Begins a batch in which nothing is mixed. */
  void begin(int images) {
    count = images;
    share = 1;
  }

  /** Says the label of an image of the batch. */
  void label(int place, int label) {
    labels[place] = label;
  }

  /**
   * Mixes what is wanted of a batch as {@link MixedFeed} mixes its inputs.
   *
   * @param batch has targets and weights of each image
   * @param epoch the epoch
   * @param place how many images of the epoch came before this step
   */
  void mix(Batch batch, int epoch, int place) {
    Mix.draw(augmentation, seed, epoch, place, height, width)
        .ifPresent(mix -> mix(batch, mix.share()));
  }

  /** Mixes with a share of each image's own. */
  void mix(Batch batch, double own) {
    share = own;
    for (int i = 0; i < count / 2; i++) {
      pair(batch, i, Mix.partner(i, count));
    }
  }

  private void pair(Batch batch, int one, int other) {
    float[] weights = batch.weights();
    double oneOwn = share * weights[one];
    double oneRest = (1 - share) * weights[other];
    double otherOwn = share * weights[other];
    double otherRest = (1 - share) * weights[one];
    for (int c = 0; c < classes; c++) {
      float a = batch.targets()[one * classes + c];
      float b = batch.targets()[other * classes + c];
      batch.targets()[one * classes + c] = mean(oneOwn, a, oneRest, b);
      batch.targets()[other * classes + c] = mean(otherOwn, b, otherRest, a);
    }
    weights[one] = (float) (oneOwn + oneRest);
    weights[other] = (float) (otherOwn + otherRest);
  }

  private static float mean(double weight, float value, double otherWeight, float other) {
    double sum = weight + otherWeight;
    // Classes without images weigh nothing and their targets do not matter.
    return sum == 0 ? value : (float) ((weight * value + otherWeight * other) / sum);
  }

  /**
   * The cross-entropy of an answer, of both labels in their shares.
   *
   * @param place the image's in the batch
   * @param probabilities count x classes
   * @return in nats
   */
  double loss(int place, float[] probabilities) {
    int partner = Mix.partner(place, count);
    double own = Tally.crossEntropy(probabilities[place * classes + labels[place]]);
    if (share == 1 || partner == place) {
      return own;
    }
    return share * own
        + (1 - share) * Tally.crossEntropy(probabilities[place * classes + labels[partner]]);
  }

  /**
   * Whether an answer is right.
   *
   * @param place the image's in the batch
   * @param said the most probable class
   * @return whether it is the label with the larger share
   */
  boolean isRight(int place, int said) {
    return said == labels[share >= 0.5 ? place : Mix.partner(place, count)];
  }
}
