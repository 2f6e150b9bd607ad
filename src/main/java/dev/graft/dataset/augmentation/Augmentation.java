package dev.graft.dataset.augmentation;

/**
 * How pictures are changed at random while a network learns from them; validation pictures never
 * are. Zero switches a change off, except where it says otherwise.
 *
 * @param flip whether half of the pictures are mirrored left to right
 * @param smallestCrop the smallest share of a picture's area that a random crop keeps before it is
 *     resized, above 0 to 1; 1 for no crop (random resized crop, Szegedy et al., 2015)
 * @param rotation the largest turn in degrees to either side, 0 to 180
 * @param brightness the largest relative change, 0 to 1: pixels are multiplied by 1 - b to 1 + b
 * @param contrast the largest relative change of the distance from the picture's mean grey
 * @param saturation the largest relative change of the distance from each pixel's own grey
 * @param erasing the probability that a rectangle is erased, 0 to 1 (Zhong et al., 2017)
 * @param mixUp alpha of the beta distribution from which MixUp's share is drawn (Zhang et al.,
 *     2017)
 * @param cutMix alpha of the beta distribution from which CutMix's share is drawn (Yun et al.,
 *     2019); it needs pixels, so a frozen trunk runs live with it
 * @param variants with a frozen trunk: how many variants of each picture go through it once and are
 *     stored, the picture as it is being the first of them; 0 to run the trunk anew in every epoch.
 *     With CutMix, and where the pixels themselves are stored, it does not count
 */
public record Augmentation(
    boolean flip,
    double smallestCrop,
    double rotation,
    double brightness,
    double contrast,
    double saturation,
    double erasing,
    double mixUp,
    double cutMix,
    int variants) {
  /** Pictures as they are. */
  public static final Augmentation NONE = new Augmentation(false, 1, 0, 0, 0, 0, 0, 0, 0, 4);

  /** Checks the figures. */
  public Augmentation {
    if (!(smallestCrop > 0 && smallestCrop <= 1)) {
      throw new IllegalArgumentException(
          "the smallest crop must be above 0 and at most 1, not " + smallestCrop);
    }
    require("rotation", rotation, 180);
    require("brightness", brightness, 1);
    require("contrast", contrast, 1);
    require("saturation", saturation, 1);
    require("erasing", erasing, 1);
    require("MixUp's alpha", mixUp, 100);
    require("CutMix's alpha", cutMix, 100);
    if (variants < 0 || variants > 64) {
      throw new IllegalArgumentException("variants must be from 0 to 64, not " + variants);
    }
  }

  /**
   * Whether single pictures are changed, mixing left aside.
   *
   * @return true if any of them is on
   */
  public boolean changesPixels() {
    return flip
        || smallestCrop < 1
        || rotation > 0
        || brightness > 0
        || contrast > 0
        || saturation > 0
        || erasing > 0;
  }

  /**
   * Whether pictures of a batch are mixed with each other.
   *
   * @return true with MixUp or CutMix
   */
  public boolean mixes() {
    return mixUp > 0 || cutMix > 0;
  }

  /**
   * What happens to single pictures, without what follows from it or comes after it.
   *
   * @return the same without mixing and with no variants
   */
  public Augmentation ofSinglePictures() {
    return new Augmentation(
        flip, smallestCrop, rotation, brightness, contrast, saturation, erasing, 0, 0, 0);
  }

  private static void require(String what, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(
          what + " must be from 0 to " + (int) most + ", not " + value);
    }
  }
}
