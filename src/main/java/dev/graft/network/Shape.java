package dev.graft.network;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one example's tensor, without the batch dimension; images are height, width,
 * channels.
 *
 * @param dimensions the sizes, outermost first; empty for a scalar
 */
public record Shape(@JsonValue List<Integer> dimensions) {
  /** Copies the list. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Shape {
    dimensions = List.copyOf(dimensions);
    for (int d : dimensions) {
      if (d < 0) {
        throw new IllegalArgumentException("negative dimension in " + dimensions);
      }
    }
  }

  /**
   * Makes a shape.
   *
   * @param dimensions the sizes, outermost first
   * @return the shape
   */
  public static Shape of(int... dimensions) {
    return new Shape(Arrays.stream(dimensions).boxed().toList());
  }

  /**
   * Counts the dimensions.
   *
   * @return 3 for an image or feature map, 1 for a vector
   */
  public int rank() {
    return dimensions.size();
  }

  /**
   * One size.
   *
   * @param index which, from 0
   * @return the size
   */
  public int get(int index) {
    return dimensions.get(index);
  }

  /**
   * The last size: channels of a feature map, length of a vector.
   *
   * @return the size
   */
  public int channels() {
    return dimensions.get(dimensions.size() - 1);
  }

  /**
   * Counts the elements.
   *
   * @return the product of the sizes
   */
  public long size() {
    long n = 1;
    for (int d : dimensions) {
      n = Math.multiplyExact(n, d);
    }
    return n;
  }

  /**
   * The sizes with one for a batch in front.
   *
   * @param batch the number of examples, or -1 for any
   * @return the sizes as TensorFlow wants them
   */
  public long[] withBatch(long batch) {
    long[] all = new long[dimensions.size() + 1];
    all[0] = batch;
    for (int i = 0; i < dimensions.size(); i++) {
      all[i + 1] = dimensions.get(i);
    }
    return all;
  }

  /**
   * The sizes as an array.
   *
   * @return a fresh array
   */
  public long[] toLongs() {
    return dimensions.stream().mapToLong(Integer::longValue).toArray();
  }

  @Override
  public String toString() {
    return dimensions.isEmpty()
        ? "scalar"
        : dimensions.stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
