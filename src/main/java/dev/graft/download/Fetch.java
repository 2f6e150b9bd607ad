package dev.graft.download;

import dev.graft.errors.GraftException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** One transfer from its first question to the verified file. */
final class Fetch {
  private static final int PARTIAL = 206;
  private static final int RANGE_NOT_SATISFIABLE = 416;

  private final Exchange exchange;
  private final Transfer transfer;
  private final Patience patience;
  private final Progress progress;
  private final Cancellation cancellation;
  private final PartFile part;
  private boolean answered;

  Fetch(
      Exchange exchange,
      Transfer transfer,
      Patience patience,
      Progress progress,
      Cancellation cancellation) {
    this.exchange = exchange;
    this.transfer = transfer;
    this.patience = patience;
    this.progress = progress;
    this.cancellation = cancellation;
    this.part = new PartFile(transfer);
  }

  Optional<Downloaded> run() throws IOException, InterruptedException {
    part.recall();
    long furthest = part.bytes();
    int failures = 0;
    while (!cancellation.isCancelled()) {
      try {
        receive();
        return cancellation.isCancelled() ? Optional.empty() : verified();
      } catch (Interrupted e) {
        if (cancellation.isCancelled()) {
          return Optional.empty();
        }
        failures = part.bytes() > furthest ? 1 : failures + 1;
        furthest = Math.max(furthest, part.bytes());
        if (failures >= patience.attempts() || (isOffline(e.reason()) && !answered)) {
          throw unreachable(e.reason());
        }
        cancellation.await(patience.pauseAfter(failures));
      }
    }
    return Optional.empty();
  }

  /** The line broke, or the server cannot just now; what is here is worth going on with. */
  private static final class Interrupted extends Exception {
    private static final long serialVersionUID = 1L;
    private final IOException reason;

    Interrupted(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  private void receive() throws Interrupted, IOException, InterruptedException {
    Reply reply;
    try {
      reply = exchange.ask(transfer, part, cancellation);
    } catch (IOException e) {
      throw new Interrupted(e);
    }
    answered = true;
    try (Body body = new Body(patience.stall())) {
      Cancellation.Registration registration = cancellation.onCancel(body::interrupt);
      try {
        receive(reply, body);
      } finally {
        registration.close();
      }
    }
  }

  private void receive(Reply reply, Body body)
      throws Interrupted, IOException, InterruptedException {
    reply.readInto(body);
    if (reply.status() == RANGE_NOT_SATISFIABLE && part.bytes() > 0) {
      // What is here may be all there is; if not, it is no part of what the server has now.
      if (reply.total().isEmpty() || reply.total().getAsLong() != part.bytes()) {
        part.drop();
        throw new Interrupted(new IOException("the file on the server is another one now"));
      }
      return;
    }
    accept(reply);
    copy(body, total(reply));
  }

  /** Decides whether the answer goes on from what is here or starts over. */
  private void accept(Reply reply) throws Interrupted, IOException {
    PartFile.Version version =
        new PartFile.Version(transfer.source().toString(), reply.validator(), reply.total());
    if (reply.status() == PARTIAL) {
      boolean fits = reply.start().isPresent() && reply.start().getAsLong() == part.bytes();
      if (!fits || !part.version().map(version::agrees).orElse(false)) {
        part.drop();
        throw new Interrupted(new IOException("the file on the server is another one now"));
      }
      return;
    }
    if (reply.status() != 200) {
      throw refused(reply);
    }
    part.drop();
    checkTotal(reply.total());
    part.begin(version);
  }

  private OptionalLong total(Reply reply) {
    return reply.total().isPresent() ? reply.total() : transfer.size();
  }

  private void copy(Body body, OptionalLong total)
      throws Interrupted, IOException, InterruptedException {
    long done = part.bytes();
    checkRoom(total, done);
    progress.at(done, total);
    try (FileOutputStream out = part.open()) {
      Optional<List<ByteBuffer>> piece = next(body);
      while (piece.isPresent() && done <= transfer.limit()) {
        done += part.append(out, piece.get());
        progress.at(done, total);
        piece = next(body);
      }
    }
    if (done > transfer.limit()) {
      throw tooLong(done);
    }
    if (total.isPresent() && done != total.getAsLong()) {
      throw new Interrupted(
          new IOException("it ended after %d of %d bytes".formatted(done, total.getAsLong())));
    }
  }

  private Optional<List<ByteBuffer>> next(Body body) throws Interrupted, InterruptedException {
    try {
      Optional<List<ByteBuffer>> piece = body.next();
      if (cancellation.isCancelled()) {
        throw new Interrupted(new IOException("cancelled"));
      }
      return piece;
    } catch (IOException e) {
      throw new Interrupted(e);
    }
  }

  private Optional<Downloaded> verified() throws IOException {
    Optional<Digests> digests = Digests.of(part.path(), cancellation::isCancelled);
    if (digests.isEmpty()) {
      return Optional.empty();
    }
    long bytes = part.bytes();
    if (transfer.size().isPresent() && transfer.size().getAsLong() != bytes) {
      part.drop();
      throw wrongLength(bytes);
    }
    if (transfer.checksum().isPresent() && !digests.get().matches(transfer.checksum().get())) {
      Checksum wanted = transfer.checksum().get();
      part.drop();
      throw new GraftException(
          "What %s gave is not the file that was published: its %s is %s and not %s. It was removed; try again later, or %s."
              .formatted(
                  transfer.source(),
                  wanted.algorithm().standardName(),
                  digests.get().get(wanted.algorithm()),
                  wanted.hex(),
                  transfer.otherwise()));
    }
    part.finish();
    return Optional.of(new Downloaded(transfer.target(), bytes, digests.get(), false));
  }

  private void checkTotal(OptionalLong total) {
    if (total.isEmpty()) {
      return;
    }
    if (transfer.size().isPresent() && transfer.size().getAsLong() != total.getAsLong()) {
      throw wrongLength(total.getAsLong());
    }
    if (total.getAsLong() > transfer.limit()) {
      throw tooLong(total.getAsLong());
    }
  }

  private void checkRoom(OptionalLong total, long done) throws IOException {
    Path folder = transfer.target().toAbsolutePath().getParent();
    if (total.isEmpty() || folder == null) {
      return;
    }
    long wanted = total.getAsLong() - done;
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < wanted) {
      throw new GraftException(
          "%s wants %s more and the disk of %s has %s free; make room and start the download again."
              .formatted(transfer.name(), megabytes(wanted), folder, megabytes(free)));
    }
  }

