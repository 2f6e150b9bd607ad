package dev.graft.ui.kit;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Does everything at once on the calling thread, so that view models are tested without waiting. */
public final class CurrentThreadTaskExecutor implements TaskExecutor {
  @Override
  public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
    T result;
    try {
      result = work.call();
    } catch (Exception e) {
      failed.accept(Problem.of(e));
      return;
    }
    done.accept(result);
  }

  @Override
  public void nextFrame(Runnable change) {
    change.run();
  }
}
