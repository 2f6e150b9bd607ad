package dev.graft.workbench;

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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/** Runs downloads in the background, several at a time. */
final class Fetching implements AutoCloseable {
  private final ExecutorService executor = Threads.asNeeded("download");
  private final CatalogueFetch fetch;

  /**
   * Wires it; nothing is asked of the network before {@link #start}.
   *
   * @param own a catalogue of the user's own; only its files may lie on this machine's own plain
   *     http server
   */
  Fetching(UserFolders folders, BackboneLibrary library, Optional<Catalogue> own) {
    Downloader downloader =
        own.isPresent()
            ? Downloader.alsoPlainLoopback(System.getenv(), executor, Patience.USUAL)
            : Downloader.httpsOnly(System.getenv(), executor);
    this.fetch =
        new CatalogueFetch(
            own.orElseGet(Catalogue::official), library, downloader, folders.downloads());
  }

  /** The catalogue that {@code -Dgraft.catalogue=FILE} names, if any. */
  static Optional<Catalogue> ownCatalogue() {
    return Optional.ofNullable(System.getProperty("graft.catalogue"))
        .filter(file -> !file.isBlank())
        .map(file -> Catalogue.read(Path.of(file)));
  }

  Job start(FetchRequest request, Consumer<FetchEvent> listener) {
    Cancellation cancellation = new Cancellation();
    CompletableFuture<Boolean> end = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            end.complete(fetch.fetch(request, listener, cancellation));
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
