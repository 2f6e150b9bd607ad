package dev.graft.download;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/** Asks a server, following redirections that are safe. */
final class Exchange {
  private static final int MOST_REDIRECTIONS = 6;

  private final HttpClient client;
  private final Hosts hosts;
  private final Patience patience;

  Exchange(HttpClient client, Hosts hosts, Patience patience) {
    this.client = client;
    this.hosts = hosts;
    this.patience = patience;
  }

  /**
   * Asks for a file, or for what is missing of it.
   *
   * @throws IOException if there is no answer
   * @throws GraftException if a redirection is not followed
   */
  Reply ask(Transfer transfer, PartFile part, Cancellation cancellation)
      throws IOException, InterruptedException {
    URI uri = transfer.source();
    for (int i = 0; i < MOST_REDIRECTIONS; i++) {
      Reply reply = send(request(uri, part), cancellation);
      if (!reply.isRedirection()) {
        return reply;
      }
      try (Body unread = new Body(patience.stall())) {
        reply.readInto(unread);
      }
      URI from = uri;
      uri =
          reply
              .location()
              .orElseThrow(
                  () -> new GraftException(from + " leads elsewhere and does not say where."));
      hosts.admit(from, uri, transfer);
    }
    throw new GraftException(
        "%s leads from one address to the next and to no file; %s."
            .formatted(transfer.source(), transfer.otherwise()));
  }

  private HttpRequest request(URI uri, PartFile part) throws IOException {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(uri)
            .timeout(patience.stall())
            .header("Accept-Encoding", "identity")
            .header("User-Agent", "Graft");
    long here = part.bytes();
    if (here > 0 && part.isResumable()) {
      builder.header("Range", "bytes=" + here + "-");
      part.version()
          .flatMap(PartFile.Version::validator)
          .ifPresent(validator -> builder.header("If-Range", validator));
    }
    return builder.GET().build();
  }

  private Reply send(HttpRequest request, Cancellation cancellation)
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofPublisher());
    Cancellation.Registration registration = cancellation.onCancel(() -> answer.cancel(true));
    try {
      return new Reply(answer.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (CancellationException e) {
      throw new IOException("cancelled", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } finally {
      registration.close();
    }
  }
}
