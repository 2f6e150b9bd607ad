package dev.graft.training;

import dev.graft.features.Precision;
import dev.graft.network.Shape;

/**
 * What a choice of frozen layers costs, by arithmetic on the network. Counts are exact; work and
 * memory are models that {@link CostModel} explains.
 *
 * @param learning parameters that gradient descent changes, the head's included
 * @param total all parameters of trunk and head
 * @param cut the layer at which the network is cut
 * @param cutShape the shape of what is stored there
 * @param cutIsInput whether the decoded pixels are stored, because everything runs in every epoch
 * @param trunkMacs multiply-accumulates that run once for an image
 * @param tailMacs multiply-accumulates that run for an image in every epoch, forwards
 * @param trunkWork the trunk's run for an image, in units that compare with each other
 * @param tailWork the tail's run forwards for an image, in the same units
 * @param stepWork a training step's share of an image, forwards and backwards, in the same units
 * @param weightBytes what all weights need in memory
 * @param trunkBytes what the trunk needs while it runs at its fixed batch
 * @param tailBytes what the tail's weights need, with gradients and the optimiser's averages
 * @param stepBytesPerImage what the tail's results need for each image of a step
 */
public record TrainingCost(
    long learning,
    long total,
    String cut,
    Shape cutShape,
    boolean cutIsInput,
    long trunkMacs,
    long tailMacs,
    double trunkWork,
    double tailWork,
    double stepWork,
    long weightBytes,
    long trunkBytes,
    long tailBytes,
    long stepBytesPerImage) {
  /**
   * What the feature store keeps for an image.
   *
   * @return bytes of its row in 32 bit, without the row's entry in the index
   */
  public long bytesPerImage() {
    return cutShape.size() * Float.BYTES;
  }

  /**
   * What the feature store keeps for an image.
   *
   * @param precision how exactly
   * @return bytes of its row, without the row's entry in the index
   */
  public long bytesPerImage(Precision precision) {
    return cutShape.size() * precision.bytes();
  }

  /**
   * The share of the arithmetic that runs once for an image instead of once in every epoch.
   *
   * @return from 0 to 1
   */
  public double onceShare() {
    long all = trunkMacs + tailMacs;
    return all == 0 ? (cutIsInput ? 0 : 1) : trunkMacs / (double) all;
  }

  /**
   * The peak of the engine's resident memory in such a training.
   *
   * @param batch images in a step
   * @return bytes; {@link CostModel} says how near that is
   */
  public long memory(int batch) {
    long step = tailBytes + batch * stepBytesPerImage;
    return CostModel.ENGINE_BYTES
        + weightBytes
        + Math.max(trunkBytes, step)
        + Math.min(trunkBytes, step) / 2;
  }
}
