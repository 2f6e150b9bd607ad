package dev.graft.ui.inspection;

import dev.graft.ui.pictures.ThumbnailSource;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;

/** One picture, as large as there is room, whatever its shape. */
final class PictureStage extends Pane {
  private static final int LONGEST_SIDE = 900;

  private final ThumbnailSource source;
  private final ImageView view = new ImageView();
  private ThumbnailSource.Request request = ThumbnailSource.Request.NONE;
  private Optional<Path> shown = Optional.empty();

  PictureStage(ThumbnailSource source) {
    this.source = source;
    view.setPreserveRatio(true);
    view.setSmooth(true);
    view.setManaged(false);
    getChildren().add(view);
    setMinSize(0, 0);
  }

  void show(Path file) {
    if (shown.equals(Optional.of(file))) {
      return;
    }
    clear();
    shown = Optional.of(file);
    request =
        source.load(
            file,
            LONGEST_SIDE,
            image -> {
              view.setImage(image);
              requestLayout();
            },
            reason -> view.setImage(null));
  }

  void clear() {
    request.cancel();
    request = ThumbnailSource.Request.NONE;
    shown = Optional.empty();
    view.setImage(null);
  }

  @Override
  protected void layoutChildren() {
    Optional.ofNullable(view.getImage())
        .ifPresent(
            image -> {
              double scale =
                  Math.min(getWidth() / image.getWidth(), getHeight() / image.getHeight());
              double w = image.getWidth() * scale;
              double h = image.getHeight() * scale;
              view.setFitWidth(w);
              view.setFitHeight(h);
              view.relocate((getWidth() - w) / 2, (getHeight() - h) / 2);
            });
  }
}
