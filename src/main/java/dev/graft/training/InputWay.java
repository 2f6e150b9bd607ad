package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.network.Layer;
import dev.graft.network.Network;

/** How changed pictures reach the learning part. */
public enum InputWay {
  /** What the store holds, the same in every epoch; MixUp mixes it, features or pixels. */
  STORED,
  /** The network is cut at its input: the stored pixels are changed anew in every epoch. */
  CHANGED_PIXELS,
  /** Variants of each training picture go through the trunk once; the epochs take turns. */
  VARIANTS,
  /** The stored pixels are changed and go through the trunk anew in every epoch. */
  LIVE_TRUNK;

  /**
   * Chooses. CutMix needs pixels, so the trunk runs live with it, however many variants there may
   * be. MixUp mixes what goes into the learning part: features where they are stored (manifold
   * mixup, Verma et al., 2019), pixels where the trunk runs live or everything learns.
   *
   * @param augmentation how training pictures are changed
   * @param below the network up to the cut
   * @return the way; variants are not stored where nothing but padding or scaling lies below the
   *     cut, as that saves nothing
   * @throws GraftException if there would be a single variant, which is the picture as it is
   */
  public static InputWay of(Augmentation augmentation, Network below) {
    if (below.layers().size() == 1) {
      return augmentation.changesPixels() ? CHANGED_PIXELS : STORED;
    }
    boolean changes = augmentation.changesPixels() || augmentation.mixes();
    if (augmentation.cutMix() > 0 || (changes && augmentation.variants() == 0)) {
      return LIVE_TRUNK;
    }
    if (!augmentation.changesPixels()) {
      return STORED;
    }
    if (isFree(below)) {
      return LIVE_TRUNK;
    }
    if (augmentation.variants() == 1) {
      throw new GraftException(
          "A single variant is the picture as it is, so nothing would be changed: store 2 variants or more, or 0 to run the frozen layers anew in every epoch.");
    }
    return VARIANTS;
  }

  private static boolean isFree(Network below) {
    return below.layers().stream()
        .allMatch(l -> below.macs(l.name()) == 0 && !(l instanceof Layer.FrozenGraph));
  }
}
