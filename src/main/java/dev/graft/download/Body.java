package dev.graft.download;

import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The bytes of an answer, piece by piece, with a bound on the wait for each: Java's own client has
 * one for the head of an answer only.
 */
final class Body implements Flow.Subscriber<List<ByteBuffer>>, AutoCloseable {
  /** How many pieces may wait for the disk. */
  private static final int WINDOW = 16;

  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Duration stall;
  private Optional<Flow.Subscription> subscription = Optional.empty();
  private boolean closed;

  private sealed interface Event {}

  private record Piece(List<ByteBuffer> buffers) implements Event {}

  private record End() implements Event {}

  private record Failure(Throwable cause) implements Event {}

  Body(Duration stall) {
    this.stall = stall;
  }

  /**
   * Waits for the next piece.
   *
   * @return empty at the end
   * @throws IOException if the connection broke, or nothing came for too long
   */
  Optional<List<ByteBuffer>> next() throws IOException, InterruptedException {
    Event event = events.poll(stall.toMillis(), TimeUnit.MILLISECONDS);
    if (event == null) {
      throw new HttpTimeoutException("nothing came for " + stall.toMillis() / 1000.0 + " s");
    }
    if (event instanceof Piece piece) {
      request(1);
      return Optional.of(piece.buffers());
    }
    if (event instanceof Failure failure) {
      throw failure.cause() instanceof IOException e ? e : new IOException(failure.cause());
    }
    return Optional.empty();
  }

  /** Wakes whoever waits. */
  void interrupt() {
    events.add(new Failure(new IOException("cancelled")));
  }

  private synchronized void request(long n) {
    subscription.filter(s -> !closed).ifPresent(s -> s.request(n));
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription given) {
    subscription = Optional.of(given);
    if (closed) {
      given.cancel();
    } else {
      given.request(WINDOW);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    events.add(new Piece(buffers));
  }

  @Override
  public void onError(Throwable cause) {
    events.add(new Failure(cause));
  }

  @Override
  public void onComplete() {
    events.add(new End());
  }

  /** Breaks the connection off unless the end was reached. */
  @Override
  public synchronized void close() {
    closed = true;
    subscription.ifPresent(Flow.Subscription::cancel);
  }
}
