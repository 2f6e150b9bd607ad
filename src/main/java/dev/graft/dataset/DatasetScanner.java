package dev.graft.dataset;

import dev.graft.errors.GraftException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads a folder of class folders, or {@code train}, {@code val} or {@code validation}, and {@code
 * test} folders (in any case) that hold class folders. Only names are read, no image is opened.
 *
 * <p>Inside a class folder every image at any depth belongs to the class. Hidden files and what
 * operating systems leave behind ({@code __MACOSX}, {@code Thumbs.db}, {@code desktop.ini}) are
 * passed over. Links are followed, each folder once per class, so loops of links end.
 */
public final class DatasetScanner {
  private static final Map<String, Split> SPLIT_FOLDERS =
      Map.of(
          "train", Split.TRAINING,
          "val", Split.VALIDATION,
          "validation", Split.VALIDATION,
          "test", Split.TEST);

  private final Path root;
  private final FolderReader reader;
  private final Map<String, List<Found>> byClass = new TreeMap<>(Utf8Order.INSTANCE);
  private final List<Path> unlabelled = new ArrayList<>();

  private record Found(Path file, String relativePath, Optional<Split> split) {}

  private DatasetScanner(Path root) {
    this.root = root;
    this.reader = new FolderReader(root);
  }

  /**
   * Scans a folder. One class folder is enough here, an empty class folder is no failure here, and
   * the parts may differ in their classes: see {@link Dataset#validateForTraining()}.
   *
   * @param folder the folder that holds the class folders
   * @return what was found, in the same order on every machine
   * @throws GraftException if the folder does not exist, is a file, cannot be read, or holds no
   *     class folder
   */
  public static Dataset scan(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    if (!Files.exists(root)) {
      throw new GraftException(
          "The folder %s does not exist: check the path of the images.".formatted(root));
    }
    if (!Files.isDirectory(root)) {
      throw new GraftException(
          "%s is a file, not a folder: give the folder that holds one folder of images per class."
              .formatted(root));
    }
    if (!Files.isReadable(root)) {
      throw new GraftException(
          "The folder %s cannot be read: check its permissions.".formatted(root));
    }
    return new DatasetScanner(root).run();
  }

  private Dataset run() {
    FolderReader.Listing top = reader.list(root);
    Map<Path, Split> parts = splitFolders(top.folders());
    unlabelled.addAll(top.images());
    if (parts.isEmpty()) {
      top.folders().forEach(folder -> addClass(folder, Optional.empty()));
    } else {
      for (Path folder : top.folders()) {
        if (parts.containsKey(folder)) {
          FolderReader.Listing part = reader.list(folder);
          unlabelled.addAll(part.images());
          part.folders().forEach(f -> addClass(f, Optional.of(parts.get(folder))));
        } else {
          reader.skip(folder, "The folder stands beside train, val and test and is not used.");
        }
      }
    }
    if (byClass.isEmpty()) {
      throw new GraftException(noClasses(top));
    }
    return result();
  }

  private Dataset result() {
    List<String> classes = List.copyOf(byClass.keySet());
    List<LabelledImage> items = new ArrayList<>();
    for (int c = 0; c < classes.size(); c++) {
      List<Found> found = byClass.getOrDefault(classes.get(c), List.of());
      found.sort((a, b) -> Utf8Order.INSTANCE.compare(a.relativePath(), b.relativePath()));
      for (Found f : found) {
        items.add(new LabelledImage(f.file(), f.relativePath(), c, f.split()));
      }
    }
    return new Dataset(root, classes, items, reader.skipped(), unlabelled, reader.ignored());
  }

  private void addClass(Path folder, Optional<Split> split) {
    List<Found> found =
        byClass.computeIfAbsent(FolderReader.name(folder), name -> new ArrayList<>());
    for (Path image : reader.imagesBelow(folder)) {
      found.add(new Found(image, reader.relative(image), split));
    }
  }

  /**
   * The train, val and test folders, or nothing where these are ordinary classes: someone may well
   * sort pictures into "bus" and "train", or into "control" and "test". Parts hold class folders,
   * and there is a train folder among them unless there is nothing else at all.
   */
  private Map<Path, Split> splitFolders(List<Path> folders) {
    Map<Path, Split> parts = new TreeMap<>();
    Map<Split, Boolean> holdsFolders = new EnumMap<>(Split.class);
    for (Path folder : folders) {
      Split split = SPLIT_FOLDERS.get(FolderReader.name(folder).toLowerCase(Locale.ROOT));
      if (split != null) {
        parts.put(folder, split);
        holdsFolders.merge(split, reader.hasFolders(folder), Boolean::logicalOr);
      }
    }
    boolean noOthers = parts.size() == folders.size();
    boolean trainHoldsClasses = holdsFolders.getOrDefault(Split.TRAINING, false);
    boolean several = holdsFolders.size() > 1;
    boolean onlyMeasured = noOthers && !holdsFolders.containsKey(Split.TRAINING);
    boolean allHoldClasses = holdsFolders.values().stream().allMatch(holds -> holds);
    boolean isLayout =
        (trainHoldsClasses && (several || noOthers)) || (onlyMeasured && allHoldClasses);
    return isLayout ? parts : Map.of();
  }

  private String noClasses(FolderReader.Listing top) {
    String found =
        top.images().isEmpty()
            ? "holds no class folders"
            : "holds %d images and no class folders".formatted(top.images().size());
    return ("%s %s: expected is one folder of images per class, " + "for example %s and %s.")
        .formatted(root, found, root.resolve("cats"), root.resolve("dogs"));
  }
}
