package dev.graft.training;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.dataset.augmentation.Variation;
import dev.graft.features.Shelf;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Stored pixels, changed anew in every epoch: a function of seed, epoch and image. The rows are
 * read on the calling thread; the arithmetic runs on the executor, some images ahead of the steps,
 * so many that they take {@value #AHEAD_BYTES} bytes at most, or eight.
 */
final class ChangedPixels implements Feed {
  private static final long AHEAD_BYTES = 64 << 20;
  private static final int FEWEST = 8;
  private static final int MOST = 128;

  private final Shelf shelf;
  private final long[] rows;
  private final List<String> fingerprints;
  private final Augmentation augmentation;
  private final long seed;
  private final int height;
  private final int width;
  private final Executor executor;
  private final Slot[] slots;
  private final Repeats repeats = new Repeats();
  private int[] order = {};
  private int epoch;

  /** The place in the order that is handed out next. */
  private int next;

  /** The place in the order that is begun next. */
  private int begun;

  private static final class Slot {
    private final float[] plain;
    private final float[] changed;
    private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

    Slot(int length) {
      plain = new float[length];
      changed = new float[length];
    }
  }

  /**
   * Prepares.
   *
   * @param shelf has the pixels
   * @param rows where on the shelf each image of the snapshot is
   * @param fingerprints the content of each image of the snapshot
   * @param augmentation what is changed
   * @param seed of the training
   * @param height rows of a picture
   * @param width columns of a picture
   * @param executor runs the arithmetic
   */
  ChangedPixels(
      Shelf shelf,
      long[] rows,
      List<String> fingerprints,
      Augmentation augmentation,
      long seed,
      int height,
      int width,
      Executor executor) {
    this.shelf = shelf;
    this.rows = rows;
    this.fingerprints = fingerprints;
    this.augmentation = augmentation;
    this.seed = seed;
    this.height = height;
    this.width = width;
    this.executor = executor;
    long fitting = AHEAD_BYTES / (2L * Float.BYTES * shelf.rowLength());
    slots = new Slot[(int) Math.max(FEWEST, Math.min(MOST, fitting))];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = new Slot(shelf.rowLength());
    }
  }

  @Override
  public void fill(int[] items, int from, int count, int ofEpoch, float[] into) {
    if (items != order || ofEpoch != epoch || from != next) {
      // What was begun for another place is of no use, but it still writes into the slots.
      for (Slot slot : slots) {
        slot.done.join();
      }
      order = items;
      epoch = ofEpoch;
      next = from;
      begun = from;
    }
    for (int i = 0; i < count; i++) {
      begin();
      Slot slot = slots[next % slots.length];
      slot.done.join();
      System.arraycopy(slot.changed, 0, into, i * shelf.rowLength(), shelf.rowLength());
      next++;
    }
    begin();
  }

  /** Keeps all slots busy. */
  private void begin() {
    while (begun < order.length && begun - next < slots.length) {
      int item = order[begun];
      Slot slot = slots[begun % slots.length];
      shelf.read(rows[item], slot.plain, 0);
      Variation variation =
          Variation.draw(
              augmentation,
              seed,
              Variation.image(fingerprints.get(item)),
              epoch,
              repeats.before(order, begun));
      slot.done =
          CompletableFuture.runAsync(
              () -> variation.apply(slot.plain, slot.changed, 0, height, width), executor);
      begun++;
    }
  }
}
