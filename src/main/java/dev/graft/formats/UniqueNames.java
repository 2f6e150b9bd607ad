package dev.graft.formats;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Flat names for nested layers. */
final class UniqueNames {
  private UniqueNames() {}

  /**
   * Gives each path a name of its own: the last part where no other has it, else with as many
   * parents before it, joined by an underscore, as it takes.
   *
   * @param paths the names of the nested models and, last, of the layer
   * @return a name for each path; the same name twice only for paths that are equal
   */
  static List<String> of(List<List<String>> paths) {
    int[] parts = new int[paths.size()];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < paths.size(); i++) {
      parts[i] = 1;
      names.add(name(paths.get(i), 1));
    }
    boolean changed = true;
    while (changed) {
      changed = false;
      Map<String, Integer> uses = new HashMap<>();
      names.forEach(n -> uses.merge(n, 1, Integer::sum));
      for (int i = 0; i < paths.size(); i++) {
        if (uses.getOrDefault(names.get(i), 0) > 1 && parts[i] < paths.get(i).size()) {
          parts[i]++;
          names.set(i, name(paths.get(i), parts[i]));
          changed = true;
        }
      }
    }
    return names;
  }

  private static String name(List<String> path, int parts) {
    return String.join("_", path.subList(path.size() - parts, path.size()));
  }
}
