package dev.graft.inspection;

import java.util.function.BooleanSupplier;

/** How pictures with many features become points in a plane. */
public enum Projection {
  /** Principal components: a shadow, at once, and the distances in it are true but incomplete. */
  PCA,
  /**
   * Uniform manifold approximation and projection (McInnes, Healy and Melville, 2018): keeps
   * neighbours together and shows groups; the distances between groups mean little.
   */
  UMAP;

  /**
   * Makes the map. Features are brought to length 1 first: what counts is the angle between them.
   *
   * @param embeddings the pictures
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return the points, in the order of the pictures
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public PlanePoints of(Embeddings embeddings, long seed, BooleanSupplier cancelled) {
    if (embeddings.size() == 0) {
      return new PlanePoints(new float[0], new float[0]);
    }
    float[][] unit = Vectors.unit(embeddings.rows());
    // A map of a handful has no neighbourhoods to keep.
    if (this == UMAP && unit.length > UmapLayout.LEAST) {
      return UmapLayout.of(unit, seed, cancelled);
    }
    return PlanePoints.of(PrincipalComponents.of(unit, 2, seed, cancelled).project(unit));
  }
}
