package dev.graft.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.workbench.Job;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RunningJobTest {
  @Test
  void aJobCancelledBeforeItExistsIsCancelledAsSoonAsItDoes() throws InterruptedException {
    AtomicInteger cancelled = new AtomicInteger();
    RunningJob running = new RunningJob();
    running.cancel();
    boolean finished =
        running.await(
            new Job() {
              @Override
              public void cancel() {
                cancelled.incrementAndGet();
              }

              @Override
              public boolean await() {
                return cancelled.get() == 0;
              }
            });
    assertThat(finished).isFalse();
    assertThat(cancelled).hasValue(1);
  }
}
