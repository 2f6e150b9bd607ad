package dev.graft.formats;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The object graph of TensorFlow 2: what Python objects a SavedModel was made of. It is in the file
 * twice, beside the graph, with the objects that each function was given, and in the variables,
 * with the names of saved values; the two are walked together from the root, by the names of
 * attributes.
 */
final class SavedObjects {
  private static final String VALUE = "VARIABLE_VALUE";

  private final List<Proto> saved;
  private final List<Proto> restored;
  private final Map<Integer, String> keys = new HashMap<>();

  private SavedObjects(List<Proto> saved, List<Proto> restored) {
    this.saved = saved;
    this.restored = restored;
  }

  /** Names in the checkpoint by names of variables in the outermost graph. */
  static Map<String, String> variables(SavedModelFile file, TensorBundle variables, Origin origin) {
    SavedObjects objects = new SavedObjects(file.objects().messages(1), variables.objects());
    if (objects.saved.isEmpty() || objects.restored.isEmpty()) {
      return Map.of();
    }
    objects.walk();
    Map<String, Proto> given = file.objects().map(2);
    Map<String, String> found = new HashMap<>();
    for (GraphNode node : file.nodes().values()) {
      Proto function = node.isCall() ? given.get(node.function()) : null;
      if (function != null) {
        // What was captured comes after what is passed.
        List<Long> captured = function.numbers(2);
        List<String> inputs = node.data();
        int first = inputs.size() - captured.size();
        if (first < 0) {
          throw origin.bad("is damaged: a call has fewer inputs than it captures; export it again");
        }
        for (int i = 0; i < captured.size(); i++) {
          String key = objects.keys.get(captured.get(i).intValue());
          if (key != null && variables.has(key)) {
            found.put(inputs.get(first + i), key);
          }
        }
      }
    }
    return found;
  }

  private record Pair(int saved, int restored) {}

  private void walk() {
    Deque<Pair> waiting = new ArrayDeque<>(List.of(new Pair(0, 0)));
    Map<Integer, Integer> seen = new HashMap<>(Map.of(0, 0));
    while (!waiting.isEmpty()) {
      Pair pair = waiting.remove();
      for (Proto attribute : restored.get(pair.restored()).messages(2)) {
        if (attribute.string(1).equals(VALUE)) {
          keys.put(pair.saved(), attribute.string(3));
        }
      }
      Map<String, Integer> there = children(restored.get(pair.restored()));
      children(saved.get(pair.saved()))
          .forEach(
              (name, to) -> {
                int other = there.getOrDefault(name, -1);
                boolean exist =
                    to >= 0 && to < saved.size() && other >= 0 && other < restored.size();
                if (exist && seen.putIfAbsent(to, other) == null) {
                  waiting.add(new Pair(to, other));
                }
              });
    }
  }

  private static Map<String, Integer> children(Proto object) {
    Map<String, Integer> children = new HashMap<>();
    object.messages(1).forEach(c -> children.put(c.string(2), (int) c.number(1)));
    return children;
  }
}
