package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.engine.port.EngineService;
import dev.graft.errors.GraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class EngineClientTest {
  /** Ends everything when it is closed, on a thread of its own, and waits for that thread. */
  private static final class Engine implements EngineService {
    private final Consumer<EngineEvent> listener;
    private final List<EngineCommand> sent = new ArrayList<>();

    Engine(Consumer<EngineEvent> listener) {
      this.listener = listener;
    }

    @Override
    public void send(EngineCommand command) {
      sent.add(command);
    }

    @Override
    public void close() {
      CompletableFuture.runAsync(
              () -> listener.accept(new EngineEvent.Done(sent.get(0).id(), false)),
              work -> new Thread(work, "engine").start())
          .join();
    }
  }

  @Test
  @Timeout(30)
  void whatAsksForMoreWhenTheEngineEndsIsRefusedAndKeepsNobodyWaiting() {
    EngineClient client = new EngineClient(Engine::new);
    CompletableFuture<Boolean> more =
        client
            .send(EngineCommand.Status::new, event -> {})
            .result()
            .thenCompose(done -> client.send(EngineCommand.Status::new, event -> {}).result());
    client.close();
    assertThatThrownBy(more::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void aWishAboutWhatIsOverStartsNoEngine() {
    List<Engine> started = new ArrayList<>();
    try (EngineClient client =
        new EngineClient(
            listener -> {
              started.add(new Engine(listener));
              return started.get(0);
            })) {
      client.cancel(new EngineClient.Call(1, false, new CompletableFuture<>(), event -> {}));
      assertThat(started).isEmpty();
    }
  }
}
