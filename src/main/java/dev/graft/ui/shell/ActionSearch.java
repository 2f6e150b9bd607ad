package dev.graft.ui.shell;

import dev.graft.ui.kit.Action;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds actions by a few letters of their words. */
final class ActionSearch {
  private static final int BEGINS = 0;
  private static final int WORD_BEGINS = 1;
  private static final int HOLDS = 2;
  private static final int GROUP = 4;

  private record Hit(Action action, int distance) {}

  private ActionSearch() {}

  /**
   * The actions that a query means.
   *
   * @param query letters, words, or nothing
   * @param actions where to look
   * @return those that have all of the query's words in their own or in their group's; the best
   *     first, in the order given where they are equally good
   */
  static List<Action> find(String query, List<Action> actions) {
    String[] words = query.strip().toLowerCase(Locale.getDefault()).split("\\s+");
    List<Hit> hits = new ArrayList<>();
    for (Action action : actions) {
      distance(words, action).ifPresent(d -> hits.add(new Hit(action, d)));
    }
    hits.sort(Comparator.comparingInt(Hit::distance));
    return hits.stream().map(Hit::action).toList();
  }

  private static OptionalInt distance(String[] words, Action action) {
    String text = action.text().toLowerCase(Locale.getDefault());
    String group = action.group().text().toLowerCase(Locale.getDefault());
    int sum = 0;
    for (String word : words) {
      if (text.startsWith(word)) {
        sum += BEGINS;
      } else if (text.contains(" " + word)) {
        sum += WORD_BEGINS;
      } else if (text.contains(word)) {
        sum += HOLDS;
      } else if (group.startsWith(word)) {
        sum += GROUP;
      } else {
        return OptionalInt.empty();
      }
    }
    return OptionalInt.of(sum);
  }
}
