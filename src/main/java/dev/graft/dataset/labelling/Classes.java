package dev.graft.dataset.labelling;

import dev.graft.errors.GraftException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What edits do to classes. */
final class Classes {
  private Classes() {}

  static ImageSet with(ImageSet set, String name) {
    return set.classIndex(name) >= 0 ? set : set.withClasses(withNew(set, name));
  }

  static List<String> withNew(ImageSet set, String typed) {
    String name = Names.tidy(typed);
    requireFree(set, name);
    List<String> classes = new ArrayList<>(set.classes());
    classes.add(name);
    return classes;
  }

  static ImageSet rename(ImageSet set, String from, String typed) {
    String to = Names.tidy(typed);
    int index = require(set, from);
    if (to.equals(from)) {
      return set;
    }
    requireFree(set, to);
    List<String> classes = new ArrayList<>(set.classes());
    classes.set(index, to);
    return relabel(set, from, Optional.of(to)).withClasses(classes);
  }

  static ImageSet merge(ImageSet set, String from, String into) {
    require(set, from);
    require(set, into);
    return from.equals(into)
        ? set
        : relabel(set, from, Optional.of(into)).withClasses(without(set, from));
  }

  static ImageSet delete(ImageSet set, String name) {
    require(set, name);
    return relabel(set, name, Optional.empty()).withClasses(without(set, name));
  }

  private static ImageSet relabel(ImageSet set, String from, Optional<String> to) {
    Optional<String> old = Optional.of(from);
    return set.withImages(
        set.images().stream().map(i -> i.label().equals(old) ? i.withLabel(to) : i).toList());
  }

  private static List<String> without(ImageSet set, String name) {
    return set.classes().stream().filter(c -> !c.equals(name)).toList();
  }

  private static int require(ImageSet set, String name) {
    int index = set.classIndex(name);
    if (index < 0) {
      throw new GraftException("There is no class \"%s\" any more.".formatted(name));
    }
    return index;
  }

  private static void requireFree(ImageSet set, String name) {
    if (set.classIndex(name) >= 0) {
      throw new GraftException(
          "There is a class \"%s\" already: choose another name, or merge the two."
              .formatted(name));
    }
  }
}
