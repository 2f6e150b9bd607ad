package dev.graft.workbench;

import dev.graft.engine.Lanes;
import java.util.concurrent.ExecutorService;

/** The engine's threads: one for each kind of command. */
record EngineThreads(ExecutorService training, ExecutorService indexing, ExecutorService answers) {
  static EngineThreads start() {
    return new EngineThreads(
        Threads.single("engine-training"),
        Threads.single("engine-indexing"),
        Threads.single("engine"));
  }

  Lanes lanes() {
    return new Lanes(training, indexing, answers);
  }

  void shutdown() {
    training.shutdown();
    indexing.shutdown();
    answers.shutdown();
  }
}
