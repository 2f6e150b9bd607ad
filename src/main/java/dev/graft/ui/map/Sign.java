package dev.graft.ui.map;

/** The shape of a point: what tells kinds apart where colours do not. */
public enum Sign {
  DISC,
  SQUARE,
  TRIANGLE,
  DIAMOND,
  PLUS,
  WEDGE,
  /** An empty disc: nothing is known. */
  RING;

  /** How many kinds have a sign of their own, the ring being none of them. */
  private static final int PLAIN = 6;

  /** An empty disc's inner radius, as a share of the outer one. */
  private static final double INNER = 0.55;

  private static final double ARM = 0.42;

  /**
   * The sign of one of several kinds.
   *
   * @param index from 0
   * @return its sign; signs repeat after six
   */
  public static Sign of(int index) {
    return values()[Math.floorMod(index, PLAIN)];
  }

  /** Whether a place belongs to the sign; the signs have about the area of a disc of radius 1. */
  boolean covers(double x, double y) {
    double far = Math.hypot(x, y);
    return switch (this) {
      case DISC -> far <= 1;
      case SQUARE -> Math.max(Math.abs(x), Math.abs(y)) <= 0.88;
      case TRIANGLE -> y <= 0.85 && Math.abs(x) <= (y + 1.25) * 0.58;
      case WEDGE -> y >= -0.85 && Math.abs(x) <= (1.25 - y) * 0.58;
      case DIAMOND -> Math.abs(x) + Math.abs(y) <= 1.25;
      case PLUS ->
          Math.max(Math.abs(x), Math.abs(y)) <= 1.12 && Math.min(Math.abs(x), Math.abs(y)) <= ARM;
      case RING -> far <= 1 && far >= INNER;
    };
  }
}
