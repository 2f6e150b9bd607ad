package dev.graft.distillation;

import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * One block of views on disk: {@code pixels.bin} with a byte a value, {@code targets.bin} with
 * little-endian floats, and {@code progress.json}, which says how much of both counts. Rows are
 * only ever added; what a killed program left behind the last progress is overwritten.
 */
final class ViewStore implements AutoCloseable {
  private static final String PROGRESS = "progress.json";

  private final Path folder;
  private final ViewBlock block;
  private final FileChannel pixels;
  private final FileChannel targets;
  private Progress progress;
  private long rows;

  /**
   * How far a block is.
   *
   * @param photographs whose views are all there, in order
   * @param rows views that are there
   * @param skipped photographs among them that cannot be used
   */
  record Progress(int photographs, long rows, List<DistillationEvent.Skipped> skipped) {}

  private ViewStore(Path folder, ViewBlock block, FileChannel pixels, FileChannel targets) {
    this.folder = folder;
    this.block = block;
    this.pixels = pixels;
    this.targets = targets;
    Path file = folder.resolve(PROGRESS);
    this.progress =
        Files.exists(file) ? Json.read(file, Progress.class) : new Progress(0, 0, List.of());
    this.rows = progress.rows();
  }

  /** Opens a block under a folder, making it if it is not there; one program at a time. */
  static ViewStore open(Path cache, ViewBlock block) {
    Path folder = cache.resolve(block.digest());
    try {
      Files.createDirectories(folder);
      if (!Files.exists(folder.resolve("block.json"))) {
        Json.write(folder.resolve("block.json"), block);
      }
      FileChannel pixels = channel(folder.resolve("pixels.bin"));
      try {
        lock(pixels, folder);
        FileChannel targets = channel(folder.resolve("targets.bin"));
        return new ViewStore(folder, block, pixels, targets);
      } catch (IOException | RuntimeException e) {
        pixels.close();
        throw e;
      }
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static void lock(FileChannel channel, Path folder) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      throw busy(folder, e);
    }
    if (lock == null) {
      throw busy(folder, null);
    }
  }

  private static GraftException busy(Path folder, @org.jspecify.annotations.Nullable Exception e) {
    String sentence =
        "Another distillation is using the views in " + folder + ": wait for it or stop it.";
    return e == null ? new GraftException(sentence) : new GraftException(sentence, e);
  }

  private static GraftException failure(Path folder, IOException e) {
    return new GraftException(
        "The stored views at "
            + folder
            + " cannot be used ("
            + e.getMessage()
            + "): make room on the disk or set XDG_CACHE_HOME to a folder that can be written.",
        e);
  }

  ViewBlock block() {
    return block;
  }

  Progress progress() {
    return progress;
  }

  /** Adds a view; it counts from the next {@link #complete} on. */
  void append(byte[] view, float[] said, int from) {
    ByteBuffer values =
        ByteBuffer.allocate(block.targets() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    values.asFloatBuffer().put(said, from, block.targets());
    try {
      write(pixels, ByteBuffer.wrap(view), rows * block.pixelBytes());
      write(targets, values, rows * values.capacity());
    } catch (IOException e) {
      throw failure(folder, e);
    }
    rows++;
  }

  /** Everything so far counts. */
  void complete(int photographs, List<DistillationEvent.Skipped> skipped) {
    try {
      pixels.force(false);
      targets.force(false);
    } catch (IOException e) {
      throw failure(folder, e);
    }
    progress = new Progress(photographs, rows, new ArrayList<>(skipped));
    Json.write(folder.resolve(PROGRESS), progress);
  }

  /** Reads a view's pixels and targets to places in arrays. */
  void read(long row, byte[] view, int viewAt, float[] said, int saidAt) {
    ByteBuffer values =
        ByteBuffer.allocate(block.targets() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    try {
      read(pixels, ByteBuffer.wrap(view, viewAt, block.pixelBytes()), row * block.pixelBytes());
      read(targets, values, row * values.capacity());
    } catch (IOException e) {
      throw failure(folder, e);
    }
    values.flip();
    values.asFloatBuffer().get(said, saidAt, block.targets());
  }

  private static void write(FileChannel channel, ByteBuffer bytes, long place) throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private static void read(FileChannel channel, ByteBuffer bytes, long place) throws IOException {
    long at = place;
    while (bytes.hasRemaining()) {
      int n = channel.read(bytes, at);
      if (n < 0) {
        throw new IOException("it is shorter than it should be");
      }
      at += n;
    }
  }

  @Override
  public void close() {
    try (pixels;
        targets) {
      // Closing is all.
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }
}
