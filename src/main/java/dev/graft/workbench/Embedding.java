package dev.graft.workbench;

import java.util.function.Consumer;

/** Fetches features of pictures from the store, and has those computed that it does not hold. */
final class Embedding {
  private final FeatureReading reading;

  Embedding(FeatureReading reading) {
    this.reading = reading;
  }

  Job start(EmbeddingRequest request, Consumer<EmbeddingEvent> listener) {
    reading.requireRest("the pictures would have to wait for it; look at them");
    FeatureReading.Stop stop = new FeatureReading.Stop();
    return Background.start(
        "embedding",
        "Looking at the pictures",
        stop,
        () -> listener.accept(run(request, listener, stop)));
  }

  /** Runs on the calling thread and does not tell the last event, but returns it. */
  EmbeddingEvent.Embedded run(
      EmbeddingRequest request, Consumer<EmbeddingEvent> listener, FeatureReading.Stop stop) {
    return reading.embeddings(
        request.backbone(),
        request.files(),
        (done, total) -> listener.accept(new EmbeddingEvent.Extracting(done, total)),
        stop);
  }
}
