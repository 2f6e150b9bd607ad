package dev.graft.dataset.labelling;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.Split;
import dev.graft.dataset.StratifiedSplit;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images with their labels, the classes in their order, and how they are split. It starts as what a
 * scan of a folder found and changes by {@link Edit}s.
 *
 * @param root the folder that the first images came from, absolute; empty while there are none
 * @param classes class names in the order of their indices; one may have no images yet
 * @param images all images, labelled or not
 * @param skipped files that look like images and are not among them, with the reason
 * @param ignoredFiles how many files that are no images were passed over
 * @param split how validation and test images are drawn where no folder gives them
 */
public record ImageSet(
    Optional<Path> root,
    List<String> classes,
    List<ImageItem> images,
    List<SkippedFile> skipped,
    int ignoredFiles,
    StratifiedSplit split) {
  /** A fifth for validation, none for a test: what people expect who have not said anything. */
  public static final StratifiedSplit DEFAULT_SPLIT = new StratifiedSplit(0.2, 0, 1);

  /** No images and no classes. */
  public static final ImageSet EMPTY =
      new ImageSet(Optional.empty(), List.of(), List.of(), List.of(), 0, DEFAULT_SPLIT);

  /** Copies the lists. */
  public ImageSet {
    classes = List.copyOf(classes);
    images = List.copyOf(images);
    skipped = List.copyOf(skipped);
  }

  /**
   * What a scan found, as the beginning of a set.
   *
   * @param dataset the scan
   * @param split how to draw validation images
   * @return its images, the labelled ones first
   */
  public static ImageSet of(Dataset dataset, StratifiedSplit split) {
    List<ImageItem> images = new ArrayList<>();
    for (LabelledImage item : dataset.items()) {
      images.add(
          new ImageItem(
              item.file(),
              item.relativePath(),
              Optional.of(dataset.classes().get(item.classIndex())),
              item.fixedSplit(),
              Optional.empty()));
    }
    for (Path file : dataset.unlabelled()) {
      images.add(
          new ImageItem(
              file,
              Names.below(dataset.root(), file),
              Optional.empty(),
              Optional.empty(),
              Optional.empty()));
    }
    return new ImageSet(
        Optional.of(dataset.root()),
        dataset.classes(),
        images,
        dataset.skipped(),
        dataset.ignoredFiles(),
        split);
  }

  /** Whether there are neither images nor classes. */
  public boolean isEmpty() {
    return images.isEmpty() && classes.isEmpty();
  }

  /**
   * The place of a class.
   *
   * @param name the class
   * @return from 0; -1 if there is none of that name
   */
  public int classIndex(String name) {
    return classes.indexOf(name);
  }

  /**
   * Finds an image.
   *
   * @param file absolute path
   * @return the image, if it is in the set
   */
  public Optional<ImageItem> find(Path file) {
    return images.stream().filter(i -> i.file().equals(file)).findFirst();
  }

  /** The images that wait for a label. */
  public List<ImageItem> unlabelled() {
    return images.stream().filter(i -> i.label().isEmpty()).toList();
  }

  /** How many images each class has, in the order of the classes. */
  public List<Integer> imagesPerClass() {
    Map<String, Integer> counts = new HashMap<>();
    images.forEach(i -> i.label().ifPresent(l -> counts.merge(l, 1, Integer::sum)));
    return classes.stream().map(c -> counts.getOrDefault(c, 0)).toList();
  }

  /**
   * The labelled images as training and evaluation take them. What a scan found and nobody edited
   * comes out as it was.
   *
   * @return by class in the order of the classes, then in the order of the set
   */
  public Dataset dataset() {
    return dataset(labelled());
  }

  private Dataset dataset(List<ImageItem> labelled) {
    Map<String, Integer> indices = indices();
    List<LabelledImage> items = new ArrayList<>(labelled.size());
    for (ImageItem item : labelled) {
      items.add(
          new LabelledImage(
              item.file(),
              item.name(),
              indices.getOrDefault(item.label().orElseThrow(), 0),
              item.fixedSplit()));
    }
    List<Path> waiting = unlabelled().stream().map(ImageItem::file).toList();
    return new Dataset(
        root.orElseGet(() -> Path.of("").toAbsolutePath()),
        classes,
        items,
        skipped,
        waiting,
        ignoredFiles);
  }

  private Map<String, Integer> indices() {
    Map<String, Integer> indices = new HashMap<>();
    for (int i = 0; i < classes.size(); i++) {
      indices.put(classes.get(i), i);
    }
    return indices;
  }

  /** The labelled images, class by class. */
  private List<ImageItem> labelled() {
    Map<String, List<ImageItem>> byClass = new LinkedHashMap<>();
    classes.forEach(c -> byClass.put(c, new ArrayList<>()));
    images.forEach(
        i -> i.label().ifPresent(l -> byClass.computeIfAbsent(l, c -> new ArrayList<>()).add(i)));
    return byClass.values().stream().flatMap(List::stream).toList();
  }

  /**
   * The part of each labelled image: what its folder or a table says, else drawn class by class
   * with groups on one side.
   *
   * @return in the order of {@link #dataset()}
   * @throws dev.graft.errors.GraftException if a class has too few images
   */
  public List<Split> assign() {
    List<ImageItem> labelled = labelled();
    Map<String, String> keys = new HashMap<>();
    labelled.forEach(i -> keys.put(i.name(), i.splitKey()));
    return split.assign(
        dataset(labelled), image -> keys.getOrDefault(image.relativePath(), image.relativePath()));
  }

  /**
   * The part of each labelled image, by file.
   *
   * @return unlabelled images are not in it
   * @throws dev.graft.errors.GraftException if a class has too few images
   */
  public Map<Path, Split> parts() {
    List<ImageItem> labelled = labelled();
    List<Split> assigned = assign();
    Map<Path, Split> parts = new HashMap<>();
    for (int i = 0; i < assigned.size(); i++) {
      parts.put(labelled.get(i).file(), assigned.get(i));
    }
    return parts;
  }

  /** Whether folders or a table of labels say which images are for validation. */
  public boolean hasFixedValidation() {
    return images.stream()
        .anyMatch(
            i -> i.label().isPresent() && i.fixedSplit().equals(Optional.of(Split.VALIDATION)));
  }

  /**
   * The same images after files were moved. Names within the set stay, and with them the split.
   *
   * @param moved the new place of files, by the old one
   * @return the set
   */
  public ImageSet moved(Map<Path, Path> moved) {
    return new ImageSet(
        root.map(r -> moved(r, moved)),
        classes,
        images.stream()
            .map(i -> Optional.ofNullable(moved.get(i.file())).map(i::at).orElse(i))
            .toList(),
        skipped,
        ignoredFiles,
        split);
  }

  /** Where a folder is now, if a file in it still lies at the same place below it. */
  private static Path moved(Path root, Map<Path, Path> moved) {
    for (Map.Entry<Path, Path> one : moved.entrySet()) {
      if (one.getKey().startsWith(root)) {
        Path below = root.relativize(one.getKey());
        Path now = one.getValue();
        if (now.endsWith(below) && now.getNameCount() > below.getNameCount()) {
          return Optional.ofNullable(now.getRoot())
              .orElse(Path.of(""))
              .resolve(now.subpath(0, now.getNameCount() - below.getNameCount()));
        }
      }
    }
    return root;
  }

  ImageSet withImages(List<ImageItem> newImages) {
    return new ImageSet(root, classes, newImages, skipped, ignoredFiles, split);
  }

  ImageSet withClasses(List<String> newClasses) {
    return new ImageSet(root, newClasses, images, skipped, ignoredFiles, split);
  }

  ImageSet withSplit(StratifiedSplit newSplit) {
    return new ImageSet(root, classes, images, skipped, ignoredFiles, newSplit);
  }
}