  private GraftException wrongLength(long bytes) {
    return new GraftException(
        "%s has %d bytes where the published file has %d, so it is another file; nothing was kept. Try again later, or %s."
            .formatted(
                transfer.source(), bytes, transfer.size().orElseThrow(), transfer.otherwise()));
  }

  private GraftException tooLong(long bytes) {
    try {
      part.drop();
    } catch (IOException e) {
      throw new GraftException(part.path() + " cannot be removed; remove it by hand.", e);
    }
    return new GraftException(
        "%s is longer (%s or more) than the right file can be (%s), so nothing was kept; %s."
            .formatted(
                transfer.source(),
                megabytes(bytes),
                megabytes(transfer.limit()),
                transfer.otherwise()));
  }

  private GraftException refused(Reply reply) throws Interrupted {
    int status = reply.status();
    if (status == 408 || status == 429 || status >= 500) {
      throw new Interrupted(new IOException("the server answers " + status));
    }
    String why =
        switch (status) {
          case 401, 403 -> "the server does not give it to everybody";
          case 404, 410 -> "it is not there any more";
          case 407 -> "the proxy wants a name and a password, which Graft does not have";
          default -> "the server does not give it";
        };
    return new GraftException(
        "%s cannot be downloaded: %s (%d); %s."
            .formatted(transfer.source(), why, status, transfer.otherwise()));
  }

  private static boolean isOffline(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof HttpConnectTimeoutException;
  }

  private GraftException unreachable(IOException e) throws IOException {
    String host = String.valueOf(transfer.source().getHost());
    if (!answered) {
      return new GraftException(
          "%s cannot be reached%s: this machine is offline, or something between here and there is in the way; %s."
              .formatted(host, because(e), transfer.otherwise()),
          e);
    }
    String kept =
        part.bytes() > 0
            ? "what is here (%s) is kept, and the same command goes on from it; or %s"
                .formatted(megabytes(part.bytes()), transfer.otherwise())
            : "try again later, or " + transfer.otherwise();
    return new GraftException(
        "The download of %s from %s broke off%s; %s."
            .formatted(transfer.name(), host, because(e), kept),
        e);
  }

  private static String because(IOException e) {
    String message = e.getMessage();
    return message == null || message.isBlank()
        ? ""
        : " (" + message.lines().findFirst().orElse("") + ")";
  }

  private static String megabytes(long bytes) {
    return bytes < 1_000_000
        ? bytes + " bytes"
        : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }
}
