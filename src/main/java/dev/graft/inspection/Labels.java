package dev.graft.inspection;

import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What pictures are labelled with.
 *
 * @param classes class names in the order of their indices
 * @param indices by picture, the class from 0, or {@link #NONE}; not to be changed
 */
public record Labels(List<String> classes, int[] indices) {
  /** The index of a picture that waits for a label. */
  public static final int NONE = -1;

  /** Copies the list and checks that each index has a class. */
  public Labels {
    classes = List.copyOf(classes);
    for (int index : indices) {
      if (index < NONE || index >= classes.size()) {
        throw new IllegalArgumentException("class " + index + " of " + classes.size());
      }
    }
  }

  /**
   * The labels that a set has for files.
   *
   * @param set the set
   * @param files in the order wanted; one that is not in the set has no label
   * @return the labels
   */
  public static Labels of(ImageSet set, List<Path> files) {
    Map<String, Integer> places = new HashMap<>();
    for (int c = 0; c < set.classes().size(); c++) {
      places.put(set.classes().get(c), c);
    }
    Map<Path, Integer> known = new HashMap<>();
    for (ImageItem image : set.images()) {
      image.label().ifPresent(l -> known.put(image.file(), places.getOrDefault(l, NONE)));
    }
    return new Labels(
        set.classes(), files.stream().mapToInt(f -> known.getOrDefault(f, NONE)).toArray());
  }

  /**
   * The name of a picture's class.
   *
   * @param picture from 0
   * @return empty while it waits for a label
   */
  public Optional<String> name(int picture) {
    return indices[picture] == NONE ? Optional.empty() : Optional.of(classes.get(indices[picture]));
  }

  /** The pictures that have a label, ascending. */
  public int[] labelled() {
    return IntStream.range(0, indices.length).filter(i -> indices[i] != NONE).toArray();
  }

  /** The pictures that wait for one, ascending. */
  public int[] unlabelled() {
    return IntStream.range(0, indices.length).filter(i -> indices[i] == NONE).toArray();
  }

  /** How many pictures each class has, in the order of the classes. */
  public int[] perClass() {
    int[] counts = new int[classes.size()];
    for (int index : indices) {
      if (index != NONE) {
        counts[index]++;
      }
    }
    return counts;
  }
}
