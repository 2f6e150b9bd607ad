package dev.graft.ui.pictures;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/** Thumbnails by JavaFX's own decoder, in the background; the last few hundred are kept. */
public final class FxThumbnails implements ThumbnailSource {
  private static final int KEPT = 400;

  private record Key(Path file, int side) {}

  private final Map<Key, Image> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
          return size() > KEPT;
        }
      };

  @Override
  public Request load(Path file, int side, Consumer<Image> ready, Consumer<String> unreadable) {
    Key key = new Key(file, side);
    Image known = kept.get(key);
    if (known != null) {
      ready.accept(known);
      return Request.NONE;
    }
    Image image = new Image(file.toUri().toString(), side, side, true, true, true);
    AtomicBoolean wanted = new AtomicBoolean(true);
    Runnable finish =
        () -> {
          if (!wanted.getAndSet(false)) {
            return;
          }
          if (image.isError()) {
            unreadable.accept("This picture cannot be shown.");
          } else {
            kept.put(key, image);
            ready.accept(image);
          }
        };
    image.errorProperty().addListener((o, was, is) -> finish.run());
    image
        .progressProperty()
        .addListener(
            (o, was, is) -> {
              if (is.doubleValue() >= 1 && image.getWidth() > 0) {
                finish.run();
              }
            });
    if (image.isError() || image.getProgress() >= 1) {
      finish.run();
    }
    return () -> {
      wanted.set(false);
      image.cancel();
    };
  }
}
