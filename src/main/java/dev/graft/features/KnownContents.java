package dev.graft.features;

import dev.graft.dataset.Fingerprint;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what files hold, so that a file that was not touched since need not be read again to be
 * recognised. A file counts as untouched if its path, size, time of change and identity on the disk
 * are as they were. As in git, what was changed so shortly before it was read that a second change
 * could bear the same time is not believed. Safe for use by several threads; of several processes
 * the last to save wins, which costs the others nothing but reading.
 */
public final class KnownContents {
  /** Coarsest time stamps of common file systems, FAT's. */
  private static final long RACY_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final int FORMAT = 0x47464301;
  private static final int DIGEST_BYTES = 32;

  private static final Logger LOG = LoggerFactory.getLogger(KnownContents.class);

  private record Seen(
      long size, long modifiedNanos, String identity, long readAtNanos, String fingerprint) {
    boolean holdsFor(BasicFileAttributes now) {
      return size == now.size()
          && modifiedNanos == now.lastModifiedTime().to(TimeUnit.NANOSECONDS)
          && identity.equals(String.valueOf(now.fileKey()))
          && modifiedNanos + RACY_NANOS < readAtNanos;
    }
  }

  /** Files that count as they were earlier, by path. */
  record Settled(Map<Path, String> contents, Map<Path, String> problems) {
    static final Settled NOTHING = new Settled(Map.of(), Map.of());

    Settled {
      contents = Map.copyOf(contents);
      problems = Map.copyOf(problems);
    }
  }

  private final Path file;
  private final int bound;
  private final Map<String, Seen> known;
  private final Settled settled;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean changed = new AtomicBoolean();

  private KnownContents(Path file, int bound, Map<String, Seen> known, Settled settled) {
    this.file = file;
    this.bound = bound;
    this.known = new ConcurrentHashMap<>(known);
    this.settled = settled;
  }

  /** The same memory, in which some files count as they were earlier. */
  KnownContents holding(Settled earlier) {
    return new KnownContents(file, bound, known, earlier);
  }

  /**
   * Opens the memory.
   *
   * @param file where it is kept; one that is missing or damaged means that nothing is known
   * @param bound how many files to remember at most; those asked for last stay
   * @return the memory
   */
  static KnownContents open(Path file, int bound) {
    try {
      return new KnownContents(file, bound, read(file), Settled.NOTHING);
    } catch (NoSuchFileException e) {
      LOG.debug("nothing is known of any file yet", e);
    } catch (IOException e) {
      LOG.warn("{} is damaged ({}): all images are read again", file, e.toString());
    }
    return new KnownContents(file, bound, Map.of(), Settled.NOTHING);
  }

  /**
   * The fingerprint of a file's content.
   *
   * @param image the file
   * @return as {@link Fingerprint#of(Path)} has it
   * @throws IOException if the file cannot be read
   */
  public String fingerprint(Path image) throws IOException {
    String earlier = settled.contents().get(image);
    if (earlier != null) {
      return earlier;
    }
    String path = image.toAbsolutePath().normalize().toString();
    BasicFileAttributes now = Files.readAttributes(image, BasicFileAttributes.class);
    asked.add(path);
    Seen seen = known.get(path);
    if (seen != null && seen.holdsFor(now)) {
      return seen.fingerprint();
    }
    long readAt = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    String fingerprint = Fingerprint.of(image);
    changed.set(true);
    known.put(
        path,
        new Seen(
            now.size(),
            now.lastModifiedTime().to(TimeUnit.NANOSECONDS),
            String.valueOf(now.fileKey()),
            readAt,
            fingerprint));
    return fingerprint;
  }

  /**
   * Why a file is not to be used, whatever it is now.
   *
   * @param image the file
   * @return the reason, if that was settled earlier
   */
  public Optional<String> settledProblem(Path image) {
    return Optional.ofNullable(settled.problems().get(image));
  }

  /** Forgets a file, which turned out to hold something else. */
  public void forget(Path image) {
    changed.set(true);
    known.remove(image.toAbsolutePath().normalize().toString());
  }

  /**
   * Keeps the memory, if there is anything new in it. Where that fails, only time is lost, so it is
   * no error.
   */
  public void save() {
    if (!changed.getAndSet(false)) {
      return;
    }
    Map<String, Seen> kept = new LinkedHashMap<>();
    asked.stream().filter(known::containsKey).limit(bound).forEach(p -> kept.put(p, known.get(p)));
    known.entrySet().stream()
        .filter(e -> !asked.contains(e.getKey()))
        .limit(bound - (long) kept.size())
        .forEach(e -> kept.put(e.getKey(), e.getValue()));
    try {
      Path part = Files.createTempFile(file.toAbsolutePath().getParent(), "contents", ".part");
      try {
        write(kept, part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      LOG.warn(
          "{} cannot be written ({}): the images are read again next time", file, e.toString());
    }
  }

  private static void write(Map<String, Seen> kept, Path to) throws IOException {
    CRC32 check = new CRC32();
    try (DataOutputStream out =
        new DataOutputStream(
            new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(to)), check))) {
      out.writeInt(FORMAT);
      out.writeInt(kept.size());
      kept.forEach(
          (path, seen) -> {
            try {
              out.writeUTF(path);
              out.writeLong(seen.size());
              out.writeLong(seen.modifiedNanos());
              out.writeUTF(seen.identity());
              out.writeLong(seen.readAtNanos());
              out.write(HexFormat.of().parseHex(seen.fingerprint()));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
      out.writeLong(check.getValue());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Map<String, Seen> read(Path file) throws IOException {
    CRC32 check = new CRC32();
    try (DataInputStream in =
        new DataInputStream(
            new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), check))) {
      if (in.readInt() != FORMAT) {
        throw new IOException("it is of another version");
      }
      int count = in.readInt();
      Map<String, Seen> known = new LinkedHashMap<>();
      for (int i = 0; i < count; i++) {
        String path = in.readUTF();
        long size = in.readLong();
        long modified = in.readLong();
        String identity = in.readUTF();
        long readAt = in.readLong();
        byte[] digest = in.readNBytes(DIGEST_BYTES);
        known.put(
            path, new Seen(size, modified, identity, readAt, HexFormat.of().formatHex(digest)));
      }
      long expected = check.getValue();
      if (in.readLong() != expected) {
        throw new IOException("its checksum is wrong");
      }
      return known;
    }
  }
}
