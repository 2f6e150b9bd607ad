package dev.graft.collections;

/**
 * What may come out of an archive.
 *
 * @param entries how many files and folders
 * @param entryBytes bytes of one file
 * @param bytes bytes of all together, also of those that are left out
 */
record Limits(int entries, long entryBytes, long bytes) {
  private static final int MOST_ENTRIES = 200_000;
  private static final long MOST_ENTRY_BYTES = 64L << 20;

  /** Photographs are compressed already: what comes out is about as long as the archive. */
  static Limits of(PhotoCollection collection) {
    return new Limits(MOST_ENTRIES, MOST_ENTRY_BYTES, 2 * collection.bytes() + (1L << 20));
  }
}
