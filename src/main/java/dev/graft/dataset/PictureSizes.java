package dev.graft.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** How large pictures are, from their headers alone. */
public final class PictureSizes {
  private PictureSizes() {}

  /**
   * The size of a typical picture.
   *
   * @param dataset the pictures
   * @param sample how many are looked at, at most, spread over all
   * @return the median of the shorter sides in pixels; empty if no header can be read
   */
  public static OptionalInt typicalSide(Dataset dataset, int sample) {
    List<LabelledImage> items = dataset.items();
    int looked = Math.min(sample, items.size());
    List<Integer> sides = new ArrayList<>();
    for (int i = 0; i < looked; i++) {
      long at = (long) i * items.size() / looked;
      side(items.get((int) at).file()).ifPresent(sides::add);
    }
    if (sides.isEmpty()) {
      return OptionalInt.empty();
    }
    Collections.sort(sides);
    return OptionalInt.of(sides.get(sides.size() / 2));
  }

  private static OptionalInt side(Path file) {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers =
          in == null ? Collections.emptyIterator() : ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return OptionalInt.empty();
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return OptionalInt.of(Math.min(reader.getWidth(0), reader.getHeight(0)));
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      // A picture that cannot be read says nothing of the others; it is told where it matters.
      return OptionalInt.empty();
    }
  }
}
