package dev.graft.workbench;

/** How much disk the feature store may take. */
final class StoreBound {
  private static final long DEFAULT_GIGABYTES = 20;

  private StoreBound() {}

  /** In bytes; the system property {@code graft.store.gb} says otherwise. */
  static long bytes() {
    return Long.getLong("graft.store.gb", DEFAULT_GIGABYTES) << 30;
  }
}
