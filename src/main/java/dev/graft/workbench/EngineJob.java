package dev.graft.workbench;

import dev.graft.errors.GraftException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A job that the engine works on.
 *
 * @param canceller asks the engine to end it
 * @param result what became of it
 * @param what it is, to begin a sentence with
 */
record EngineJob(Runnable canceller, CompletableFuture<Boolean> result, String what)
    implements Job {
  @Override
  public void cancel() {
    canceller.run();
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
