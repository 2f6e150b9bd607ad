package dev.graft.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds pictures that are copies of each other or nearly so, among many.
 *
 * <p>Hashes within a distance are found without comparing each with each: 128 bits are cut into one
 * piece more than bits may differ, so two near hashes are equal in at least one piece, and only
 * those are compared, colours and all. This is exact, and the pigeonhole case of multi-index
 * hashing (Norouzi, Punjani and Fleet, "Fast search in Hamming space with multi-index hashing",
 * CVPR 2012).
 */
public final class NearDuplicates {
  private static final int BITS = 128;

  private final int[] parents;

  private NearDuplicates(int count) {
    parents = new int[count];
    for (int i = 0; i < count; i++) {
      parents[i] = i;
    }
  }

  /**
   * Groups images that look alike.
   *
   * @param images what is known of them
   * @param distance how many of 128 bits may differ, from 0
   * @return groups of two or more indices into the list, ascending, the group with the smallest
   *     index first; a chain of near ones is one group
   */
  public static List<List<Integer>> find(List<ImageFacts> images, int distance) {
    NearDuplicates groups = new NearDuplicates(images.size());
    Map<PerceptualHash, Integer> distinct = new LinkedHashMap<>();
    Map<String, Integer> contents = new HashMap<>();
    for (int i = 0; i < images.size(); i++) {
      int index = i;
      ImageFacts facts = images.get(i);
      facts.fingerprint().ifPresent(f -> groups.meet(contents, f, index));
      facts.hash().ifPresent(h -> groups.meet(distinct, h, index));
    }
    groups.joinNear(distinct, distance);
    return groups.result();
  }

  private <K> void meet(Map<K, Integer> first, K key, int index) {
    Optional.ofNullable(first.putIfAbsent(key, index)).ifPresent(other -> join(other, index));
  }

  private void joinNear(Map<PerceptualHash, Integer> distinct, int distance) {
    PerceptualHash[] hashes = distinct.keySet().toArray(PerceptualHash[]::new);
    int[] indices = distinct.values().stream().mapToInt(Integer::intValue).toArray();
    int pieces = distance + 1;
    for (int piece = 0; piece < pieces; piece++) {
      int from = piece * BITS / pieces;
      int to = (piece + 1) * BITS / pieces;
      Map<Long, List<Integer>> buckets = new HashMap<>();
      for (int i = 0; i < hashes.length; i++) {
        buckets.computeIfAbsent(bits(hashes[i], from, to), b -> new ArrayList<>()).add(i);
      }
      for (List<Integer> bucket : buckets.values()) {
        for (int a = 0; a < bucket.size(); a++) {
          for (int b = a + 1; b < bucket.size(); b++) {
            int x = bucket.get(a);
            int y = bucket.get(b);
            if (hashes[x].isNear(hashes[y], distance)) {
              join(indices[x], indices[y]);
            }
          }
        }
      }
    }
  }

  /** Bits from the top of columns, then rows; a piece is at most 64 long but may span both. */
  private static long bits(PerceptualHash hash, int from, int to) {
    long piece = 0;
    for (int bit = from; bit < to; bit++) {
      long word = bit < Long.SIZE ? hash.columns() : hash.rows();
      // Beyond 64 bits the older ones fall out: buckets grow, and stay right.
      piece = piece << 1 | (word >>> (Long.SIZE - 1 - bit % Long.SIZE) & 1);
    }
    return piece;
  }

  private int root(int index) {
    int i = index;
    while (parents[i] != i) {
      parents[i] = parents[parents[i]];
      i = parents[i];
    }
    return i;
  }

  private void join(int a, int b) {
    int x = root(a);
    int y = root(b);
    parents[Math.max(x, y)] = Math.min(x, y);
  }

  private List<List<Integer>> result() {
    Map<Integer, List<Integer>> byRoot = new LinkedHashMap<>();
    for (int i = 0; i < parents.length; i++) {
      byRoot.computeIfAbsent(root(i), r -> new ArrayList<>()).add(i);
    }
    return byRoot.values().stream().filter(g -> g.size() > 1).map(List::copyOf).toList();
  }
}
