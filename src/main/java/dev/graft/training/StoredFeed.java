package dev.graft.training;

import dev.graft.features.Shelf;

/** The stored features of images as they are, the same in every epoch. */
final class StoredFeed implements Feed {
  private final Shelf shelf;
  private final long[] rows;

  /**
   * Takes a shelf.
   *
   * @param shelf has the features
   * @param rows where on the shelf each image of the snapshot is; below 0 if it has no features
   */
  StoredFeed(Shelf shelf, long[] rows) {
    this.shelf = shelf;
    this.rows = rows;
  }

  @Override
  public void fill(int[] items, int from, int count, int epoch, float[] into) {
    for (int i = 0; i < count; i++) {
      shelf.read(rows[items[from + i]], into, i * shelf.rowLength());
    }
  }
}
