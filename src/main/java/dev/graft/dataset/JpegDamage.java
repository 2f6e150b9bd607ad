package dev.graft.dataset;

import dev.graft.dataset.JpegFrame.Component;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the data of a JPEG gives out.
 *
 * @param share how much of the picture is there, if only coarsely: 0 to 1
 * @param end behind the last byte that makes sense
 */
record JpegDamage(double share, int end) {
  /** So many equal bytes are rare in compressed data. */
  private static final int RUN = 16;

  /** The codes for zeros may mean something, so the walk may stumble only some way behind them. */
  private static final int STUMBLE = 1024;

  /** A lost block of a disk reads as zeros, and the walk may stumble over nothing at all. */
  private static final int SECTOR = 512;

  /** Writers leave some bytes, or many equal ones, behind the data; others are remains of it. */
  private static final int MOST_LEFT_OVER = 8;

  /**
   * Walks through all of the data, which takes about as long as decoding it; meant for files of
   * which something says that they are damaged.
   *
   * @param b a file with an ordinary {@linkplain JpegHeader header}
   * @return empty if all of it is there, with its end marker
   */
  static Optional<JpegDamage> find(byte[] b) {
    Walk walk = new Walk(b, b.length);
    Optional<JpegDamage> damage = walk.damage();
    if (damage.isPresent()) {
      int run = startOfRun(b, walk.data, walk.position);
      if (run > 0) {
        damage = new Walk(b, run).damage().or(() -> Optional.of(new JpegDamage(1, run)));
      }
    }
    return damage;
  }

  /** The same file as far as it makes sense. */
  byte[] healthyPart(byte[] b) {
    byte[] part = Arrays.copyOf(b, end + 2);
    part[end] = (byte) 0xff;
    part[end + 1] = (byte) 0xd9;
    return part;
  }

  /** Where equal bytes begin that the walk stumbled over, or -1. */
  private static int startOfRun(byte[] b, int from, int offset) {
    int lowest = Math.max(from, offset - STUMBLE);
    int last = Math.min(offset, b.length - 1);
    while (last > from) {
      int first = last;
      while (first > from && b[first - 1] == b[last]) {
        first--;
      }
      if (last - first >= SECTOR || (last > lowest && last - first >= RUN)) {
        return first;
      }
      last = first - 1;
    }
    return -1;
  }

  /** One way through the file. */
  private static final class Walk {
    private final byte[] b;
    private final int end;
    private final HuffmanCode[] dc = new HuffmanCode[4];
    private final HuffmanCode[] ac = new HuffmanCode[4];
    private final int[] quantisers = new int[4];
    private Optional<JpegFrame> frame = Optional.empty();
    private boolean[] begun = new boolean[0];
    private int interval;
    private boolean broken;
    private boolean ended;
    private double share;
    private int data;
    private int good;
    private int position;

    Walk(byte[] b, int end) {
      this.b = b;
      this.end = end;
      segments();
    }

    Optional<JpegDamage> damage() {
      return broken || !ended || !allBegun()
          ? Optional.of(new JpegDamage(share, good))
          : Optional.empty();
    }

    private boolean allBegun() {
      for (boolean component : begun) {
        if (!component) {
          return false;
        }
      }
      return begun.length > 0;
    }

    private void segments() {
      int at = marker(2);
      while (at >= 0 && !broken) {
        int kind = Bytes.u8(b, at + 1);
        if (kind == 0xd9) {
          ended = true;
          return;
        }
        int next = at + 2 + Bytes.u16(b, at + 2, true);
        if (next > end) {
          break;
        }
        if (kind == 0xda) {
          at = marker(scan(at + 4, next));
          leftOver(at);
        } else {
          segment(kind, at + 4, next);
          at = marker(next);
        }
      }
      leftOver(end);
    }

    /** The next marker other than a restart, or -1. */
    private int marker(int from) {
      int at = from;
      while (at + 1 < end) {
        int kind = b[at] == -1 ? Bytes.u8(b, at + 1) : 0;
        if (kind != 0 && kind != 0xff && (kind < 0xd0 || kind > 0xd7)) {
          return at;
        }
        at++;
      }
      return -1;
    }

