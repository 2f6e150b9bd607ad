package dev.graft.distillation;

import dev.graft.errors.GraftException;
import dev.graft.folders.FolderLock;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
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
  static final String ABOUT = "block.json";

  private static final String PROGRESS = "progress.json";

  private final Path folder;
  private final ViewBlock block;
  private final FolderLock lock;
  private final FileChannel pixels;
  private final FileChannel targets;
  private final Runnable grown;
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

  private ViewStore(
      Path folder,
      ViewBlock block,
      FolderLock lock,
      FileChannel pixels,
      FileChannel targets,
      Runnable grown) {
    this.folder = folder;
    this.block = block;
    this.lock = lock;
    this.pixels = pixels;
    this.targets = targets;
    this.grown = grown;
    Path file = folder.resolve(PROGRESS);
    this.progress =
        Files.exists(file) ? Json.read(file, Progress.class) : new Progress(0, 0, List.of());
    this.rows = progress.rows();
  }

  /**
   * Opens a block in its folder, which is there; one program at a time.
   *
   * @param grown told after each {@link #complete}
   */
  static ViewStore open(Path folder, ViewBlock block, Runnable grown) throws IOException {
    FolderLock lock =
        FolderLock.tryOn(folder)
            .orElseThrow(
                () ->
                    new GraftException(
                        "Another distillation is using the views in "
                            + folder
                            + ": wait for it or stop it."));
    try {
      if (!Files.exists(folder.resolve(ABOUT))) {
        Json.write(folder.resolve(ABOUT), block);
      }
      FileChannel pixels = channel(folder.resolve("pixels.bin"));
      try {
        FileChannel targets = channel(folder.resolve("targets.bin"));
        return new ViewStore(folder, block, lock, pixels, targets, grown);
      } catch (IOException | RuntimeException e) {
        pixels.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static FileChannel channel(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  static GraftException failure(Path folder, IOException e) {
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
    grown.run();
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
    try (lock;
        pixels;
        targets) {
      // Closing is all, the lock last.
    } catch (IOException e) {
      throw failure(folder, e);
    }
  }
}
