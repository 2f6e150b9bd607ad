package dev.graft.ui;

import dev.graft.dataset.ImageFacts;
import dev.graft.workbench.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** Looks at pictures one after another while somebody waits for it. */
final class FakeInspection implements Job {
  private final List<Path> files;
  private final Function<Path, ImageFacts> inspector;
  private final Consumer<Map<Path, ImageFacts>> listener;
  private final AtomicBoolean cancelled = new AtomicBoolean();

  FakeInspection(
      List<Path> files,
      Function<Path, ImageFacts> inspector,
      Consumer<Map<Path, ImageFacts>> listener) {
    this.files = files;
    this.inspector = inspector;
    this.listener = listener;
  }

  @Override
  public void cancel() {
    cancelled.set(true);
  }

  @Override
  public boolean await() {
    for (Path file : files) {
      if (cancelled.get()) {
        return false;
      }
      listener.accept(Map.of(file, inspector.apply(file)));
    }
    return true;
  }
}
