package dev.graft.dataset.labelling;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.ImageFolder;
import dev.graft.dataset.ImageFolder.Contents;
import dev.graft.dataset.SkippedFile;
import dev.graft.errors.GraftException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the images in whatever somebody drops: a folder of class folders is read as {@link
 * DatasetScanner} reads it; a folder without folders is one class; images by themselves have no
 * label. Only names are read.
 */
public final class ImageFinder {
  private final List<ImageItem> images = new ArrayList<>();
  private final Set<String> classes = new LinkedHashSet<>();
  private final List<SkippedFile> skipped = new ArrayList<>();
  private Optional<Path> root = Optional.empty();
  private int ignoredFiles;

  private ImageFinder() {}

  /**
   * Finds images.
   *
   * @param paths files and folders, at least one
   * @return what is there
   * @throws GraftException with a sentence if a path is not there, or if there is no image at all
   */
  public static FoundImages find(List<Path> paths) {
    List<Path> absolute = paths.stream().map(p -> p.toAbsolutePath().normalize()).toList();
    for (Path path : absolute) {
      if (!Files.exists(path)) {
        throw new GraftException(path + " does not exist: check the path of the images.");
      }
    }
    ImageFinder finder = new ImageFinder();
    Contents sorted = ImageFolder.sort(absolute);
    finder.note(sorted);
    sorted.folders().forEach(finder::folder);
    sorted.images().forEach(finder::loose);
    return finder.result(absolute);
  }

  private FoundImages result(List<Path> paths) {
    if (images.isEmpty()) {
      throw new GraftException(nothing(paths));
    }
    return new FoundImages(
        root.orElse(paths.get(0)), List.copyOf(classes), images, skipped, ignoredFiles);
  }

  private String nothing(List<Path> paths) {
    if (!skipped.isEmpty()) {
      SkippedFile first = skipped.get(0);
      return "%s: %s".formatted(first.file(), first.reason());
    }
    Path path = paths.get(0);
    return Files.isDirectory(path)
        ? path
            + " holds no images: choose a folder with pictures, or with one folder for each class."
        : path
            + " is no image that Graft can read: choose JPEG, PNG, GIF, BMP, TIFF or WebP files.";
  }

  private void note(Contents contents) {
    skipped.addAll(contents.skipped());
    ignoredFiles += contents.ignoredFiles();
  }

  private void folder(Path folder) {
    Contents contents = ImageFolder.contents(folder);
    if (contents.folders().isEmpty()) {
      classFolder(folder, contents);
      return;
    }
    ImageSet scanned = ImageSet.of(DatasetScanner.scan(folder), ImageSet.DEFAULT_SPLIT);
    root = root.or(scanned::root);
    images.addAll(scanned.images());
    classes.addAll(scanned.classes());
    skipped.addAll(scanned.skipped());
    ignoredFiles += scanned.ignoredFiles();
  }

  private void classFolder(Path folder, Contents contents) {
    note(contents);
    Path parent = Optional.ofNullable(folder.getParent()).orElse(folder);
    root = root.or(() -> Optional.of(parent));
    Optional<String> label =
        Optional.ofNullable(folder.getFileName())
            .map(name -> Normalizer.normalize(name.toString(), Normalizer.Form.NFC));
    if (!contents.images().isEmpty()) {
      label.ifPresent(classes::add);
    }
    for (Path image : contents.images()) {
      add(image, Names.below(parent, image), label);
    }
  }

  private void loose(Path image) {
    Path parent = Optional.ofNullable(image.getParent()).orElse(image);
    root = root.or(() -> Optional.of(parent));
    add(image, Names.below(parent, image), Optional.empty());
  }

  private void add(Path image, String name, Optional<String> label) {
    images.add(new ImageItem(image, name, label, Optional.empty(), Optional.empty()));
  }
}
