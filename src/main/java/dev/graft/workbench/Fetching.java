package dev.graft.workbench;

import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionFetch;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.collections.PhotoCollections;
import dev.graft.download.Cancellation;
import dev.graft.download.Downloader;
import dev.graft.download.Patience;
import dev.graft.errors.GraftException;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.CatalogueFetch;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Runs downloads in the background, several at a time. */
final class Fetching implements AutoCloseable {
  private final ExecutorService executor = Threads.asNeeded("download");
  private final CatalogueFetch fetch;
  private final PhotoCollections collections;
  private final CollectionFetch collectionFetch;

  /**
   * Wires it; nothing is asked of the network before {@link #start}.
   *
   * @param own a catalogue of the user's own; only its files may lie on this machine's own plain
   *     http server
   */
  Fetching(UserFolders folders, BackboneLibrary library, Optional<Catalogue> own) {
    this.fetch =
        new CatalogueFetch(
            own.orElseGet(Catalogue::official),
            library,
            downloader(own.isPresent()),
            folders.downloads());
    Optional<PhotoCollections> ownCollections =
        file("graft.collections").map(PhotoCollections::read);
    this.collections = ownCollections.orElseGet(PhotoCollections::official);
    this.collectionFetch =
        new CollectionFetch(
            collections,
            downloader(ownCollections.isPresent()),
            folders.downloads(),
            folders.photographs());
  }

  private Downloader downloader(boolean plainLoopback) {
    return plainLoopback
        ? Downloader.alsoPlainLoopback(System.getenv(), executor, Patience.USUAL)
        : Downloader.httpsOnly(System.getenv(), executor);
  }

  /** The catalogue that {@code -Dgraft.catalogue=FILE} names, if any. */
  static Optional<Catalogue> ownCatalogue() {
    return file("graft.catalogue").map(Catalogue::read);
  }

  private static Optional<Path> file(String property) {
    return Optional.ofNullable(System.getProperty(property))
        .filter(file -> !file.isBlank())
        .map(Path::of);
  }

  List<PhotoCollection> collections() {
    return collections.all();
  }

  Job start(FetchRequest request, Consumer<FetchEvent> listener) {
    return start(cancellation -> fetch.fetch(request, listener, cancellation));
  }

  Job start(CollectionRequest request, Consumer<CollectionEvent> listener) {
    return start(cancellation -> collectionFetch.fetch(request, listener, cancellation));
  }

  private interface Work {
    boolean run(Cancellation cancellation) throws InterruptedException;
  }

  private Job start(Work work) {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            end.complete(work.run(cancellation));
          } catch (InterruptedException e) {
            // The workbench is closed; nobody waits any more.
            end.complete(false);
            Thread.currentThread().interrupt();
          } catch (RuntimeException | Error e) {
            end.completeExceptionally(e);
          }
        });
    return new Job() {
      @Override
      public void cancel() {
        cancellation.cancel();
      }

      @Override
      public boolean await() throws InterruptedException {
        try {
          return end.get();
        } catch (ExecutionException e) {
          if (e.getCause() instanceof GraftException failure) {
            throw failure;
          }
          throw new IllegalStateException("the download failed unexpectedly", e.getCause());
        }
      }
    };
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
