package dev.graft.training;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a {@link LiveSample} beside the epochs where nobody else uses the trunk meanwhile, else
 * when it is asked for. A second run, whose features are all in the store, opens its trunk only for
 * this.
 */
final class LiveSampling implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSampling.class);

  private final Supplier<LiveSample> taking;
  private final Optional<CompletableFuture<LiveSample>> begun;

  private LiveSampling(Supplier<LiveSample> taking, Optional<CompletableFuture<LiveSample>> begun) {
    this.taking = taking;
    this.begun = begun;
  }

  /** Takes it when it is asked for. */
  static LiveSampling later(Supplier<LiveSample> taking) {
    return new LiveSampling(taking, Optional.empty());
  }

  /** Begins at once; until the end of it, or {@link #close}, the trunk is in use. */
  static LiveSampling now(Supplier<LiveSample> taking, Executor executor) {
    return new LiveSampling(taking, Optional.of(CompletableFuture.supplyAsync(taking, executor)));
  }

  /** Waits for the sample, or takes it. */
  LiveSample sample() {
    if (begun.isEmpty()) {
      return taking.get();
    }
    try {
      return begun.get().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Waits until nobody uses the trunk any more. */
  @Override
  public void close() {
    begun.ifPresent(
        b ->
            b.handle(
                    (sample, failure) -> {
                      if (failure != null) {
                        LOG.info("the live sample failed", failure);
                      }
                      return sample;
                    })
                .join());
  }
}
