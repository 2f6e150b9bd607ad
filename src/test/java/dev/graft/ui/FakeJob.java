package dev.graft.ui;

import dev.graft.errors.GraftException;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Job;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A job that does what a test tells it: a script played while somebody waits for it, or step by
 * step.
 */
public final class FakeJob implements Job {
  private final Consumer<TrainingEvent> listener;
  private final List<Consumer<FakeJob>> script;
  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final AtomicBoolean paused = new AtomicBoolean();
  private final AtomicBoolean finishing = new AtomicBoolean();
  private final CompletableFuture<Boolean> end = new CompletableFuture<>();

  FakeJob(Consumer<TrainingEvent> listener, List<Consumer<FakeJob>> script) {
    this.listener = listener;
    this.script = List.copyOf(script);
  }

  /** Sends an event. */
  public void emit(TrainingEvent event) {
    listener.accept(event);
  }

  /** Ends the job well. */
  public void finish() {
    end.complete(true);
  }

  /** Ends the job badly. */
  public void fail(String sentence) {
    end.completeExceptionally(new GraftException(sentence));
  }

  /** Whether somebody asked it to rest. */
  public boolean isPaused() {
    return paused.get();
  }

  /** Whether somebody asked it to finish with what it has. */
  public boolean isFinishing() {
    return finishing.get();
  }

  @Override
  public void pause() {
    paused.set(true);
    end.complete(false);
  }

  @Override
  public void finishNow() {
    finishing.set(true);
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
    for (Consumer<FakeJob> step : script) {
      if (!cancelled.get() && !paused.get()) {
        step.accept(this);
      }
    }
    if (!script.isEmpty()) {
      end.complete(true);
    }
    try {
      return end.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof GraftException g ? g : e;
    }
  }
}
