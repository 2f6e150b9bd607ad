package dev.graft.dataset.augmentation;

import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How the images of a batch are mixed with each other. Each has as its partner the one at the
 * mirrored place of the batch, which is a random one as the batch is shuffled; the two are mixed in
 * place, each getting the other's part. The middle one of an odd number stays as it is.
 */
public sealed interface Mix {
  /**
   * Draws for a step: the share from the beta distribution, and where both kinds are on, one of the
   * two, evenly.
   *
   * @param augmentation says which kinds are on, and their alphas
   * @param seed of the training
   * @param epoch the epoch
   * @param place how many images of the epoch came before this step
   * @param height rows of the pixels that are mixed; 1 where they are features
   * @param width columns of the pixels that are mixed; 1 where they are features
   * @return the same for the same numbers; nothing if no kind is on
   */
  static Optional<Mix> draw(
      Augmentation augmentation, long seed, long epoch, long place, int height, int width) {
    if (!augmentation.mixes()) {
      return Optional.empty();
    }
    SplittableRandom random = Chances.at(seed, Chances.Stream.MIXING, epoch, place);
    boolean first = random.nextBoolean();
    boolean up = augmentation.cutMix() == 0 || (augmentation.mixUp() > 0 && first);
    double share = Beta.draw(random, up ? augmentation.mixUp() : augmentation.cutMix());
    return Optional.of(up ? new Up(share) : Cut.around(share, height, width, random));
  }

  /**
   * The partner of an image.
   *
   * @param place in the batch, from 0
   * @param count images in the batch
   * @return its place
   */
  static int partner(int place, int count) {
    return count - 1 - place;
  }

  /**
   * How much of an image is its own.
   *
   * @return from 0 to 1; the rest is its partner's
   */
  double share();

  /**
   * Mixes two images with each other.
   *
   * @param rows holds both
   * @param one where one begins
   * @param other where the other begins
   * @param length numbers of each
   */
  void apply(float[] rows, int one, int other, int length);

  /**
   * Mixes a whole batch.
   *
   * @param rows count images, one after the other
   * @param count images in the batch
   * @param length numbers of each
   */
  default void apply(float[] rows, int count, int length) {
    for (int i = 0; i < count / 2; i++) {
      apply(rows, i * length, partner(i, count) * length, length);
    }
  }

  /**
   * MixUp (Zhang et al., 2017): a weighted mean, of pixels or of features.
   *
   * @param share of an image's own
   */
  record Up(double share) implements Mix {
    @Override
    public void apply(float[] rows, int one, int other, int length) {
      float own = (float) share;
      float rest = 1 - own;
      for (int i = 0; i < length; i++) {
        float a = rows[one + i];
        float b = rows[other + i];
        rows[one + i] = own * a + rest * b;
        rows[other + i] = own * b + rest * a;
      }
    }
  }

  /**
   * CutMix (Yun et al., 2019): a rectangle of pixels is the partner's.
   *
   * @param left first column of the rectangle
   * @param top first row of the rectangle
   * @param right column behind it
   * @param bottom row behind it
   * @param height rows of a picture
   * @param width columns of a picture
   */
  record Cut(int left, int top, int right, int bottom, int height, int width) implements Mix {
    /** A rectangle around any place; what juts out of the picture is left off. */
    static Cut around(double share, int height, int width, SplittableRandom random) {
      double side = Math.sqrt(1 - share);
      double x = random.nextDouble() * width;
      double y = random.nextDouble() * height;
      return new Cut(
          within(x - side * width / 2, width),
          within(y - side * height / 2, height),
          within(x + side * width / 2, width),
          within(y + side * height / 2, height),
          height,
          width);
    }

    private static int within(double place, int length) {
      return (int) Math.max(0, Math.min(length, Math.round(place)));
    }

    @Override
    public double share() {
      return 1 - (double) (right - left) * (bottom - top) / ((double) height * width);
    }

    @Override
    public void apply(float[] rows, int one, int other, int length) {
      for (int y = top; y < bottom; y++) {
        int from = (y * width + left) * 3;
        int to = (y * width + right) * 3;
        for (int i = from; i < to; i++) {
          float kept = rows[one + i];
          rows[one + i] = rows[other + i];
          rows[other + i] = kept;
        }
      }
    }
  }
}
