package dev.graft.formats;

import dev.graft.network.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads TensorFlow's shapes, which may leave sizes open. */
final class Shapes {
  private static final long OPEN = -1;

  private Shapes() {}

  /**
   * The sizes.
   *
   * @param shape a TensorShapeProto
   * @return outermost first, -1 for an open one; empty if not even their number is known
   */
  static Optional<List<Long>> sizes(Proto shape) {
    if (shape.number(3) != 0) {
      return Optional.empty();
    }
    return Optional.of(shape.messages(2).stream().map(dim -> dim.number(1)).toList());
  }

  /** A shape without open sizes; empty if there are some or they are no sizes. */
  static Optional<Shape> whole(Proto shape) {
    return sizes(shape).flatMap(Shapes::whole);
  }

  private static Optional<Shape> whole(List<Long> sizes) {
    List<Integer> all = new ArrayList<>();
    long elements = 1;
    for (long size : sizes) {
      if (size < 0 || size > Integer.MAX_VALUE) {
        return Optional.empty();
      }
      elements = Math.max(1, elements) * Math.max(1, size);
      if (elements > Origin.MAX_WEIGHT_BYTES) {
        return Optional.empty();
      }
      all.add((int) size);
    }
    return Optional.of(new Shape(all));
  }

  /** What comes after an open first size, that of the batch; empty if that is not so. */
  static Optional<Shape> perExample(Proto shape) {
    return sizes(shape)
        .filter(sizes -> !sizes.isEmpty() && sizes.get(0) == OPEN)
        .flatMap(sizes -> whole(sizes.subList(1, sizes.size())));
  }
}
