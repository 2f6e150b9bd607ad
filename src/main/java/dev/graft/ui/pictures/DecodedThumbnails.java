package dev.graft.ui.pictures;

import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.ui.kit.TaskExecutor;
import dev.graft.ui.kit.Texts;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/**
 * Thumbnails by the decoder that training uses: upright, of every format that training reads, and
 * unreadable for the same reasons. A few at a time, so that other work in the background gets its
 * turn; what has scrolled away by then is skipped.
 */
public final class DecodedThumbnails implements ThumbnailSource {
  private static final Texts TEXTS = Texts.in(DecodedThumbnails.class);
  private static final int AT_ONCE = 2;

  private final TaskExecutor executor;
  private final PictureCache kept = new PictureCache();
  private final Deque<Pending> waiting = new ArrayDeque<>();
  private int running;

  /**
   * Makes a source.
   *
   * @param executor decodes in the background
   */
  public DecodedThumbnails(TaskExecutor executor) {
    this.executor = executor;
  }

  /** A picture that was asked for and may have been taken back since. */
  private static final class Pending {
    private final Path file;
    private final int side;
    private final Consumer<Image> ready;
    private final Consumer<String> unreadable;
    private boolean wanted = true;

    Pending(Path file, int side, Consumer<Image> ready, Consumer<String> unreadable) {
      this.file = file;
      this.side = side;
      this.ready = ready;
      this.unreadable = unreadable;
    }
  }

  /** Either a picture or the reason why there is none. */
  private record Outcome(Optional<Image> image, String reason) {}

  @Override
  public Request load(Path file, int side, Consumer<Image> ready, Consumer<String> unreadable) {
    Optional<Image> known = kept.find(file, side);
    if (known.isPresent()) {
      ready.accept(known.get());
      return Request.NONE;
    }
    Pending pending = new Pending(file, side, ready, unreadable);
    waiting.addLast(pending);
    pump();
    return () -> {
      pending.wanted = false;
      waiting.remove(pending);
    };
  }

  private void pump() {
    while (running < AT_ONCE && !waiting.isEmpty()) {
      Pending next = waiting.removeFirst();
      running++;
      executor.run(
          () -> decode(next.file, next.side),
          outcome -> over(next, outcome),
          problem -> over(next, new Outcome(Optional.empty(), problem.sentence())));
    }
  }

  private void over(Pending pending, Outcome outcome) {
    running--;
    outcome.image().ifPresent(i -> kept.put(pending.file, pending.side, i));
    if (pending.wanted) {
      outcome
          .image()
          .ifPresentOrElse(pending.ready, () -> pending.unreadable.accept(outcome.reason()));
    }
    pump();
  }

  private static Outcome decode(Path file, int side) {
    try {
      return new Outcome(
          Optional.of(Shrinking.toImage(ImageLoader.decode(file).pixels(), side)), "");
    } catch (UnreadableImageException e) {
      return new Outcome(
          Optional.empty(),
          Optional.ofNullable(e.getMessage()).orElse(TEXTS.get("picture.unreadable")));
    }
  }
}
