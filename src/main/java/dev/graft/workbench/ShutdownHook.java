package dev.graft.workbench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets work end in order when the process is told to (SIGINT, SIGTERM): asks it to stop, and holds
 * the process until the hook is closed or patience is over. Java itself then exits with 130 or 143.
 */
public final class ShutdownHook implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);

  private final CountDownLatch over = new CountDownLatch(1);
  private final Thread thread;
  private Optional<Runnable> action = Optional.empty();
  private boolean begun;

  private ShutdownHook(Duration patience) {
    this.thread = new Thread(() -> shutDown(patience), "graft-shutdown");
  }

  /**
   * Installs a hook.
   *
   * @param patience how long the process waits at most for the hook to be closed
   * @return the hook, to be closed when all is tidied up
   */
  public static ShutdownHook install(Duration patience) {
    ShutdownHook hook = new ShutdownHook(patience);
    try {
      Runtime.getRuntime().addShutdownHook(hook.thread);
    } catch (IllegalStateException e) {
      hook.begin();
    }
    return hook;
  }

  /**
   * Says what to do when the process is told to end; done at once if it was told already.
   *
   * @param stop asks the work to stop and returns at once
   */
  public void onShutdown(Runnable stop) {
    synchronized (this) {
      action = Optional.of(stop);
      if (!begun) {
        return;
      }
    }
    stop.run();
  }

  private void shutDown(Duration patience) {
    begin().ifPresent(Runnable::run);
    try {
      if (!over.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("the work did not stop within {}", patience);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Optional<Runnable> begin() {
    begun = true;
    return action;
  }

  /** Lets the process end, and forgets the hook if it is not ending. */
  @Override
  public void close() {
    over.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(thread);
    } catch (IllegalStateException e) {
      // The process is ending; the hook has been let go above.
      begin();
    }
  }
}
