package dev.graft.workbench;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes the program's threads: named, and none of them keeps the program alive. */
public final class Threads {
  private Threads() {}

  /**
   * One thread that does one thing after the other.
   *
   * @param name the thread's name
   * @return to be shut down by the caller
   */
  public static ExecutorService single(String name) {
    return Executors.newSingleThreadExecutor(daemon(name));
  }

  /**
   * As many threads as there are processors.
   *
   * @param name the threads' name
   * @return to be shut down by the caller
   */
  public static ExecutorService perProcessor(String name) {
    return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), daemon(name));
  }

  /**
   * As many threads as there is work: some of it only waits for the end of something long.
   *
   * @param name the threads' name
   * @return to be shut down by the caller
   */
  public static ExecutorService asNeeded(String name) {
    return Executors.newCachedThreadPool(daemon(name));
  }

  /**
   * Starts a thread.
   *
   * @param name its name
   * @param work what it does
   */
  static void start(String name, Runnable work) {
    daemon(name).newThread(work).start();
  }

  private static ThreadFactory daemon(String name) {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
