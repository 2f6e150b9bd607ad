package dev.graft.workbench;

import dev.graft.errors.GraftException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A job that the engine works on.
 *
 * @param canceller asks the engine to end it
 * @param pauser asks the engine to let it rest
 * @param finisher asks the engine to finish it with the best that it has
 * @param result what became of it
 * @param what it is, to begin a sentence with
 */
record EngineJob(
    Runnable canceller,
    Runnable pauser,
    Runnable finisher,
    CompletableFuture<Boolean> result,
    String what)
    implements Job {
  /** A job that can only go on or end. */
  EngineJob(Runnable canceller, CompletableFuture<Boolean> result, String what) {
    this(canceller, canceller, canceller, result, what);
  }

  @Override
  public void cancel() {
    canceller.run();
  }

  @Override
  public void pause() {
    pauser.run();
  }

  @Override
  public void finishNow() {
    finisher.run();
  }

  @Override
  public boolean await() throws InterruptedException {
    try {
      return result.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GraftException g) {
        throw new GraftException(String.valueOf(g.getMessage()), e);
      }
      throw new GraftException(what + " failed unexpectedly: " + e.getCause() + ".", e);
    }
  }
}
