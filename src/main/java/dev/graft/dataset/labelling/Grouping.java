package dev.graft.dataset.labelling;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Images that stay on one side of the split. */
final class Grouping {
  private Grouping() {}

  /**
   * Joins groups that share an image or had one group before. A group is called after its first
   * image in the order of names: as little as possible moves when the split is drawn again, and the
   * same images give the same group whoever groups them.
   */
  static ImageSet together(ImageSet set, List<Set<Path>> groups) {
    Map<Path, ImageItem> byFile = new HashMap<>();
    set.images().forEach(i -> byFile.put(i.file(), i));
    Joined joined = new Joined();
    set.images().forEach(i -> i.group().ifPresent(g -> joined.join(i.name(), g)));
    for (Set<Path> group : groups) {
      List<ImageItem> members =
          group.stream().filter(byFile::containsKey).map(byFile::get).toList();
      for (int i = 1; i < members.size(); i++) {
        joined.join(members.get(0).name(), members.get(i).name());
      }
    }
    return set.withImages(
        set.images().stream()
            .map(i -> joined.knows(i.name()) ? i.withGroup(Optional.of(joined.first(i.name()))) : i)
            .toList());
  }

  static ImageSet separate(ImageSet set, Set<Path> files) {
    Set<String> gone = new HashSet<>();
    for (ImageItem item : set.images()) {
      if (files.contains(item.file())) {
        item.group().ifPresent(gone::add);
      }
    }
    return set.withImages(
        set.images().stream()
            .map(
                i ->
                    i.group().filter(gone::contains).isPresent()
                        ? i.withGroup(Optional.empty())
                        : i)
            .toList());
  }

  /** Union-find over names; each set's root is its first name. */
  private static final class Joined {
    private final Map<String, String> parents = new HashMap<>();

    boolean knows(String name) {
      return parents.containsKey(name);
    }

    String first(String name) {
      String root = name;
      for (String up = parents.getOrDefault(root, root); !up.equals(root); ) {
        root = up;
        up = parents.getOrDefault(root, root);
      }
      parents.put(name, root);
      return root;
    }

    void join(String a, String b) {
      String x = first(a);
      String y = first(b);
      if (x.compareTo(y) <= 0) {
        parents.put(y, x);
      } else {
        parents.put(x, y);
      }
    }
  }
}
