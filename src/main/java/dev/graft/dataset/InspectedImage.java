package dev.graft.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * An image with what is known of it, and the state of the file at that time: while size and time of
 * the file are the same, it need not be opened again.
 *
 * @param file absolute path
 * @param bytes its size; 0 if it is not there
 * @param modified when it was last changed, in milliseconds since 1970; 0 if it is not there
 * @param facts what was found
 */
public record InspectedImage(Path file, long bytes, long modified, ImageFacts facts) {
  /**
   * Opens an image and looks at all of it.
   *
   * @param file absolute path
   * @return what is known now
   */
  public static InspectedImage of(Path file) {
    Stamp stamp = Stamp.of(file);
    return new InspectedImage(file, stamp.bytes(), stamp.modified(), ImageFacts.of(file));
  }

  /** Whether the file is still as it was. Asks the disk. */
  public boolean isCurrent() {
    return Stamp.of(file).equals(new Stamp(bytes, modified));
  }

  private record Stamp(long bytes, long modified) {
    static Stamp of(Path file) {
      try {
        BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
        return new Stamp(a.size(), a.lastModifiedTime().toMillis());
      } catch (IOException | SecurityException e) {
        // Not there, or not to be looked at: opening it says which, and that is the fact.
        return new Stamp(0, 0);
      }
    }
  }
}
