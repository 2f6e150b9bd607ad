package dev.graft.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.Clusterable;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.MersenneTwister;

/**
 * Pictures that look alike to a backbone, put together without any label.
 *
 * @param clusters the largest first; none is empty
 * @param assignment by picture, the index of its cluster; not to be changed
 */
public record Clusters(List<Cluster> clusters, int[] assignment) {
  /** Copies the list. */
  public Clusters {
    clusters = List.copyOf(clusters);
  }

  /**
   * One of them.
   *
   * @param members its pictures, the nearest to its middle first; not to be changed
   * @param typical a few of them that show what is in it: the nearest to the middle, then the
   *     nearest to the middle of each part of the cluster, the one of the largest part first; not
   *     to be changed
   */
  public record Cluster(int[] members, int[] typical) {}

  /** Within a cluster, so many restarts find nothing better any more. */
  private static final int STARTS = 4;

  private static final int MOST_ITERATIONS = 100;

  /** So many components hold what tells pictures apart. */
  private static final int COMPONENTS = 50;

  /**
   * Finds clusters by k-means with the starts of k-means++ (Arthur and Vassilvitskii, 2007), the
   * best of a few tries, on the first principal components of features of length 1.
   *
   * @param embeddings the pictures
   * @param count how many clusters, at least 1; fewer where there are fewer different pictures
   * @param typical how many typical pictures each gets at most, at least 1
   * @param seed of all that is random
   * @param cancelled asked now and then
   * @return the clusters
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static Clusters of(
      Embeddings embeddings, int count, int typical, long seed, BooleanSupplier cancelled) {
    if (embeddings.size() == 0) {
      return new Clusters(List.of(), new int[0]);
    }
    float[][] unit = Vectors.unit(embeddings.rows());
    float[][] rows = PrincipalComponents.of(unit, COMPONENTS, seed, cancelled).project(unit);
    int[] all = IntStream.range(0, rows.length).toArray();
    List<Cluster> found = new ArrayList<>();
    for (int[] members : kMeans(rows, all, count, STARTS, seed, cancelled)) {
      found.add(new Cluster(members, typical(rows, members, typical, seed, cancelled)));
    }
    int[] assignment = new int[rows.length];
    for (int c = 0; c < found.size(); c++) {
      for (int member : found.get(c).members()) {
        assignment[member] = c;
      }
    }
    return new Clusters(found, assignment);
  }

  /** The parts of a cluster have one typical picture each: so they differ among themselves. */
  private static int[] typical(
      float[][] rows, int[] members, int count, long seed, BooleanSupplier cancelled) {
    int parts = Math.min(count, members.length) - 1;
    IntStream middle = IntStream.of(members[0]);
    if (parts < 1) {
      return middle.toArray();
    }
    IntStream others =
        kMeans(rows, members, parts, 1, seed, cancelled).stream().mapToInt(part -> part[0]);
    return IntStream.concat(middle, others).distinct().toArray();
  }

  /** The largest first; within each the nearest to its middle first. */
  static List<int[]> kMeans(
      float[][] rows, int[] members, int count, int starts, long seed, BooleanSupplier cancelled) {
    Distance distance = new Distance(cancelled);
    List<Point> points = IntStream.of(members).mapToObj(i -> new Point(i, rows[i])).toList();
    int wanted = Math.min(count, distinct(points));
    List<CentroidCluster<Point>> best = List.of();
    double least = Double.POSITIVE_INFINITY;
    for (int start = 0; start < starts; start++) {
      List<CentroidCluster<Point>> found =
          new KMeansPlusPlusClusterer<Point>(
                  wanted, MOST_ITERATIONS, distance, new MersenneTwister(seed + start))
              .cluster(points);
      double spread = spread(found);
      if (spread < least) {
        least = spread;
        best = found;
      }
    }
    return best.stream()
        .filter(c -> !c.getPoints().isEmpty())
        .map(Clusters::nearestFirst)
        .sorted((a, b) -> a.length == b.length ? Integer.compare(a[0], b[0]) : b.length - a.length)
        .toList();
  }

  private static int distinct(List<Point> points) {
    return (int) points.stream().map(p -> Arrays.hashCode(p.values())).distinct().count();
  }

  private static int[] nearestFirst(CentroidCluster<Point> cluster) {
    double[] middle = cluster.getCenter().getPoint();
    return cluster.getPoints().stream()
        .sorted(
            (a, b) -> {
              int nearer = Double.compare(squared(a.values(), middle), squared(b.values(), middle));
              return nearer == 0 ? Integer.compare(a.index(), b.index()) : nearer;
            })
        .mapToInt(Point::index)
        .toArray();
  }

  private static double spread(List<CentroidCluster<Point>> clusters) {
    double sum = 0;
    for (CentroidCluster<Point> cluster : clusters) {
      for (Point point : cluster.getPoints()) {
        sum += squared(point.values(), cluster.getCenter().getPoint());
      }
    }
    return sum;
  }

  private static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int f = 0; f < a.length; f++) {
      sum += (a[f] - b[f]) * (a[f] - b[f]);
    }
    return sum;
  }

  private record Point(int index, double[] values) implements Clusterable {
    Point(int index, float[] row) {
      this(index, widened(row));
    }

    private static double[] widened(float[] row) {
      double[] wide = new double[row.length];
      Arrays.setAll(wide, f -> row[f]);
      return wide;
    }

    @Override
    public double[] getPoint() {
      return values;
    }
  }

  /** Asked all the time, so it can end the search. */
  private static final class Distance extends EuclideanDistance {
    private static final long serialVersionUID = 1L;

    private final transient BooleanSupplier cancelled;

    Distance(BooleanSupplier cancelled) {
      this.cancelled = cancelled;
    }

    @Override
    public double compute(double[] a, double[] b) {
      Vectors.heed(cancelled);
      return super.compute(a, b);
    }
  }
}
