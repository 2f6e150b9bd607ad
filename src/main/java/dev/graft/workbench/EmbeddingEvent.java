package dev.graft.workbench;

import dev.graft.dataset.SkippedFile;
import dev.graft.inspection.Embeddings;
import java.util.List;

/** What is told while features of pictures are fetched. */
public sealed interface EmbeddingEvent {
  /**
   * The backbone is looking at the pictures; those that it saw before come from the store at once.
   *
   * @param done pictures that have features
   * @param total all
   */
  record Extracting(long done, long total) implements EmbeddingEvent {}

  /**
   * The features are there; the last event.
   *
   * @param embeddings the pictures that can be read, in the order asked for
   * @param skipped those that cannot
   */
  record Embedded(Embeddings embeddings, List<SkippedFile> skipped) implements EmbeddingEvent {}
}
