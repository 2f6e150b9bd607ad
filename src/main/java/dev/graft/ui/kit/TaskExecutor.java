package dev.graft.ui.kit;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does work in the background and brings what comes of it to the thread of the window. */
public interface TaskExecutor {
  /**
   * Starts work in the background and returns at once.
   *
   * @param work what takes long; never touches a node
   * @param done gets the result on the JavaFX thread
   * @param failed gets the failure on the JavaFX thread
   * @param <T> the kind of result
   */
  <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Problem> failed);

  /**
   * Changes what the window shows, at its next frame. May be called from any thread.
   *
   * @param change runs on the JavaFX thread, before the frame is laid out
   */
  void nextFrame(Runnable change);
}