    /** Looks at what is between the data of the last scan and what comes next. */
    private void leftOver(int next) {
      if (broken || next <= good || good == 0) {
        return;
      }
      int first = good;
      while (first > data && b[first - 1] == b[good]) {
        first--;
      }
      int last = good;
      while (last < next && b[last] == b[good]) {
        last++;
      }
      boolean padding = last == next;
      broken = padding ? first < good && last - first >= RUN : next - good > MOST_LEFT_OVER;
      position = next;
    }

    private void segment(int kind, int at, int next) {
      switch (kind) {
        case 0xc0, 0xc1, 0xc2 -> {
          broken = frame.isPresent();
          frame = JpegFrame.read(b, at, kind == 0xc2);
          int components = frame.map(f -> f.components().size()).orElse(0);
          begun = new boolean[components];
        }
        case 0xc4 -> codes(at, next);
        case 0xdb -> quantisers(at, next);
        case 0xdd -> interval = Bytes.u16(b, at, true);
        default -> {
          // Comments and the like.
        }
      }
    }

    private void codes(int from, int next) {
      int at = from;
      while (at + 17 <= next) {
        int place = Bytes.u8(b, at);
        int size = HuffmanCode.size(b, at + 1);
        if (at + 1 + size > next) {
          broken = true;
          return;
        }
        ((place >> 4) == 0 ? dc : ac)[place & 3] = HuffmanCode.read(b, at + 1);
        at += 1 + size;
      }
    }

    private void quantisers(int from, int next) {
      int at = from;
      while (at < next) {
        int place = Bytes.u8(b, at);
        boolean wide = place >> 4 != 0;
        quantisers[place & 3] = wide ? Bytes.u16(b, at + 1, true) : Bytes.u8(b, at + 1);
        at += wide ? 129 : 65;
      }
    }

    /** Walks through a scan and gives the offset behind its data. */
    private int scan(int header, int start) {
      Optional<JpegScan> read = frame.flatMap(f -> JpegScan.read(b, header, f, dc, ac, quantisers));
      if (read.isEmpty()) {
        broken = true;
        return start;
      }
      JpegScan scan = read.get();
      data = start;
      good = start;
      int found = units(scan);
      for (int i = 0; i < begun.length; i++) {
        Component component = frame.orElseThrow().components().get(i);
        if (scan.beginsWith(component)) {
          begun[i] = true;
          share = i == 0 ? (double) found / scan.units() : share;
        }
      }
      return position;
    }

    /** Counts the units that are there, those behind a damage included where a restart is. */
    private int units(JpegScan scan) {
      int found = 0;
      int restarts = 0;
      int units = scan.units();
      EntropyBits bits = new EntropyBits(b, data, end);
      for (int unit = 0; unit < units; ) {
        int to = interval == 0 ? units : Math.min(units, unit + interval);
        try {
          for (; unit < to; unit++) {
            scan.unit(bits, unit);
            found++;
            good = bits.position();
          }
          broken |= scan.expectsMore();
        } catch (EntropyBits.GaveOut e) {
          // Not lost: it is what the walk is for.
          broken = true;
        }
        position = bits.position();
        if (to == units) {
          break;
        }
        int restart = restart(position);
        if (restart < 0) {
          broken = true;
          break;
        }
        int lost = (Bytes.u8(b, restart + 1) - 0xd0 - restarts) & 7;
        broken |= lost > 0;
        restarts += 1 + lost;
        unit = restarts * interval;
        scan.restart();
        bits = new EntropyBits(b, restart + 2, end);
      }
      return found;
    }

    /** The next marker if it is a restart, or -1. */
    private int restart(int from) {
      for (int at = from; at + 1 < end; at++) {
        int kind = b[at] == -1 ? Bytes.u8(b, at + 1) : 0;
        if (kind != 0 && kind != 0xff) {
          return kind >= 0xd0 && kind <= 0xd7 ? at : -1;
        }
      }
      return -1;
    }
  }
}
