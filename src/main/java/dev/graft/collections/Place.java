package dev.graft.collections;

import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a file of an archive goes. Nothing of the archive's own paths is used but the last name,
 * and that only if it is a plain one.
 *
 * @param folder the class folder; empty for the file with the licence
 * @param name the file's name
 * @param picture whether it is a picture
 */
record Place(Optional<String> folder, String name, boolean picture) {
  private static final Pattern PICTURE =
      Pattern.compile(
          "[A-Za-z0-9][A-Za-z0-9 _.()-]{0,150}\\.(jpe?g|png)", Pattern.CASE_INSENSITIVE);

  /** Windows keeps these names for devices, whatever their ending. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)\\..*", Pattern.CASE_INSENSITIVE);

  /**
   * Finds the place.
   *
   * @param entry the path in the archive
   * @return empty if it is left out
   * @throws GraftException if the path leads out of the archive, which no honest one does
   */
  static Optional<Place> of(PhotoCollection collection, String entry) {
    List<String> path = segments(collection, entry);
    PhotoCollection.Arrangement arrangement = collection.arrangement();
    if (path.size() < 2 || !path.get(0).equals(arrangement.folder())) {
      return Optional.empty();
    }
    List<String> below = path.subList(1, path.size());
    String name = path.get(path.size() - 1);
    if (below.size() == 1 && arrangement.licenceFile().equals(Optional.of(name))) {
      return Optional.of(new Place(Optional.empty(), name, false));
    }
    if (!PICTURE.matcher(name).matches() || DEVICE.matcher(name).matches()) {
      return Optional.empty();
    }
    return arrangement
        .sorting()
        .classOf(below, collection.classes())
        .map(folder -> new Place(Optional.of(folder), name, true));
  }

  private static List<String> segments(PhotoCollection collection, String entry) {
    List<String> path = new ArrayList<>();
    for (String segment : entry.replace('\\', '/').split("/", -1)) {
      if (segment.equals("..") || segment.indexOf('\0') >= 0) {
        throw outside(collection, entry);
      }
      if (!segment.isEmpty() && !segment.equals(".")) {
        path.add(segment);
      }
    }
    boolean drive = entry.length() > 1 && entry.charAt(1) == ':';
    if (entry.startsWith("/") || entry.startsWith("\\") || drive) {
      throw outside(collection, entry);
    }
    return path;
  }

  private static GraftException outside(PhotoCollection collection, String entry) {
    return new GraftException(
        "The archive of %s holds a file that would be unpacked outside its folder (%s), so nothing of it is used; tell its publisher."
            .formatted(collection.title(), entry.replaceAll("\\p{Cntrl}", "?")));
  }

  Path below(Path root) {
    return folder.map(root::resolve).orElse(root).resolve(name);
  }
}
