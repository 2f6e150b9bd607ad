package dev.graft.zoo;

import dev.graft.download.Cancellation;
import dev.graft.download.Downloaded;
import dev.graft.download.Downloader;
import dev.graft.download.Progress;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Brings published weights into the library: downloads, verifies, imports. */
public final class CatalogueFetch {
  private final Catalogue catalogue;
  private final BackboneLibrary library;
  private final Downloader downloader;
  private final Path folder;

  /**
   * Wires it.
   *
   * @param catalogue what there is
   * @param library where it goes
   * @param downloader brings the files
   * @param folder where the files stay
   */
  public CatalogueFetch(
      Catalogue catalogue, BackboneLibrary library, Downloader downloader, Path folder) {
    this.catalogue = catalogue;
    this.library = library;
    this.downloader = downloader;
    this.folder = folder;
  }

  /**
   * Fetches; blocks until it is in the library.
   *
   * @param request what
   * @param listener told how it goes; the last event is {@code Finished} unless it is cancelled
   * @param cancellation ends the download; what is here is kept
   * @return false if it was cancelled
   * @throws GraftException if there is no such entry, or it cannot be had
   * @throws InterruptedException if the thread is interrupted
   */
  public boolean fetch(
      FetchRequest request, Consumer<FetchEvent> listener, Cancellation cancellation)
      throws InterruptedException {
    CatalogueEntry entry = find(request.name());
    Architectures.parse(entry.architecture());
    library.requireFreeFor(entry);
    Optional<String> note = Optional.empty();
    Optional<Path> names = Optional.empty();
    if (request.classNames() && entry.classes() > 0) {
      try {
        names =
            downloader
                .fetch(catalogue.classIndex(folder), (done, total) -> {}, cancellation)
                .map(Downloaded::file);
      } catch (GraftException e) {
        // The weights are of use without; if they cannot be had either, that is said instead.
        note = Optional.of("The names of its classes could not be had: " + e.getMessage());
      }
    }
    Optional<Downloaded> got =
        downloader.fetch(
            entry.transfer(folder),
            Progress.thinned(
                (done, total) -> listener.accept(new FetchEvent.Downloading(done, total))),
            cancellation);
    if (got.isEmpty()) {
      return false;
    }
    Downloaded file = got.get();
    listener.accept(new FetchEvent.Importing(file.file()));
    ImportOutcome outcome = library.importPublished(entry, file.file(), names);
    listener.accept(
        new FetchEvent.Finished(
            outcome.backbone(),
            file.file(),
            file.digests().sha256(),
            outcome.alreadyThere(),
            note));
    return true;
  }

  private CatalogueEntry find(String name) {
    return catalogue
        .find(name)
        .orElseThrow(
            () ->
                new GraftException(
                    "There is no '"
                        + name
                        + "' in the catalogue; `graft zoo list` shows what there is."));
  }
}
