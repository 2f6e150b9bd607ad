package dev.graft.training;

import dev.graft.dataset.Split;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The images of a run with their labels and parts, fixed when the run was registered: what is added
 * to the folder later does not change a run that is resumed.
 *
 * @param root the data set's folder, absolute
 * @param classes class names in the order of their indices
 * @param items the images, in the order of the data set
 */
public record DatasetSnapshot(Path root, List<String> classes, List<Item> items) {
  /**
   * An image.
   *
   * @param path absolute path
   * @param relativePath path below the root, with '/' on every platform
   * @param classIndex index into the classes
   * @param split the part that it belongs to
   */
  public record Item(Path path, String relativePath, int classIndex, Split split) {}

  /** Copies the lists and checks the indices. */
  public DatasetSnapshot {
    classes = List.copyOf(classes);
    items = List.copyOf(items);
    for (Item item : items) {
      if (item.classIndex() < 0 || item.classIndex() >= classes.size()) {
        throw new IllegalArgumentException(
            item.path() + " is of class " + item.classIndex() + " of " + classes.size());
      }
    }
  }

  /**
   * The same images after files were moved.
   *
   * @param moved the new place of files, by the old one
   * @return a snapshot of the same labels and parts
   */
  public DatasetSnapshot moved(Map<Path, Path> moved) {
    return new DatasetSnapshot(
        root,
        classes,
        items.stream()
            .map(
                i ->
                    new Item(
                        moved.getOrDefault(i.path(), i.path()),
                        i.relativePath(),
                        i.classIndex(),
                        i.split()))
            .toList());
  }

  /**
   * The images of one part.
   *
   * @param split which
   * @return in the order of the data set
   */
  public List<Item> items(Split split) {
    return items.stream().filter(i -> i.split() == split).toList();
  }
}
