package dev.graft.training;

import dev.graft.dataset.augmentation.Variation;
import dev.graft.features.Shelf;
import java.util.List;

/**
 * Stored features of variants: an image's variant in an epoch is (a number of its content + epoch +
 * how often it was there before in this epoch) modulo the number of variants, so each epoch has all
 * kinds of them, and in as many epochs as there are variants each image shows every one. Variant 0
 * is the picture as it is.
 */
final class StoredVariants implements Feed {
  private final Shelf plain;
  private final long[] rows;
  private final Shelf changed;
  private final List<String> fingerprints;
  private final int variants;
  private final Repeats repeats = new Repeats();

  /**
   * Takes shelves.
   *
   * @param plain has the pictures as they are
   * @param rows where on it each image of the snapshot is
   * @param changed has the other variants
   * @param fingerprints the content of each image of the snapshot
   * @param variants how many there are of each, the plain one included
   */
  StoredVariants(Shelf plain, long[] rows, Shelf changed, List<String> fingerprints, int variants) {
    this.plain = plain;
    this.rows = rows;
    this.changed = changed;
    this.fingerprints = fingerprints;
    this.variants = variants;
  }

  @Override
  public void fill(int[] items, int from, int count, int epoch, float[] into) {
    for (int i = 0; i < count; i++) {
      int item = items[from + i];
      String fingerprint = fingerprints.get(item);
      int variant =
          (int)
              Long.remainderUnsigned(
                  (Variation.image(fingerprint) >>> 1) + epoch + repeats.before(items, from + i),
                  variants);
      int at = i * plain.rowLength();
      if (variant == 0) {
        plain.read(rows[item], into, at);
      } else {
        String key = VariantExtraction.key(fingerprint, variant);
        changed.read(changed.find(key).orElseThrow(), into, at);
      }
    }
  }
}
