package dev.graft.dataset;

import dev.graft.dataset.JpegFrame.Component;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Walks through the coefficients of a scan without making pixels of them (ITU-T T.81, F.2.2 and
 * G.2): only to see whether they are all there and make sense.
 */
final class JpegScan {
  /** Digits of a difference and of a coefficient for samples of 8 bits (tables F.1 and F.2). */
  private static final int DC_DIGITS = 11;

  private static final int AC_DIGITS = 10;

  /** The mean of a block, times 8, is at most 1024 from the middle; a rounding may add to it. */
  private static final int MOST_DC = 2048;

  private static final int RUN_OF_ZEROS = 0xf0;

  private record Part(Component component, Optional<HuffmanCode> dc, Optional<HuffmanCode> ac) {}

  private final JpegFrame frame;
  private final List<Part> parts;
  private final int[] quantisers;
  private final int first;
  private final int last;
  private final int high;
  private final int low;
  private final int[] means = new int[4];
  private int blocksToSkip;

  private JpegScan(JpegFrame frame, List<Part> parts, int[] quantisers, byte[] b, int at) {
    this.frame = frame;
    this.parts = parts;
    this.quantisers = quantisers;
    this.first = frame.progressive() ? Bytes.u8(b, at) : 0;
    this.last = frame.progressive() ? Bytes.u8(b, at + 1) : 63;
    this.high = frame.progressive() ? Bytes.u8(b, at + 2) >> 4 : 0;
    this.low = frame.progressive() ? Bytes.u8(b, at + 2) & 15 : 0;
  }

