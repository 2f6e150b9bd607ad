package dev.graft.collections;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads the files of a zip or a tar.gz one after the other. */
final class ArchiveReader implements Closeable {
  private static final int GZIP_MAGIC = 0x1f8b;

  private final Closeable archive;
  private final Source source;
  private final LongSupplier position;

  private ArchiveReader(Closeable archive, Source source, LongSupplier position) {
    this.archive = archive;
    this.source = source;
    this.position = position;
  }

  private interface Source {
    Optional<Entry> next() throws IOException;
  }

  interface Content {
    InputStream open() throws IOException;
  }

  /**
   * A file of an archive.
   *
   * @param name its path in the archive
   * @param plain false for folders, links and devices
   * @param bytes its length, as the archive says it
   * @param content opens it, before the next one is asked for
   */
  record Entry(String name, boolean plain, long bytes, Content content) {}

  /**
   * Opens an archive.
   *
   * @param mostBytes how much may come out of it before reading fails
   */
  static ArchiveReader open(Path file, long mostBytes) throws IOException {
    int magic;
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(2);
      magic = start.length < 2 ? 0 : ((start[0] & 0xff) << 8) | (start[1] & 0xff);
    }
    return magic == GZIP_MAGIC ? tarGz(file, mostBytes) : zip(file, mostBytes);
  }

  private static ArchiveReader tarGz(Path file, long mostBytes) throws IOException {
    CountedStream raw =
        new CountedStream(new BufferedInputStream(Files.newInputStream(file)), Long.MAX_VALUE);
    try {
      // Counted before tar: also what is passed over costs time, and long names memory.
      CountedStream all = new CountedStream(new GZIPInputStream(raw, 1 << 16), mostBytes);
      TarArchiveInputStream tar = new TarArchiveInputStream(all);
      return new ArchiveReader(tar, () -> next(tar, all), raw::count);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  private static Optional<Entry> next(TarArchiveInputStream tar, CountedStream all)
      throws IOException {
    TarArchiveEntry entry = tar.getNextEntry();
    if (entry == null) {
      // To the end of the gzip, where its own checksum is compared.
      all.transferTo(java.io.OutputStream.nullOutputStream());
      return Optional.empty();
    }
    boolean plain =
        entry.isFile() && !entry.isSymbolicLink() && !entry.isLink() && !entry.isSparse();
    return Optional.of(new Entry(entry.getName(), plain, entry.getSize(), () -> tar));
  }

  private static ArchiveReader zip(Path file, long mostBytes) throws IOException {
    ZipFile zip = ZipFile.builder().setPath(file).get();
    Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
    long[] done = new long[2];
    Source source =
        () -> {
          if (!entries.hasMoreElements()) {
            return Optional.empty();
          }
          ZipArchiveEntry entry = entries.nextElement();
          done[0] += Math.max(0, entry.getCompressedSize());
          boolean plain = !entry.isDirectory() && !entry.isUnixSymlink();
          return Optional.of(
              new Entry(
                  entry.getName(),
                  plain,
                  entry.getSize(),
                  () ->
                      new CountedStream(zip.getInputStream(entry), mostBytes - done[1]) {
                        @Override
                        public void close() throws IOException {
                          done[1] += count();
                          super.close();
                        }
                      }));
        };
    return new ArchiveReader(zip, source, () -> done[0]);
  }

  /** The next file; empty at the end. */
  Optional<Entry> next() throws IOException {
    return source.next();
  }

  /** Bytes of the archive that are read. */
  long position() {
    return position.getAsLong();
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }
}
