package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;

/** How changed pictures reach the learning part. */
public enum InputWay {
  /** What the store holds, the same in every epoch; features of two images may be mixed. */
  STORED,
  /** The network is cut at its input: the stored pixels are changed anew in every epoch. */
  CHANGED_PIXELS,
  /** Variants of each training picture went through the trunk once; the epochs take turns. */
  VARIANTS,
  /** The stored pixels are changed and go through the trunk anew in every epoch. */
  LIVE_TRUNK;

  /**
   * Chooses.
   *
   * @param augmentation how training pictures are changed
   * @param cutIsInput whether everything learns, so that the pixels themselves are stored
   * @return the way
   * @throws GraftException if pixels have to be mixed and only features are stored
   */
  public static InputWay of(Augmentation augmentation, boolean cutIsInput) {
    if (cutIsInput) {
      return augmentation.changesPixels() ? CHANGED_PIXELS : STORED;
    }
    if (augmentation.variants() == 0) {
      return augmentation.changesPixels() || augmentation.mixes() ? LIVE_TRUNK : STORED;
    }
    if (augmentation.cutMix() > 0) {
      throw new GraftException(
          "CutMix mixes pixels, but with %d stored variants only features are there: set the variants to 0, so that the trunk runs in every epoch, or use MixUp."
              .formatted(augmentation.variants()));
    }
    return augmentation.changesPixels() && augmentation.variants() > 1 ? VARIANTS : STORED;
  }
}
