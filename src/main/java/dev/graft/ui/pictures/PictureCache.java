package dev.graft.ui.pictures;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.image.Image;

/** The pictures shown last, bounded by their pixels: a few large ones or many small ones. */
final class PictureCache {
  /** 96 MB at four bytes a pixel. */
  private static final long MOST_PIXELS = 24_000_000;

  private record Key(Path file, int side) {}

  private final Map<Key, Image> byUse = new LinkedHashMap<>(64, 0.75f, true);
  private long pixels;

  Optional<Image> find(Path file, int side) {
    return Optional.ofNullable(byUse.get(new Key(file, side)));
  }

  void put(Path file, int side, Image image) {
    Image before = byUse.put(new Key(file, side), image);
    pixels += size(image) - (before == null ? 0 : size(before));
    Iterator<Image> oldest = byUse.values().iterator();
    while (pixels > MOST_PIXELS && byUse.size() > 1) {
      pixels -= size(oldest.next());
      oldest.remove();
    }
  }

  int size() {
    return byUse.size();
  }

  private static long size(Image image) {
    return (long) (image.getWidth() * image.getHeight());
  }
}
