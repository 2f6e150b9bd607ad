package dev.graft.ui;

import dev.graft.inspection.Embeddings;
import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import dev.graft.workbench.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Features that tell apart what file names tell apart: those of files whose names begin alike lie
 * together, with a little noise that depends on the name only.
 */
public final class FakeEmbedding implements Job {
  private static final int WIDTH = 8;

  private final EmbeddingRequest request;
  private final Consumer<EmbeddingEvent> listener;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  /** Features for a request, told while somebody waits for them. */
  public FakeEmbedding(EmbeddingRequest request, Consumer<EmbeddingEvent> listener) {
    this.request = request;
    this.listener = listener;
  }

  /** The features of a file. */
  public static float[] row(Path file) {
    String name = String.valueOf(file.getFileName());
    Random noise = new Random(name.hashCode());
    float[] row = new float[WIDTH];
    for (int f = 0; f < WIDTH; f++) {
      row[f] = 1 + (float) noise.nextGaussian() * 0.12f;
    }
    row[Math.floorMod(name.charAt(0), WIDTH)] += 3;
    return row;
  }

  @Override
  public void cancel() {
    cancelled.set(true);
  }

  @Override
  public boolean await() {
    if (cancelled.get()) {
      return false;
    }
    int n = request.files().size();
    listener.accept(new EmbeddingEvent.Extracting(n, n));
    float[][] rows = request.files().stream().map(FakeEmbedding::row).toArray(float[][]::new);
    listener.accept(
        new EmbeddingEvent.Embedded(
            new Embeddings(request.backbone(), request.files(), rows), List.of()));
    return true;
  }
}