  /**
   * Reads the content of a start-of-scan marker.
   *
   * @param dc the Huffman tables for differences, four places
   * @param ac those for the other coefficients
   * @param quantisers the first number of each quantisation table, 0 where it is not known
   * @return empty if it makes no sense
   */
  static Optional<JpegScan> read(
      byte[] b, int at, JpegFrame frame, HuffmanCode[] dc, HuffmanCode[] ac, int[] quantisers) {
    int count = Bytes.u8(b, at);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = Bytes.u8(b, at + 1 + 2 * i);
      int tables = Bytes.u8(b, at + 2 + 2 * i);
      for (Component component : frame.components()) {
        if (component.id() == id && parts.size() == i) {
          parts.add(
              new Part(
                  component,
                  Optional.ofNullable(dc[tables >> 4 & 3]),
                  Optional.ofNullable(ac[tables & 3])));
        }
      }
    }
    JpegScan scan = new JpegScan(frame, parts, quantisers, b, at + 1 + 2 * count);
    return count > 0 && count <= 4 && parts.size() == count && scan.makesSense()
        ? Optional.of(scan)
        : Optional.empty();
  }

  private boolean makesSense() {
    boolean needsDc = first == 0 && high == 0;
    boolean needsAc = last > 0;
    return first <= last
        && last <= 63
        && low <= 13
        && (first == 0 || parts.size() == 1)
        && parts.stream()
            .allMatch(p -> (!needsDc || p.dc().isPresent()) && (!needsAc || p.ac().isPresent()));
  }

  /** How many units it has: blocks where it is of a single component. */
  int units() {
    if (parts.size() == 1) {
      Component only = parts.get(0).component();
      return only.columns() * only.rows();
    }
    return frame.columns() * frame.rows();
  }

  /** Whether it brings the means of the blocks of a component for the first time. */
  boolean beginsWith(Component component) {
    return first == 0
        && high == 0
        && parts.stream().anyMatch(p -> p.component().id() == component.id());
  }

  /** What comes next does not depend on what came before. */
  void restart() {
    Arrays.fill(means, 0);
    blocksToSkip = 0;
  }

  /** Whether the last block said that more were to come, all of them empty. */
  boolean expectsMore() {
    return blocksToSkip > 0;
  }

  /** Reads a unit. */
  void unit(EntropyBits bits, int unit) throws EntropyBits.GaveOut {
    if (parts.size() == 1) {
      Component only = parts.get(0).component();
      block(bits, 0, unit / only.columns() * only.stride() + unit % only.columns());
      return;
    }
    for (int i = 0; i < parts.size(); i++) {
      Component c = parts.get(i).component();
      for (int y = 0; y < c.down(); y++) {
        int row = unit / frame.columns() * c.down() + y;
        for (int x = 0; x < c.across(); x++) {
          block(bits, i, row * c.stride() + unit % frame.columns() * c.across() + x);
        }
      }
    }
  }

  private void block(EntropyBits bits, int part, int block) throws EntropyBits.GaveOut {
    Part p = parts.get(part);
    long[] known = p.component().known();
    if (first == 0) {
      if (high == 0) {
        mean(bits, part);
      } else {
        bits.next();
      }
    }
    int from = Math.max(first, 1);
    if (from > last) {
      return;
    }
    HuffmanCode code = p.ac().orElseThrow();
    if (!frame.progressive()) {
      coefficients(bits, code, from);
    } else if (high == 0) {
      known[block] |= coefficients(bits, code, from);
    } else {
      known[block] = refined(bits, code, from, known[block]);
    }
  }

  private void mean(EntropyBits bits, int part) throws EntropyBits.GaveOut {
    int digits = parts.get(part).dc().orElseThrow().next(bits);
    if (digits > DC_DIGITS) {
      throw new EntropyBits.GaveOut();
    }
    means[part] += bits.nextSigned(digits);
    long mean = ((long) means[part] << low) * quantisers[parts.get(part).component().table()];
    if (Math.abs(mean) > MOST_DC) {
      throw new EntropyBits.GaveOut();
    }
  }

  private long coefficients(EntropyBits bits, HuffmanCode code, int from)
      throws EntropyBits.GaveOut {
    if (blocksToSkip > 0) {
      blocksToSkip--;
      return 0;
    }
    long found = 0;
    for (int k = from; k <= last; k++) {
      int symbol = code.next(bits);
      int digits = symbol & 15;
      if (digits == 0 && symbol != RUN_OF_ZEROS) {
        skipFrom(bits, symbol >> 4);
        blocksToSkip--;
        break;
      }
      k += symbol >> 4;
      if (k > last || digits > AC_DIGITS) {
        throw new EntropyBits.GaveOut();
      }
      if (digits > 0) {
        bits.next(digits);
        found |= 1L << k;
      }
    }
    return found;
  }

  /** One more digit of the coefficients that are known, and some that were zero so far. */
  private long refined(EntropyBits bits, HuffmanCode code, int from, long before)
      throws EntropyBits.GaveOut {
    long known = before;
    int k = from;
    while (blocksToSkip == 0 && k <= last) {
      int symbol = code.next(bits);
      int zeros = symbol >> 4;
      boolean found = (symbol & 15) != 0;
      if ((symbol & 15) > 1) {
        throw new EntropyBits.GaveOut();
      }
      if (!found && symbol != RUN_OF_ZEROS) {
        skipFrom(bits, zeros);
        break;
      }
      if (found) {
        bits.next();
      }
      while (k <= last && ((known >> k & 1) != 0 || zeros-- > 0)) {
        if ((known >> k & 1) != 0) {
          bits.next();
        }
        k++;
      }
      if (found) {
        if (k > last) {
          throw new EntropyBits.GaveOut();
        }
        known |= 1L << k;
      }
      k++;
    }
    if (blocksToSkip > 0) {
      for (; k <= last; k++) {
        if ((known >> k & 1) != 0) {
          bits.next();
        }
      }
      blocksToSkip--;
    }
    return known;
  }

  /** An end of the block, in progressive files perhaps of many blocks. */
  private void skipFrom(EntropyBits bits, int digits) throws EntropyBits.GaveOut {
    if (digits > 0 && !frame.progressive()) {
      throw new EntropyBits.GaveOut();
    }
    blocksToSkip = (1 << digits) + bits.next(digits);
  }
}
