package dev.graft.network;

/** How a window of numbers becomes one. */
public enum PoolingKind {
  /** The largest. */
  MAX,
  /** The mean. */
  AVERAGE
}
