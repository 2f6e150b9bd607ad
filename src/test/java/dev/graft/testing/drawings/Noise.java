package dev.graft.testing.drawings;

/** Smooth noise: random values at whole coordinates, blended between. */
final class Noise {
  private final long seed;

  Noise(long seed) {
    this.seed = seed;
  }

  /** From 0 to 1, with features about one unit wide. */
  double at(double x, double y) {
    double fx = x - Math.floor(x);
    double fy = y - Math.floor(y);
    long ix = (long) Math.floor(x);
    long iy = (long) Math.floor(y);
    double sx = fx * fx * (3 - 2 * fx);
    double sy = fy * fy * (3 - 2 * fy);
    double top = corner(ix, iy) + (corner(ix + 1, iy) - corner(ix, iy)) * sx;
    double bottom = corner(ix, iy + 1) + (corner(ix + 1, iy + 1) - corner(ix, iy + 1)) * sx;
    return top + (bottom - top) * sy;
  }

  private double corner(long x, long y) {
    // The finalisation of SplitMix64.
    long h = seed + x * 0x9E3779B97F4A7C15L + y * 0xC2B2AE3D27D4EB4FL;
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return ((h ^ (h >>> 31)) >>> 11) * 0x1.0p-53;
  }
}
