package dev.graft.ui.inspection;

import dev.graft.inspection.Guesses;
import dev.graft.inspection.Labels;
import dev.graft.ui.kit.Texts;
import dev.graft.ui.map.Ink;
import dev.graft.ui.map.Kind;
import dev.graft.ui.map.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What points look like.
 *
 * @param kinds those there are
 * @param of by point, the index of its kind; not to be changed
 */
public record PointKinds(List<Kind> kinds, int[] of) {
  private static final Texts TEXTS = Texts.in(PointKinds.class);

  static final PointKinds NONE = new PointKinds(List.of(), new int[0]);

  /** Copies the list. */
  public PointKinds {
    kinds = List.copyOf(kinds);
  }

  private static List<Kind> classes(List<String> names, String none) {
    List<Kind> kinds = new ArrayList<>();
    for (int c = 0; c < names.size(); c++) {
      kinds.add(new Kind(names.get(c), Ink.ofClass(c), Sign.of(c)));
    }
    kinds.add(new Kind(none, Ink.NONE, Sign.RING));
    return kinds;
  }

  static PointKinds byClass(Labels labels) {
    int none = labels.classes().size();
    return new PointKinds(
        classes(labels.classes(), TEXTS.get("map.unlabelled")),
        IntStream.of(labels.indices()).map(c -> c == Labels.NONE ? none : c).toArray());
  }

  static PointKinds byGuess(Labels labels, Guesses guesses) {
    int none = labels.classes().size();
    return new PointKinds(
        classes(labels.classes(), TEXTS.get("map.unknown")),
        IntStream.of(guesses.classes()).map(c -> c == Labels.NONE ? none : c).toArray());
  }

  static PointKinds byMistake(Labels labels, Guesses guesses) {
    List<Kind> kinds =
        List.of(
            new Kind(TEXTS.get("map.right"), Ink.RIGHT, Sign.DISC),
            new Kind(TEXTS.get("map.wrong"), Ink.WRONG, Sign.DIAMOND, true),
            new Kind(TEXTS.get("map.unlabelled"), Ink.NONE, Sign.RING));
    int[] of =
        IntStream.range(0, labels.indices().length)
            .map(
                i -> {
                  int label = labels.indices()[i];
                  int guess = guesses.classes()[i];
                  return label == Labels.NONE || guess == Labels.NONE ? 2 : label == guess ? 0 : 1;
                })
            .toArray();
    return new PointKinds(kinds, of);
  }

  /** How many points there are of each kind, in the order of the kinds. */
  int[] counts() {
    int[] counts = new int[kinds.size()];
    for (int kind : of) {
      counts[kind]++;
    }
    return counts;
  }
}
