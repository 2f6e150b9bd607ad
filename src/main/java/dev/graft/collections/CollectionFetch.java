package dev.graft.collections;

import dev.graft.download.Cancellation;
import dev.graft.download.Downloaded;
import dev.graft.download.Downloader;
import dev.graft.download.Progress;
import dev.graft.download.Transfer;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Brings a collection onto this machine: downloads, verifies, unpacks into {@code NAME.part}, and
 * gives the folder its name when it is whole. The archive is removed then.
 */
public final class CollectionFetch {
  /** Lies in the folder and says what it is. */
  static final String ABOUT = "ABOUT.json";

  private final PhotoCollections collections;
  private final Downloader downloader;
  private final Path downloads;
  private final Path photographs;

  /**
   * Wires it.
   *
   * @param collections what there is
   * @param downloader brings the archives
   * @param downloads where archives lie until they are unpacked
   * @param photographs where a collection goes unless the request says otherwise
   */
  public CollectionFetch(
      PhotoCollections collections, Downloader downloader, Path downloads, Path photographs) {
    this.collections = collections;
    this.downloader = downloader;
    this.downloads = downloads;
    this.photographs = photographs;
  }

  /** What is written in the folder of a collection. */
  record About(
      String name,
      String title,
      String page,
      String licence,
      String terms,
      String checksum,
      int images) {
    static About of(PhotoCollection c, int images) {
      return new About(
          c.name(),
          c.title(),
          c.page().toString(),
          c.licence(),
          c.terms(),
          c.checksum().toString(),
          images);
    }
  }

  /**
   * Fetches; blocks until the folder is there.
   *
   * @param request what, and where to
   * @param listener told how it goes; the last event is {@code Finished} unless it is cancelled
   * @param cancellation ends it; what is downloaded is kept, what is unpacked is not
   * @return false if it was cancelled
   * @throws GraftException if there is no such collection, or it cannot be had
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean fetch(
      CollectionRequest request, Consumer<CollectionEvent> listener, Cancellation cancellation)
      throws InterruptedException {
    PhotoCollection collection = collections.find(request.name());
    Path target =
        request
            .to()
            .orElseGet(() -> photographs.resolve(collection.name()))
            .toAbsolutePath()
            .normalize();
    Optional<Integer> there = alreadyThere(collection, target);
    if (there.isPresent()) {
      listener.accept(new CollectionEvent.Finished(collection, target, there.get(), true));
      return true;
    }
    Transfer transfer = collection.transfer(downloads);
    requireRoom(collection, target, !Files.exists(transfer.target()));
    Optional<Downloaded> archive =
        downloader.fetch(
            transfer,
            Progress.thinned(
                (done, total) -> listener.accept(new CollectionEvent.Downloading(done, total))),
            cancellation);
    if (archive.isEmpty()) {
      return false;
    }
    OptionalInt images = unpack(collection, archive.get().file(), target, listener, cancellation);
    images.ifPresent(
        n -> listener.accept(new CollectionEvent.Finished(collection, target, n, false)));
    return images.isPresent();
  }

  /** The same collection is success, anything else in the place is refused before the download. */
  private static Optional<Integer> alreadyThere(PhotoCollection collection, Path target) {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (Files.isRegularFile(target.resolve(ABOUT))) {
      About about = Json.read(target.resolve(ABOUT), About.class);
      if (about.equals(About.of(collection, about.images()))) {
        return Optional.of(about.images());
      }
    }
    throw new GraftException(
        "%s exists already and is not %s; name a folder that does not exist yet with --to."
            .formatted(target, collection.title()));
  }

  /** The archive and what comes out of it are about equally long. */
  private static void requireRoom(PhotoCollection collection, Path target, boolean download) {
    Path there = target;
    while (there.getParent() != null && !Files.exists(there)) {
      there = there.getParent();
    }
    try {
      long free = Files.getFileStore(there).getUsableSpace();
      long wanted = collection.bytes() * (download ? 2 : 1);
      if (free < wanted) {
        throw new GraftException(
            "%s wants %d MB of room and %s has %d MB; make room on the disk or name another folder with --to."
                .formatted(collection.title(), wanted / 1_000_000, there, free / 1_000_000));
      }
    } catch (IOException e) {
      throw new GraftException(
          there + " cannot be examined (" + e.getMessage() + "); name another folder with --to.",
          e);
    }
  }

  private OptionalInt unpack(
      PhotoCollection collection,
      Path archive,
      Path target,
      Consumer<CollectionEvent> listener,
      Cancellation cancellation) {
    Path lock = downloads.resolve("." + collection.name() + ".unpacking.lock");
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      // Released with its channel.
      if (tryLock(channel).isEmpty()) {
        throw new GraftException(
            collection.title() + " is being unpacked already; wait until that is over.");
      }
      Folders.delete(part);
      Files.createDirectories(part);
      boolean whole = false;
      try {
        OptionalInt images =
            new Unpacking(
                    collection,
                    Limits.of(collection),
                    cancellation,
                    thinned(collection.bytes(), listener))
                .unpack(archive, part);
        if (images.isPresent()) {
          Json.write(part.resolve(ABOUT), About.of(collection, images.getAsInt()));
          move(part, target);
          whole = true;
          Files.deleteIfExists(archive);
        }
        return images;
      } finally {
        if (!whole) {
          Folders.delete(part);
        }
      }
    } catch (IOException e) {
      throw new GraftException(
          "%s cannot be made (%s); make room on the disk or check the rights of its folder, then fetch again: the download is kept."
              .formatted(target, e.getMessage()),
          e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it, which is as good as another process.
      return Optional.empty();
    }
  }

  private static void move(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, target);
    }
  }

  private static LongConsumer thinned(long total, Consumer<CollectionEvent> listener) {
    Progress progress =
        Progress.thinned(
            (done, all) -> listener.accept(new CollectionEvent.Unpacking(done, all.orElse(total))));
    return done -> progress.at(Math.min(done, total), OptionalLong.of(total));
  }
}
