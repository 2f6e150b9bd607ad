package dev.graft.inspection;

/**
 * Pictures as points in a plane, whose axes have no unit: only who lies near whom means something.
 *
 * @param x by picture; not to be changed
 * @param y by picture; not to be changed
 */
public record PlanePoints(float[] x, float[] y) {
  /** Checks that there are as many of one as of the other. */
  public PlanePoints {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " and " + y.length);
    }
  }

  static PlanePoints of(float[][] rows) {
    float[] x = new float[rows.length];
    float[] y = new float[rows.length];
    for (int i = 0; i < rows.length; i++) {
      x[i] = rows[i].length > 0 ? rows[i][0] : 0;
      y[i] = rows[i].length > 1 ? rows[i][1] : 0;
    }
    return new PlanePoints(x, y);
  }

  /**
   * How many points there are.
   *
   * @return as many as pictures
   */
  public int size() {
    return x.length;
  }
}
