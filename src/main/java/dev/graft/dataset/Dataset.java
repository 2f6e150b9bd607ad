package dev.graft.dataset;

import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a scan of a folder found, in an order that does not depend on the machine: by class name,
 * then by relative path, both in the order of their UTF-8 bytes.
 *
 * @param root the folder, absolute
 * @param classes class names in the order of their indices; a class folder without images is among
 *     them
 * @param items the labelled images
 * @param skipped files that look like images or folders but are not used, with the reason
 * @param unlabelled images outside of any class folder; training does not use them
 * @param ignoredFiles how many files that are no images (notes, tables, labels) were passed over
 */
public record Dataset(
    Path root,
    List<String> classes,
    List<LabelledImage> items,
    List<SkippedFile> skipped,
    List<Path> unlabelled,
    int ignoredFiles) {

  /** Copies the lists. */
  public Dataset {
    classes = List.copyOf(classes);
    items = List.copyOf(items);
    skipped = List.copyOf(skipped);
    unlabelled = List.copyOf(unlabelled);
  }

  /** How many images each class has, in the order of {@link #classes()}. */
  public List<Integer> imagesPerClass() {
    return counts(items);
  }

  /** Whether a folder or a table of labels gives at least one image this part. */
  public boolean hasFixed(Split split) {
    return items.stream().anyMatch(item -> item.fixedSplit().filter(split::equals).isPresent());
  }

  /**
   * The same data set without some files, for instance those that turned out to be unreadable.
   *
   * @param unusable the files to leave out, with the reason; they join {@link #skipped()}
   */
  public Dataset without(List<SkippedFile> unusable) {
    Set<Path> files = Set.copyOf(unusable.stream().map(SkippedFile::file).distinct().toList());
    List<SkippedFile> allSkipped = new ArrayList<>(skipped);
    allSkipped.addAll(unusable);
    List<LabelledImage> kept = items.stream().filter(item -> !files.contains(item.file())).toList();
    return new Dataset(root, classes, kept, allSkipped, unlabelled, ignoredFiles);
  }

  /**
   * Checks what training needs: two classes or more, images in each of them, and the same classes
   * in training and validation where folders or a table of labels give the parts. Evaluation does
   * not need it.
   *
   * @throws GraftException with a sentence that names the class or folder at fault
   */
  public void validateForTraining() {
    if (classes.size() < 2) {
      throw new GraftException(onlyOneClass());
    }
    requireEveryClassHasImages(Set.of());
    if (items.stream().anyMatch(item -> item.fixedSplit().isPresent())) {
      requireMatchingFolders();
    }
  }

  /**
   * Checks that every class still has an image to learn from once the unreadable ones are left out.
   *
   * @param unreadable absolute paths of images that could not be decoded
   * @throws GraftException with a sentence that names the first class without any usable image
   */
  public void requireEveryClassHasImages(Set<Path> unreadable) {
    List<LabelledImage> usable =
        items.stream().filter(item -> !unreadable.contains(item.file())).toList();
    List<Integer> before = counts(items);
    List<Integer> after = counts(usable);
    for (int c = 0; c < classes.size(); c++) {
      if (before.get(c) == 0) {
        throw new GraftException(
            "The class folder \"%s\" in %s holds no images: add some or remove the folder."
                .formatted(classes.get(c), root));
      }
      if (after.get(c) == 0) {
        String which =
            before.get(c) == 1 ? "The only image" : "None of the " + before.get(c) + " images";
        String verb = before.get(c) == 1 ? "cannot" : "can";
        throw new GraftException(
            "%s of the class \"%s\" in %s %s be read: replace them or remove the folder."
                .formatted(which, classes.get(c), root, verb));
      }
    }
  }

  private void requireMatchingFolders() {
    List<Integer> training = counts(learning());
    boolean anyTraining = training.stream().anyMatch(n -> n > 0);
    if (!anyTraining) {
      throw new GraftException(
          "%s has no images to learn from: put some into %s, or name some as training in the table."
              .formatted(root, root.resolve("train").resolve(classes.get(0))));
    }
    for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
      List<Integer> part = counts(inSplit(split));
      if (part.stream().allMatch(n -> n == 0)) {
        continue;
      }
      String name = split == Split.TEST ? "test" : "validation";
      for (int c = 0; c < classes.size(); c++) {
        if (training.get(c) == 0 && part.get(c) > 0) {
          throw new GraftException(
              differ(name, "the %s part holds the class \"%s\" and the training part does not", c));
        }
        // A test part may leave a class out: it is only measured, and nothing is chosen by it.
        if (split == Split.VALIDATION && training.get(c) > 0 && part.get(c) == 0) {
          throw new GraftException(
              differ(
                  name,
                  "the training part holds the class \"%2$s\" and the %1$s part does not",
                  c));
        }
      }
    }
  }

  private String differ(String part, String what, int classIndex) {
    return "The parts of %s differ: %s; give both the same classes."
        .formatted(root, what.formatted(part, classes.get(classIndex)));
  }

  private String onlyOneClass() {
    if (classes.isEmpty()) {
      return "%s has no classes yet, and training needs at least two: label some images."
          .formatted(root);
    }
    return ("%s holds only one class folder, \"%s\", and training needs at least two, "
            + "for example %s and %s.")
        .formatted(root, classes.get(0), root.resolve("cats"), root.resolve("dogs"));
  }

  /** What nothing has given a part is learnt from as well. */
  private List<LabelledImage> learning() {
    return items.stream()
        .filter(i -> i.fixedSplit().orElse(Split.TRAINING) == Split.TRAINING)
        .toList();
  }

  private List<LabelledImage> inSplit(Split split) {
    return items.stream().filter(i -> i.fixedSplit().filter(split::equals).isPresent()).toList();
  }

  private List<Integer> counts(List<LabelledImage> images) {
    int[] counts = new int[classes.size()];
    images.forEach(image -> counts[image.classIndex()]++);
    return Arrays.stream(counts).boxed().toList();
  }
}
