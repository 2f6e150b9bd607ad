package dev.graft.ui.pictures;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.image.Image;

/**
 * Where small pictures of files come from. Asked and answering on the JavaFX thread; the work
 * happens elsewhere.
 */
public interface ThumbnailSource {
  /**
   * Asks for a picture.
   *
   * @param file the image file
   * @param side the longest side wanted, in pixels
   * @param ready gets the picture, perhaps at once
   * @param unreadable gets the reason if there is none
   * @return the request, to take back when the picture is no longer wanted
   */
  Request load(Path file, int side, Consumer<Image> ready, Consumer<String> unreadable);

  /** A picture that was asked for. */
  interface Request {
    /** Nothing was asked for. */
    Request NONE = () -> {};

    /** Takes it back; neither consumer is called after this. */
    void cancel();
  }
}
