package dev.graft.prediction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The features of the pictures that a model has learnt from, in memory: finds the most similar ones
 * by looking at all of them, which for 10,000 pictures takes some milliseconds. Features are
 * brought to length 1, so that their dot product is the cosine of the angle between them.
 */
public final class FeatureIndex {
  private final List<Item> items;
  private final int length;
  private final float[] rows;

  /**
   * A picture of the index.
   *
   * @param file where it is
   * @param classIndex its label, from 0
   */
  public record Item(Path file, int classIndex) {}

  /**
   * Makes an index.
   *
   * @param items the pictures
   * @param length how many numbers the features of a picture are
   * @param features items x length; not kept
   */
  public FeatureIndex(List<Item> items, int length, float[] features) {
    if (length < 1 || features.length != items.size() * length) {
      throw new IllegalArgumentException(
          features.length + " numbers are no " + length + " each for " + items.size());
    }
    this.items = List.copyOf(items);
    this.length = length;
    this.rows = features.clone();
    for (int i = 0; i < items.size(); i++) {
      normalise(rows, i * length, length);
    }
  }

  /** The pictures, in the order of the rows. */
  public List<Item> items() {
    return items;
  }

  /** How many numbers the features of a picture are. */
  public int length() {
    return length;
  }

  /** The rows, of length 1 each; not to be changed. */
  float[] rows() {
    return rows;
  }

  /**
   * The most similar pictures.
   *
   * @param features of the picture that is asked about, {@link #length()} numbers of any scale
   * @param k how many are wanted; all of them if there are fewer
   * @return most similar first; of equal ones the earlier first
   */
  public List<Neighbour> nearest(float[] features, int k) {
    float[] unit = unit(features);
    int[] found = new int[Math.min(k, items.size())];
    float[] similarity = new float[found.length];
    nearest(unit, 0, -1, found, similarity);
    List<Neighbour> result = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      Item item = items.get(found[i]);
      double cosine = Math.max(-1, Math.min(1, similarity[i]));
      result.add(new Neighbour(item.file(), item.classIndex(), cosine));
    }
    return result;
  }

  /**
   * The distance of features of length 1 from their k-th nearest neighbour: the square root of (2 -
   * 2 cosine).
   *
   * @param features of the picture that is asked about
   * @param k from 1; the farthest picture if there are fewer
   * @return from 0 to 2
   */
  public double distance(float[] features, int k) {
    return distance(unit(features), 0, -1, k);
  }

  /**
   * The same distance for one of the index's own pictures, which is left out itself.
   *
   * @param row the picture, from 0
   * @param k from 1
   * @return from 0 to 2
   */
  public double distanceOfOwn(int row, int k) {
    return distance(rows, row * length, row, k);
  }

  private double distance(float[] unit, int at, int except, int k) {
    int others = items.size() - (except < 0 ? 0 : 1);
    if (others < 1) {
      return 2;
    }
    float[] similarity = new float[Math.min(k, others)];
    nearest(unit, at, except, new int[similarity.length], similarity);
    return Math.sqrt(Math.max(0, 2 - 2.0 * similarity[similarity.length - 1]));
  }

  /** Keeps the best so far in order; with few wanted that is faster than a heap. */
  private void nearest(float[] unit, int at, int except, int[] found, float[] similarity) {
    Arrays.fill(similarity, Float.NEGATIVE_INFINITY);
    if (found.length == 0) {
      return;
    }
    int last = found.length - 1;
    for (int row = 0; row < items.size(); row++) {
      float s = row == except ? Float.NEGATIVE_INFINITY : dot(unit, at, row * length);
      if (s > similarity[last]) {
        int place = last;
        while (place > 0 && similarity[place - 1] < s) {
          similarity[place] = similarity[place - 1];
          found[place] = found[place - 1];
          place--;
        }
        similarity[place] = s;
        found[place] = row;
      }
    }
  }

  /** Eight sums side by side: one sum would wait for itself at every step. */
  private float dot(float[] a, int at, int row) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = 0;
    for (; i + 7 < length; i += 8) {
      int p = at + i;
      int q = row + i;
      s0 += a[p] * rows[q];
      s1 += a[p + 1] * rows[q + 1];
      s2 += a[p + 2] * rows[q + 2];
      s3 += a[p + 3] * rows[q + 3];
      s4 += a[p + 4] * rows[q + 4];
      s5 += a[p + 5] * rows[q + 5];
      s6 += a[p + 6] * rows[q + 6];
      s7 += a[p + 7] * rows[q + 7];
    }
    float sum = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < length; i++) {
      sum += a[at + i] * rows[row + i];
    }
    return sum;
  }

  private float[] unit(float[] features) {
    if (features.length != length) {
      throw new IllegalArgumentException(features.length + " features, not " + length);
    }
    float[] unit = features.clone();
    normalise(unit, 0, length);
    return unit;
  }

  /** Features of nothing but zeros stay so: they are like nothing. */
  private static void normalise(float[] values, int at, int length) {
    double squares = 0;
    for (int i = at; i < at + length; i++) {
      squares += (double) values[i] * values[i];
    }
    if (squares > 0) {
      float scale = (float) (1 / Math.sqrt(squares));
      for (int i = at; i < at + length; i++) {
        values[i] *= scale;
      }
    }
  }
}
