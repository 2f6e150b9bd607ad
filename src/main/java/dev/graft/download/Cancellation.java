package dev.graft.download;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A switch that ends a transfer at once, whatever it is waiting for. What is here is kept. */
public final class Cancellation {
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final List<Runnable> actions = new ArrayList<>();

  /** Asks the transfer to end; from any thread, as often as one likes. */
  public void cancel() {
    List<Runnable> waiting;
    synchronized (actions) {
      cancelled.countDown();
      waiting = List.copyOf(actions);
      actions.clear();
    }
    waiting.forEach(Runnable::run);
  }

  /**
   * Whether somebody asked.
   *
   * @return true from the first {@link #cancel} on
   */
  public boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  /** Runs something at cancellation, at once if that has happened already. */
  Registration onCancel(Runnable action) {
    synchronized (actions) {
      if (!isCancelled()) {
        actions.add(action);
        return () -> {
          synchronized (actions) {
            actions.remove(action);
          }
        };
      }
    }
    action.run();
    return () -> {};
  }

  /** Waits, at most so long. */
  boolean await(Duration time) throws InterruptedException {
    return cancelled.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Takes an action back. */
  interface Registration {
    void close();
  }
}
