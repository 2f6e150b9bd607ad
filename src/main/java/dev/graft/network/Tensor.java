package dev.graft.network;

import java.nio.FloatBuffer;

/**
 * The values of one weight, row-major, 32 bit; the buffer may be memory-mapped and is never
 * written.
 *
 * @param shape the shape
 * @param values as many values as the shape has elements, from position 0 to the limit
 */
public record Tensor(Shape shape, FloatBuffer values) {
  /** Checks the length. */
  public Tensor {
    values = values.slice().asReadOnlyBuffer();
    if (values.limit() != shape.size()) {
      throw new IllegalArgumentException(values.limit() + " values do not fill the shape " + shape);
    }
  }

  /**
   * Wraps an array.
   *
   * @param shape the shape
   * @param values the values; not copied
   * @return the tensor
   */
  public static Tensor of(Shape shape, float[] values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }

  /**
   * An independent view of the values.
   *
   * @return a buffer from position 0
   */
  @Override
  public FloatBuffer values() {
    return values.duplicate();
  }

  /**
   * Copies the values.
   *
   * @return a fresh array
   */
  public float[] toArray() {
    float[] copy = new float[values.limit()];
    values.duplicate().get(copy);
    return copy;
  }
}
