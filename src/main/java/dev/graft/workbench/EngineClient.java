package dev.graft.workbench;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.EngineService;
import dev.graft.errors.GraftException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * Gives each command its number and each event to whoever sent the command. The engine is started
 * by the first command.
 */
final class EngineClient implements AutoCloseable {
  private final Function<Consumer<EngineEvent>, EngineService> starter;
  private final AtomicLong ids = new AtomicLong();
  private final Map<Long, Call> calls = new ConcurrentHashMap<>();
  private Optional<EngineService> service = Optional.empty();
  private boolean closed;

  EngineClient(Function<Consumer<EngineEvent>, EngineService> starter) {
    this.starter = starter;
  }

  /**
   * A command under way.
   *
   * @param id its number
   * @param training whether it keeps the machine busy for long
   * @param result true when it completed, false when it was cancelled, or a {@link GraftException}
   * @param listener gets its events
   */
  record Call(
      long id,
      boolean training,
      CompletableFuture<Boolean> result,
      Consumer<EngineEvent> listener) {}

  Call send(LongFunction<EngineCommand> command, Consumer<EngineEvent> listener) {
    long id = ids.incrementAndGet();
    EngineCommand made = command.apply(id);
    boolean training = made instanceof EngineCommand.Train || made instanceof EngineCommand.Distill;
    Call call = new Call(id, training, new CompletableFuture<>(), listener);
    EngineService engine = engine();
    calls.put(id, call);
    engine.send(made);
    return call;
  }

  /** Whether a training or distillation is under way or waits for its turn. */
  boolean isTraining() {
    return calls.values().stream().anyMatch(Call::training);
  }

  /** Sends a command and waits for its end. */
  boolean run(LongFunction<EngineCommand> command, Consumer<EngineEvent> listener) {
    return join(send(command, listener).result());
  }

  static boolean join(CompletableFuture<Boolean> result) {
    try {
      return result.join();
    } catch (java.util.concurrent.CompletionException e) {
      if (e.getCause() instanceof GraftException g) {
        throw new GraftException(String.valueOf(g.getMessage()), e);
      }
      throw e;
    }
  }

  void cancel(Call call) {
    tell(new EngineCommand.Cancel(call.id()));
  }

  void pause(Call call) {
    tell(new EngineCommand.Pause(call.id()));
  }

  void finishNow(Call call) {
    tell(new EngineCommand.FinishNow(call.id()));
  }

  /** What only concerns commands under way needs no engine where there is none. */
  private void tell(EngineCommand command) {
    running().ifPresent(engine -> engine.send(command));
  }

  private synchronized Optional<EngineService> running() {
    return service;
  }

  private synchronized EngineService engine() {
    if (closed) {
      throw new GraftException("The engine has been closed; start Graft again.");
    }
    if (service.isEmpty()) {
      service = Optional.of(starter.apply(this::receive));
    }
    return service.get();
  }

  private void receive(EngineEvent event) {
    Call call = calls.get(event.id());
    if (call == null) {
      return;
    }
    try {
      call.listener().accept(event);
    } catch (RuntimeException e) {
      // Whoever listens cannot go on, so the command must not either.
      if (!event.last()) {
        cancel(call);
      }
      calls.remove(event.id());
      call.result().completeExceptionally(e);
      return;
    }
    if (event instanceof EngineEvent.Done done) {
      calls.remove(event.id());
      call.result().complete(done.completed());
    } else if (event instanceof EngineEvent.Failed failed) {
      calls.remove(event.id());
      EngineFailure details = new EngineFailure(failed.details());
      call.result()
          .completeExceptionally(
              failed.killed()
                  ? new EngineKilledException(failed.sentence(), details)
                  : new GraftException(failed.sentence(), details));
    }
  }

  /** The engine's own stack trace, as it came over the port. */
  private static final class EngineFailure extends Exception {
    private static final long serialVersionUID = 1L;

    EngineFailure(String details) {
      super(details, null, false, false);
    }
  }

  /**
   * Ends what is under way and waits for it. Whoever is told of an end may ask for more meanwhile,
   * and is refused; so nobody waits for the client while it waits for the engine.
   */
  @Override
  public void close() {
    leave().ifPresent(EngineService::close);
  }

  private synchronized Optional<EngineService> leave() {
    Optional<EngineService> last = service;
    service = Optional.empty();
    closed = true;
    return last;
  }
}
