package dev.graft.dataset;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Lists folders in a fixed order and keeps count of what is not an image. Used for one scan. */
final class FolderReader {
  private final Path root;

  /** A set, since a folder that cannot be read may be tried twice. */
  private final Set<SkippedFile> skipped = new LinkedHashSet<>();

  private int ignored;

  /** The direct contents of a folder, sorted by name. */
  record Listing(List<Path> folders, List<Path> images) {}

  FolderReader(Path root) {
    this.root = root;
  }

  List<SkippedFile> skipped() {
    return List.copyOf(skipped);
  }

  int ignored() {
    return ignored;
  }

  void skip(Path file, String reason) {
    skipped.add(new SkippedFile(file, reason));
  }

  /** The last name of a path in normal form C, since macOS hands names out decomposed. */
  static String name(Path path) {
    Path name = path.getFileName();
    return Normalizer.normalize(name == null ? "" : name.toString(), Normalizer.Form.NFC);
  }

  /** The path below the root with '/' on every platform. */
  String relative(Path file) {
    List<String> names = new ArrayList<>();
    for (Path name : root.relativize(file)) {
      names.add(name.toString());
    }
    return Normalizer.normalize(String.join("/", names), Normalizer.Form.NFC);
  }

  /**
   * Folders and images right in a folder; a folder that cannot be read counts as empty and is
   * noted.
   */
  Listing list(Path folder) {
    List<Path> folders = new ArrayList<>();
    List<Path> images = new ArrayList<>();
    for (Path entry : sorted(folder)) {
      sortIn(entry, folders, images);
    }
    return new Listing(folders, images);
  }

  /** Folders and images among some paths, in their order; hidden ones are passed over. */
  Listing sort(List<Path> paths) {
    List<Path> folders = new ArrayList<>();
    List<Path> images = new ArrayList<>();
    paths.forEach(path -> sortIn(path, folders, images));
    return new Listing(folders, images);
  }

  boolean hasFolders(Path folder) {
    for (Path entry : children(folder)) {
      if (!isHidden(entry) && Files.isDirectory(entry)) {
        return true;
      }
    }
    return false;
  }

  /** All images below a folder. Each real folder is entered once, and the root never again. */
  List<Path> imagesBelow(Path folder) {
    List<Path> images = new ArrayList<>();
    Set<Path> entered = new HashSet<>();
    entered.add(real(root));
    Path parent = folder.getParent();
    if (parent != null) {
      entered.add(real(parent));
    }
    // An explicit stack: a tree deeper than the Java stack is no reason to fail.
    Deque<Path> open = new ArrayDeque<>();
    open.push(folder);
    while (!open.isEmpty()) {
      Path next = open.pop();
      if (!entered.add(real(next))) {
        continue;
      }
      Listing listing = list(next);
      images.addAll(listing.images());
      for (int i = listing.folders().size() - 1; i >= 0; i--) {
        open.push(listing.folders().get(i));
      }
    }
    return images;
  }

  private void sortIn(Path entry, List<Path> folders, List<Path> images) {
    if (isHidden(entry)) {
      return;
    }
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(entry, BasicFileAttributes.class);
    } catch (IOException | SecurityException e) {
      boolean link = Files.isSymbolicLink(entry);
      skip(entry, link ? "The link leads nowhere." : "The file cannot be read.");
      return;
    }
    if (attributes.isDirectory()) {
      folders.add(entry);
      return;
    }
    switch (ImageFiles.kind(name(entry))) {
      case IMAGE -> {
        if (attributes.isRegularFile()) {
          images.add(entry);
        } else {
          // A pipe or a device would block whoever opens it.
          skip(entry, "This is not a regular file.");
        }
      }
      case UNSUPPORTED -> skip(entry, ImageFiles.unsupportedReason(name(entry)));
      case OTHER -> ignored++;
    }
  }

  private record Named(String name, Path path) {}

  private List<Path> sorted(Path folder) {
    return children(folder).stream()
        .map(path -> new Named(name(path), path))
        .sorted(Comparator.comparing(Named::name, Utf8Order.INSTANCE).thenComparing(Named::path))
        .map(Named::path)
        .toList();
  }

  private List<Path> children(Path folder) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      stream.forEach(entries::add);
    } catch (IOException | DirectoryIteratorException | SecurityException e) {
      skip(folder, "The folder cannot be read; check its permissions.");
    }
    return entries;
  }

  private static boolean isHidden(Path entry) {
    if (ImageFiles.isClutter(name(entry))) {
      return true;
    }
    try {
      return Files.isHidden(entry);
    } catch (IOException e) {
      return false;
    }
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      return path.toAbsolutePath().normalize();
    }
  }
}
