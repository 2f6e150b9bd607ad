package dev.graft.download;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Fetches files over https. A file gets its name only when it is whole and verified; until then it
 * lies beside as {@code NAME.part}, from where the next attempt, also of another process, goes on.
 */
public final class Downloader {
  private final HttpClient.Builder builder;
  private final Hosts hosts;
  private final Patience patience;
  private Optional<HttpClient> client = Optional.empty();

  private Downloader(
      Map<String, String> environment,
      Executor executor,
      Patience patience,
      boolean plainLoopback) {
    this.hosts = new Hosts(plainLoopback);
    this.patience = patience;
    this.builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience.connect())
            .proxy(
                new Proxies(
                    environment,
                    Optional.ofNullable(ProxySelector.getDefault())
                        .orElse(HttpClient.Builder.NO_PROXY)))
            .executor(executor);
  }

  /** Made at the first transfer: its certificates take a third of a second. */
  private synchronized HttpClient client() {
    if (client.isEmpty()) {
      client = Optional.of(builder.build());
    }
    return client.get();
  }

  /**
   * A downloader for the world: https only.
   *
   * @param environment the environment variables, for the proxy
   * @param executor runs what the HTTP client does in the background
   * @return the downloader
   */
  public static Downloader httpsOnly(Map<String, String> environment, Executor executor) {
    return new Downloader(environment, executor, Patience.USUAL, false);
  }

  /**
   * A downloader that also takes plain http from this machine itself, for tests and for catalogues
   * of somebody's own.
   *
   * @param environment the environment variables, for the proxy
   * @param executor runs what the HTTP client does in the background
   * @param patience how long it waits
   * @return the downloader
   */
  public static Downloader alsoPlainLoopback(
      Map<String, String> environment, Executor executor, Patience patience) {
    return new Downloader(environment, executor, patience, true);
  }

  /**
   * Fetches a file; blocks until it is here.
   *
   * @param transfer which, and where to
   * @param progress told how far it is
   * @param cancellation ends it; what is here is kept
   * @return the verified file; empty if it was cancelled
   * @throws GraftException if it cannot be had; the sentence says what helps
   * @throws InterruptedException if the thread is interrupted; what is here is kept
   */
  public Optional<Downloaded> fetch(Transfer transfer, Progress progress, Cancellation cancellation)
      throws InterruptedException {
    hosts.admit(transfer.source());
    try {
      Path folder = transfer.target().toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      TargetLock lock = TargetLock.take(transfer);
      try {
        Optional<Downloaded> here = alreadyHere(transfer, cancellation);
        return here.isPresent() || cancellation.isCancelled()
            ? here
            : new Fetch(
                    new Exchange(client(), hosts, patience),
                    transfer,
                    patience,
                    progress,
                    cancellation)
                .run();
      } finally {
        lock.close();
      }
    } catch (IOException e) {
      throw new GraftException(
          "%s cannot be kept (%s); make room on the disk or check the rights of its folder."
              .formatted(transfer.target(), e.getMessage()),
          e);
    }
  }

  /** What is there under the name is believed only if it can be verified. */
  private static Optional<Downloaded> alreadyHere(Transfer transfer, Cancellation cancellation)
      throws IOException {
    Path file = transfer.target();
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    long bytes = Files.size(file);
    boolean known = transfer.size().isPresent() || transfer.checksum().isPresent();
    if (!known || transfer.size().orElse(bytes) != bytes) {
      return Optional.empty();
    }
    return Digests.of(file, cancellation::isCancelled)
        .filter(d -> transfer.checksum().map(d::matches).orElse(true))
        .map(d -> new Downloaded(file, bytes, d, true));
  }
}
