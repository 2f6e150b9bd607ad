package dev.graft.workbench;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/**
 * Starts work on a thread of its own that ends by {@link CancellationException} when it is told.
 */
final class Background {
  private Background() {}

  /**
   * Starts.
   *
   * @param thread the thread's name
   * @param what the work, to begin a sentence with
   * @param stop heard by the work
   * @param work what to do
   * @return the job
   */
  static Job start(String thread, String what, FeatureReading.Stop stop, Runnable work) {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Threads.start(
        thread,
        () -> {
          try {
            work.run();
            over.complete(true);
          } catch (CancellationException e) {
            over.complete(false);
          } catch (RuntimeException | Error e) {
            over.completeExceptionally(e);
          }
        });
    return new EngineJob(stop::cancel, over, what);
  }
}
