package dev.graft.engine.port;

/** An engine that takes commands; its events go to the listener that it was made with. */
public interface EngineService extends AutoCloseable {
  /**
   * Takes a command; returns at once. Commands of one kind run one after the other: trainings,
   * distillations and measurements; {@link EngineCommand.Index}; all others, so that a picture is
   * answered while a training goes on. Those that ask another one to end act at once.
   *
   * @param command what to do
   */
  void send(EngineCommand command);

  /** Cancels what runs, waits for it to end within a batch, and frees everything. */
  @Override
  void close();
}
