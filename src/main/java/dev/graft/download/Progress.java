package dev.graft.download;

import java.util.OptionalLong;

/** Told how far a transfer is, on the thread that transfers; must return soon. */
@FunctionalInterface
public interface Progress {
  /**
   * Told after each piece, and once before the first.
   *
   * @param done bytes that are here
   * @param total bytes of the whole file, where that is known
   */
  void at(long done, OptionalLong total);

  /**
   * Tells less often: one event for each half percent and quarter of a megabyte at most, and the
   * end.
   *
   * @param listener gets what is left
   * @return told everything
   */
  static Progress thinned(Progress listener) {
    return new Progress() {
      private static final long STEP = 1 << 18;
      private long told = -1;

      @Override
      public void at(long done, OptionalLong total) {
        long step = Math.max(STEP, total.orElse(0) / 200);
        boolean end = total.isPresent() && done == total.getAsLong();
        if (told < 0 || done < told || done - told >= step || end) {
          told = done;
          listener.at(done, total);
        }
      }
    };
  }
}
