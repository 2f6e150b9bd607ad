package dev.graft.collections;

import dev.graft.errors.GraftException;
import java.util.List;
import java.util.Optional;

/** How an archive says what class a picture is of. */
enum Sorting {
  /** It lies in a folder with the name of its class. */
  FOLDER {
    @Override
    Optional<String> classOf(List<String> path, List<String> classes) {
      return path.size() == 2 && classes.contains(path.get(0))
          ? Optional.of(path.get(0))
          : Optional.empty();
    }
  },
  /**
   * The first class begins with a capital letter and the second with a small one, as Oxford's pets
   * do: {@code Birman_1.jpg} is a cat and {@code beagle_1.jpg} a dog.
   */
  INITIAL {
    @Override
    Optional<String> classOf(List<String> path, List<String> classes) {
      if (path.size() != 1 || path.get(0).isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(classes.get(Character.isUpperCase(path.get(0).charAt(0)) ? 0 : 1));
    }
  };

  /** The class of a picture, by its path below the folder that holds them all. */
  abstract Optional<String> classOf(List<String> path, List<String> classes);

  static Sorting of(String word) {
    for (Sorting sorting : values()) {
      if (sorting.name().equalsIgnoreCase(word)) {
        return sorting;
      }
    }
    throw new GraftException("There is no sorting '" + word + "'; it is folder or initial.");
  }
}
