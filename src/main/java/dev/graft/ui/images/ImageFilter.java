package dev.graft.ui.images;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which images are shown, and in which order.
 *
 * @param label only those of this class
 * @param part only those of this part of the split
 * @param show which of them
 * @param sorting their order; lookalikes stay beside each other in any case
 * @param chosen only these, in their own order
 */
record ImageFilter(
    Optional<String> label,
    Optional<Split> part,
    Show show,
    Sorting sorting,
    Optional<Chosen> chosen) {
  static final ImageFilter NONE =
      new ImageFilter(Optional.empty(), Optional.empty(), Show.ALL, Sorting.MIXED);

  /**
   * Files that were found to belong together.
   *
   * @param words why, in a few words
   * @param files in the order in which they are shown
   */
  record Chosen(String words, List<Path> files) {
    Chosen {
      files = List.copyOf(files);
    }
  }

  ImageFilter(Optional<String> label, Optional<Split> part, Show show, Sorting sorting) {
    this(label, part, show, sorting, Optional.empty());
  }

  List<ImageItem> apply(ImageSet set, Map<Path, Split> parts, Findings findings) {
    if (chosen.isPresent()) {
      Map<Path, ImageItem> there = new HashMap<>();
      set.images().forEach(i -> there.put(i.file(), i));
      return chosen.get().files().stream().filter(there::containsKey).map(there::get).toList();
    }
    Map<Path, Integer> groups = groups(set, findings);
    List<ImageItem> fitting =
        set.images().stream()
            .filter(i -> label.isEmpty() || i.label().equals(label))
            .filter(i -> part.isEmpty() || parts.get(i.file()) == part.get())
            .filter(i -> shows(i, findings, groups))
            .toList();
    if (show == Show.ALIKE || show == Show.CONTRADICTIONS) {
      return fitting.stream()
          .sorted(Comparator.comparing(i -> groups.getOrDefault(i.file(), 0)))
          .toList();
    }
    return sorted(fitting, set, findings);
  }

  private boolean shows(ImageItem item, Findings findings, Map<Path, Integer> groups) {
    return switch (show) {
      case ALL -> true;
      case UNLABELLED -> item.label().isEmpty();
      case PROBLEMS -> findings.problem(item.file()).isPresent();
      case ALIKE, CONTRADICTIONS -> groups.containsKey(item.file());
    };
  }

  private Map<Path, Integer> groups(ImageSet set, Findings findings) {
    List<Set<Path>> wanted =
        switch (show) {
          case ALIKE -> findings.alike();
          case CONTRADICTIONS -> findings.contradicting(set);
          case ALL, UNLABELLED, PROBLEMS -> List.of();
        };
    Map<Path, Integer> groups = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      for (Path file : wanted.get(i)) {
        groups.put(file, i);
      }
    }
    return groups;
  }

  private List<ImageItem> sorted(List<ImageItem> items, ImageSet set, Findings findings) {
    return switch (sorting) {
      case MIXED -> mixed(items, set);
      case CLASS -> {
        Map<String, Integer> order = new HashMap<>();
        set.classes().forEach(c -> order.put(c, order.size()));
        yield items.stream()
            .sorted(Comparator.comparing(i -> i.label().map(order::get).orElse(Integer.MAX_VALUE)))
            .toList();
      }
      case NAME -> items.stream().sorted(Comparator.comparing(ImageItem::name)).toList();
      case SIZE ->
          items.stream().sorted(Comparator.comparingLong(i -> findings.pixels(i.file()))).toList();
    };
  }

  /** One of each class in turn, those without a label as if they were one; the same each time. */
  private static List<ImageItem> mixed(List<ImageItem> items, ImageSet set) {
    Map<String, List<ImageItem>> byClass = new LinkedHashMap<>();
    set.classes().forEach(c -> byClass.put(c, new ArrayList<>()));
    for (ImageItem item : items) {
      byClass.computeIfAbsent(item.label().orElse(""), c -> new ArrayList<>()).add(item);
    }
    List<ImageItem> mixed = new ArrayList<>(items.size());
    for (int round = 0; mixed.size() < items.size(); round++) {
      for (List<ImageItem> one : byClass.values()) {
        if (round < one.size()) {
          mixed.add(one.get(round));
        }
      }
    }
    return mixed;
  }
}
