package dev.graft.training;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A trunk that is only built when the first image needs it: a second run finds everything in the
 * store.
 */
final class LazyTrunk implements Trunk {
  private final Supplier<Trunk> opener;
  private final int batch;
  private Optional<Trunk> opened = Optional.empty();

  LazyTrunk(Supplier<Trunk> opener, int batch) {
    this.opener = opener;
    this.batch = batch;
  }

  @Override
  public int batch() {
    return batch;
  }

  @Override
  public void prepare() {
    if (opened.isEmpty()) {
      opened = Optional.of(opener.get());
    }
  }

  @Override
  public void run(float[] pixels, float[] features, List<float[]> passing) {
    prepare();
    opened.orElseThrow().run(pixels, features, passing);
  }

  @Override
  public void close() {
    opened.ifPresent(Trunk::close);
  }
}
