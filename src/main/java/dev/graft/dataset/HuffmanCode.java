package dev.graft.dataset;

import java.util.Arrays;

/**
 * A Huffman code of a JPEG (ITU-T T.81, annexes C and F.2.2.3): the number of codes of each length
 * and the symbols in the order of their codes.
 */
final class HuffmanCode {
  private static final int LONGEST = 16;

  /** The largest code of each length, or -1 where there is none. */
  private final int[] last = new int[LONGEST + 1];

  /** What to add to a code of each length for the place of its symbol. */
  private final int[] offset = new int[LONGEST + 1];

  private final byte[] symbols;

  private HuffmanCode(byte[] symbols) {
    this.symbols = symbols;
  }

  /** The size in bytes that a table at this offset has: 16 counts and a byte for each symbol. */
  static int size(byte[] b, int at) {
    int symbols = 0;
    for (int i = 0; i < LONGEST; i++) {
      symbols += Bytes.u8(b, at + i);
    }
    return LONGEST + symbols;
  }

  /** Reads a table of {@link #size} bytes that lies in the array. */
  static HuffmanCode read(byte[] b, int at) {
    HuffmanCode table =
        new HuffmanCode(Arrays.copyOfRange(b, at + LONGEST, at + HuffmanCode.size(b, at)));
    int code = 0;
    int symbol = 0;
    for (int length = 1; length <= LONGEST; length++) {
      int count = Bytes.u8(b, at + length - 1);
      table.offset[length] = symbol - code;
      code += count;
      symbol += count;
      table.last[length] = count == 0 ? -1 : code - 1;
      code <<= 1;
    }
    return table;
  }

  /**
   * The next symbol, 0 to 255.
   *
   * @throws EntropyBits.GaveOut if the data ends, or no symbol has this code
   */
  int next(EntropyBits bits) throws EntropyBits.GaveOut {
    int code = 0;
    for (int length = 1; length <= LONGEST; length++) {
      code = code << 1 | bits.next();
      if (code <= last[length]) {
        return symbols[code + offset[length]] & 0xff;
      }
    }
    throw new EntropyBits.GaveOut();
  }
}
