package dev.graft.inspection;

import java.util.Random;
import java.util.function.BooleanSupplier;
import tagbio.umap.Umap;

/** The only place that knows the library for UMAP. */
final class UmapLayout {
  /** Neighbours of each picture, as in the reference implementation. */
  private static final int NEIGHBOURS = 15;

  /** With no more pictures than these there are no neighbourhoods. */
  static final int LEAST = NEIGHBOURS + 1;

  /** So many components hold what tells pictures apart; distances are then fast to compute. */
  private static final int COMPONENTS = 50;

  private static final float LEAST_DISTANCE = 0.1f;

  private UmapLayout() {}

  static PlanePoints of(float[][] unit, long seed, BooleanSupplier cancelled) {
    float[][] rows = PrincipalComponents.of(unit, COMPONENTS, seed, cancelled).project(unit);
    Umap umap = new Umap();
    umap.setNumberComponents(2);
    umap.setNumberNearestNeighbours(NEIGHBOURS);
    umap.setMinDist(LEAST_DISTANCE);
    umap.setMetric("euclidean");
    umap.setRandom(new Seeded(seed, cancelled));
    // Of several threads each would draw its own random numbers in an order that is nobody's.
    umap.setThreads(1);
    umap.setVerbose(false);
    return PlanePoints.of(umap.fitTransform(rows));
  }

  /**
   * Asked all the time, while neighbours are looked for and while points are moved: it can end
   * that.
   */
  private static final class Seeded extends Random {
    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier cancelled;

    Seeded(long seed, BooleanSupplier cancelled) {
      super(seed);
      this.cancelled = cancelled;
    }

    @Override
    protected int next(int bits) {
      Vectors.heed(cancelled);
      return super.next(bits);
    }
  }
}
