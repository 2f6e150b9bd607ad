package dev.graft.dataset.labelling;

import dev.graft.dataset.SkippedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adding what was found to what is there. */
final class Adding {
  private Adding() {}

  static ImageSet add(ImageSet set, FoundImages found, boolean relabel) {
    Map<Path, ImageItem> images = new HashMap<>();
    List<Path> order = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (ImageItem item : set.images()) {
      images.put(item.file(), item);
      order.add(item.file());
      taken.add(item.name());
    }
    for (ImageItem item : found.images()) {
      ImageItem there = images.get(item.file());
      if (there == null) {
        String name = Names.free(item.name(), item.file(), taken);
        taken.add(name);
        order.add(item.file());
        images.put(item.file(), item.withName(name));
      } else if (item.label().isPresent() && (relabel || there.label().isEmpty())) {
        images.put(item.file(), there.withLabel(item.label()));
      }
    }
    List<ImageItem> all = new ArrayList<>(order.size());
    order.forEach(file -> all.add(images.get(file)));
    Set<String> classes = new LinkedHashSet<>(set.classes());
    classes.addAll(found.classes());
    Set<SkippedFile> skipped = new LinkedHashSet<>(set.skipped());
    skipped.addAll(found.skipped());
    return new ImageSet(
        set.root().or(() -> Optional.of(found.root())),
        List.copyOf(classes),
        all,
        List.copyOf(skipped),
        set.ignoredFiles() + found.ignoredFiles(),
        set.split());
  }
}
