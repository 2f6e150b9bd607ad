package dev.graft.training;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PictureReader;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import java.util.List;
import java.util.Set;

/** What the loop needs of an engine. */
public interface TrainingEngine {
  /**
   * Opens the frozen part.
   *
   * @param network from the input to the cut
   * @param weights of all its layers
   * @param scaling the arithmetic before the first layer
   * @return the trunk; the caller closes it
   */
  default Trunk openTrunk(Network network, Weights weights, Preprocessing.Scaling scaling) {
    return openTrunk(network, List.of(), weights, scaling);
  }

  /**
   * Opens the frozen part so that it also tells what comes out of layers on the way. Their values
   * are, to the bit, those of a trunk that ends there.
   *
   * @param network from the input to the cut
   * @param passing layers that are {@link dev.graft.network.BatchNormFolding#isKept kept}
   * @param weights of all its layers
   * @param scaling the arithmetic before the first layer
   * @return the trunk; the caller closes it
   */
  Trunk openTrunk(
      Network network, List<String> passing, Weights weights, Preprocessing.Scaling scaling);

  /**
   * Reads pictures as a preprocessing wants them.
   *
   * @param preprocessing at which size JPEG files are decoded
   * @return reads on any thread
   */
  default PictureReader pictures(Preprocessing preprocessing) {
    if (preprocessing.decoding() != Preprocessing.Decoding.WHOLE) {
      throw new IllegalArgumentException("there is no decoder for " + preprocessing.decoding());
    }
    return ImageLoader::load;
  }

  /**
   * Opens the learning part.
   *
   * @param network from the cut, its input, to the probabilities
   * @param weights first values of all its layers
   * @param learning the layers that learn; the others run but stay
   * @param rule how they learn
   * @param scaling the arithmetic before the first layer, where the cut is the input; else none
   * @return the tail; the caller closes it
   */
  Tail openTail(
      Network network,
      Weights weights,
      Set<String> learning,
      LearningRule rule,
      Preprocessing.Scaling scaling);

  /**
   * The batch at which every trunk of this engine runs.
   *
   * @return images that go through together
   */
  int trunkBatch();

  /**
   * Everything numeric about a trunk that decides its output besides network, weights and pixels,
   * for the feature store's key.
   *
   * @return for instance engine version, batch shape, folding, element type
   */
  String numerics();
}
