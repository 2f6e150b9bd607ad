package dev.graft.engine;

import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.training.Trunk;
import java.util.List;

/** A trunk for one picture at a time, to compare with. */
public final class SingleTrunk {
  private SingleTrunk() {}

  /**
   * Opens it.
   *
   * @param network all of it is frozen
   * @param weights of all its layers
   * @return the trunk; the caller closes it
   */
  public static Trunk open(Network network, Weights weights) {
    TensorFlowRuntime.load();
    return new TensorFlowTrunk(network, List.of(), weights, Preprocessing.Scaling.SYMMETRIC, 1);
  }
}
