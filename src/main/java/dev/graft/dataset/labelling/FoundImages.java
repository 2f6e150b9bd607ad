package dev.graft.dataset.labelling;

import dev.graft.dataset.SkippedFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Images that were found in what somebody dropped, to be added to a set.
 *
 * @param root the folder that they came from, absolute
 * @param classes the classes that their folders give, in order; a class may have no images
 * @param images with the labels that their folders give
 * @param skipped files that look like images and cannot be used, with the reason
 * @param ignoredFiles how many files that are no images were passed over
 */
public record FoundImages(
    Path root,
    List<String> classes,
    List<ImageItem> images,
    List<SkippedFile> skipped,
    int ignoredFiles) {
  /** Copies the lists. */
  public FoundImages {
    classes = List.copyOf(classes);
    images = List.copyOf(images);
    skipped = List.copyOf(skipped);
  }

  /**
   * Image files by themselves, without looking at them.
   *
   * @param files image files, at least one
   * @return without labels
   */
  public static FoundImages of(List<Path> files) {
    List<Path> absolute = files.stream().map(f -> f.toAbsolutePath().normalize()).toList();
    return new FoundImages(
        parent(absolute.get(0)),
        List.of(),
        absolute.stream()
            .map(
                f ->
                    new ImageItem(
                        f,
                        Names.below(parent(f), f),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
            .toList(),
        List.of(),
        0);
  }

  private static Path parent(Path file) {
    return Optional.ofNullable(file.getParent()).orElse(file);
  }

  /**
   * The same images, all of one class.
   *
   * @param name the class
   * @return the images under that label
   */
  public FoundImages as(String name) {
    return new FoundImages(
        root,
        List.of(name),
        images.stream().map(i -> i.withLabel(Optional.of(name))).toList(),
        skipped,
        ignoredFiles);
  }
}
