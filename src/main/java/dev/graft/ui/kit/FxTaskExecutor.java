package dev.graft.ui.kit;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The task executor of the real window: somebody else's threads for work, JavaFX's for results. */
public final class FxTaskExecutor implements TaskExecutor {
  private static final Logger LOG = LoggerFactory.getLogger(FxTaskExecutor.class);

  private final Executor background;

  /**
   * Makes an executor.
   *
   * @param background runs the work; its owner closes it
   */
  public FxTaskExecutor(Executor background) {
    this.background = background;
  }

  @Override
  public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
    try {
      background.execute(() -> call(work, done, failed));
    } catch (RejectedExecutionException e) {
      // The window is closing; there is nobody left to tell.
      System.getLogger(getClass().getName()).log(System.Logger.Level.DEBUG, "not started", e);
    }
  }

  private static <T> void call(
      Callable<T> work, Consumer<? super T> done, Consumer<Problem> failed) {
    try {
      T result = work.call();
      Platform.runLater(() -> done.accept(result));
    } catch (Throwable e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      Problem problem = Problem.of(e);
      // One with a sentence may be an answer like any other; whoever shows it as a failure logs it.
      if (!problem.expected()) {
        LOG.error("work for the window failed", e);
      }
      Platform.runLater(() -> failed.accept(problem));
    }
  }

  @Override
  public void nextFrame(Runnable change) {
    Platform.runLater(() -> new Once(change).start());
  }

  /** Runs with the next pulse, then never again. */
  private static final class Once extends AnimationTimer {
    private final Runnable change;

    Once(Runnable change) {
      this.change = change;
    }

    @Override
    public void handle(long now) {
      stop();
      change.run();
    }
  }
}
