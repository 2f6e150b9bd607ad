package dev.graft.ui.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Gathers what arrives from any thread and hands it on once a frame. However fast events come, the
 * window is asked to change at most as often as it is drawn.
 *
 * @param <T> what arrives
 */
public final class FrameCoalescer<T> {
  private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asked = new AtomicBoolean();
  private final TaskExecutor executor;
  private final Consumer<List<T>> sink;

  /**
   * Makes a coalescer.
   *
   * @param executor knows when the next frame is
   * @param sink gets everything since the last frame, in order, never empty, on the JavaFX thread
   */
  public FrameCoalescer(TaskExecutor executor, Consumer<List<T>> sink) {
    this.executor = executor;
    this.sink = sink;
  }

  /**
   * Takes something in. May be called from any thread.
   *
   * @param item what arrived
   */
  public void add(T item) {
    waiting.add(item);
    if (asked.compareAndSet(false, true)) {
      executor.nextFrame(this::drain);
    }
  }

  /** Hands on what is waiting now, without waiting for the frame. Only on the JavaFX thread. */
  public void drain() {
    // Cleared first: whatever comes in while the batch is gathered asks for a frame of its own.
    asked.set(false);
    List<T> batch = new ArrayList<>();
    for (T next = waiting.poll(); next != null; next = waiting.poll()) {
      batch.add(next);
    }
    if (!batch.isEmpty()) {
      sink.accept(batch);
    }
  }
}
