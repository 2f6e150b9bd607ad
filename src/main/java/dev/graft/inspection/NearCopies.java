package dev.graft.inspection;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Pictures whose features are nearly the same: another size or format of one picture, a neighbour
 * in a burst, a crop. A hash of what pictures look like misses the last two.
 */
public final class NearCopies {
  /** The cosine from which two pictures count as copies. */
  public static final double SAME = 0.9;

  private NearCopies() {}

  /**
   * Groups them. Pictures are sorted along the direction in which they differ most, and only those
   * that are near each other there are compared, which is exact, for no two are nearer than their
   * shadows.
   *
   * @param embeddings the pictures
   * @param similarity the least cosine of the angle between two of a group, from 0 to 1
   * @param cancelled asked for each picture
   * @return groups of two or more indices, ascending, the group with the smallest first; a chain of
   *     near ones is one group
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  public static List<List<Integer>> of(
      Embeddings embeddings, double similarity, BooleanSupplier cancelled) {
    int count = embeddings.size();
    if (count < 2) {
      return List.of();
    }
    float[][] unit = Vectors.unit(embeddings.rows());
    float[][] shadows = PrincipalComponents.of(unit, 1, 1, cancelled).project(unit);
    int[] order =
        IntStream.range(0, count)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> shadows[i][0]))
            .mapToInt(Integer::intValue)
            .toArray();
    double squared = 2 - 2 * similarity;
    // A little more, for the shadows are rounded.
    double reach = Math.sqrt(squared) + 1e-4;
    int[] groups = IntStream.range(0, count).toArray();
    for (int a = 0; a < count; a++) {
      Vectors.heed(cancelled);
      float[] one = unit[order[a]];
      for (int b = a + 1; b < count && shadows[order[b]][0] - shadows[order[a]][0] <= reach; b++) {
        if (Vectors.squaredDistance(one, unit[order[b]]) <= squared) {
          join(groups, order[a], order[b]);
        }
      }
    }
    Map<Integer, List<Integer>> byFirst = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      byFirst.computeIfAbsent(first(groups, i), f -> new ArrayList<>()).add(i);
    }
    return byFirst.values().stream().filter(g -> g.size() > 1).map(List::copyOf).toList();
  }

  private static int first(int[] groups, int picture) {
    int i = picture;
    while (groups[i] != i) {
      i = groups[i];
    }
    return i;
  }

  private static void join(int[] groups, int a, int b) {
    int x = first(groups, a);
    int y = first(groups, b);
    groups[Math.max(x, y)] = Math.min(x, y);
  }
}
