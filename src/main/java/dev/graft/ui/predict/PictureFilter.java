package dev.graft.ui.predict;

import java.util.Optional;

/**
 * Which of the dropped pictures are shown.
 *
 * @param className only those answered with this class; empty for all
 * @param disagreed only those on which the two models disagree
 * @param unlike only those that are unlike anything in training
 */
public record PictureFilter(Optional<String> className, boolean disagreed, boolean unlike) {
  /** All of them. */
  public static final PictureFilter ALL = new PictureFilter(Optional.empty(), false, false);

  /** Whether a picture is shown. */
  boolean accepts(Picture picture) {
    return (className.isEmpty()
            || picture.best().filter(b -> b.className().equals(className.get())).isPresent())
        && (!disagreed || picture.disagreed())
        && (!unlike || picture.unlike());
  }
}
