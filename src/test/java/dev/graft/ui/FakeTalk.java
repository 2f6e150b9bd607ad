package dev.graft.ui;

import dev.graft.errors.GraftException;
import dev.graft.workbench.Job;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A job that says what a test tells it.
 *
 * @param <E> its events
 */
public final class FakeTalk<E> implements Job {
  private final Consumer<E> listener;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();

  /** Makes a job that goes on until it is told. */
  public FakeTalk(Consumer<E> listener) {
    this.listener = listener;
  }

  /** A job that has said everything and ended well. */
  public static <E> Job of(Consumer<E> listener, List<? extends E> events) {
    events.forEach(listener);
    FakeTalk<E> talk = new FakeTalk<>(listener);
    talk.finish();
    return talk;
  }

  /** Sends an event. */
  public void emit(E event) {
    listener.accept(event);
  }

  /** Ends it well. */
  public void finish() {
    end.complete(true);
  }

  /** Ends it badly. */
  public void fail(String sentence) {
    end.completeExceptionally(new GraftException(sentence));
  }

  /** Whether somebody asked it to end. */
  public boolean isCancelled() {
    return cancelled.get();
  }

  @Override
  public void cancel() {
    cancelled.set(true);
    end.complete(false);
  }

  @Override
  public boolean await() {
    try {
      return end.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof GraftException g ? g : e;
    }
  }
}
