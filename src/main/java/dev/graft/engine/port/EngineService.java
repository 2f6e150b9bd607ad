package dev.graft.engine.port;

/** An engine that takes commands; its events go to the listener that it was made with. */
public interface EngineService extends AutoCloseable {
  /**
   * Takes a command; returns at once. Commands run one after the other, except those that ask
   * another one to end, which act at once.
   *
   * @param command what to do
   */
  void send(EngineCommand command);

  /** Cancels what runs, waits for it to end within a batch, and frees everything. */
  @Override
  void close();
}
