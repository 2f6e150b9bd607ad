package dev.graft.ui.images;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.ImageProblem;
import dev.graft.dataset.NearDuplicates;
import dev.graft.dataset.PerceptualHash;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was found out about images by looking at them.
 *
 * @param facts of the files that were looked at
 * @param alike groups of files that show the same picture or nearly so
 */
record Findings(Map<Path, ImageFacts> facts, List<Set<Path>> alike) {
  static final Findings NONE = new Findings(Map.of(), List.of());

  Optional<ImageFacts> of(Path file) {
    return Optional.ofNullable(facts.get(file));
  }

  Optional<ImageProblem> problem(Path file) {
    return of(file).flatMap(ImageFacts::problem);
  }

  long pixels(Path file) {
    return of(file).map(f -> (long) f.width() * f.height()).orElse(Long.MAX_VALUE);
  }

  /** Groups the images of a set that look alike. Takes some tenths of a second for very many. */
  static List<Set<Path>> alike(ImageSet set, Map<Path, ImageFacts> facts) {
    List<Path> files = new ArrayList<>();
    List<ImageFacts> known = new ArrayList<>();
    for (ImageItem item : set.images()) {
      Optional.ofNullable(facts.get(item.file()))
          .ifPresent(
              f -> {
                files.add(item.file());
                known.add(f);
              });
    }
    List<Set<Path>> groups = new ArrayList<>();
    for (List<Integer> group : NearDuplicates.find(known, PerceptualHash.NEAR)) {
      Set<Path> members = new LinkedHashSet<>();
      group.forEach(i -> members.add(files.get(i)));
      groups.add(members);
    }
    return groups;
  }

  /** The groups with images on both sides: those learnt from, and those that measure. */
  List<Set<Path>> crossing(Map<Path, Split> parts) {
    return alike.stream()
        .filter(
            g -> {
              boolean learnt = g.stream().anyMatch(f -> parts.get(f) == Split.TRAINING);
              return learnt
                  && g.stream()
                      .map(parts::get)
                      .anyMatch(p -> p == Split.VALIDATION || p == Split.TEST);
            })
        .toList();
  }

  /** The groups whose images have different labels. */
  List<Set<Path>> contradicting(ImageSet set) {
    Map<Path, String> labels = new HashMap<>();
    set.images().forEach(i -> i.label().ifPresent(l -> labels.put(i.file(), l)));
    return alike.stream()
        .filter(
            g -> {
              Set<String> different = new HashSet<>();
              g.forEach(f -> Optional.ofNullable(labels.get(f)).ifPresent(different::add));
              return different.size() > 1;
            })
        .toList();
  }
}
