package dev.graft.workbench;

import dev.graft.dataset.InspectedImage;
import dev.graft.dataset.MovedImages;
import dev.graft.dataset.MovedImages.Lost;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.project.Project;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.SettledImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the images of a project, or of one of its runs, after their folder moved: by what they
 * hold, as it was when they were looked at last.
 */
final class ImageSearch {
  private ImageSearch() {}

  /**
   * Looks for the project's images and keeps where they are.
   *
   * @param project is open
   * @param places folders to look through
   */
  static FoundAgain images(Project project, List<Path> places) {
    ImageSet set = project.images().load().orElse(ImageSet.EMPTY);
    List<Path> missing =
        set.images().stream().map(ImageItem::file).filter(f -> !Files.exists(f)).toList();
    if (missing.isEmpty()) {
      return new FoundAgain(set, 0, 0);
    }
    Map<Path, InspectedImage> known = new HashMap<>();
    project.images().facts().forEach(f -> known.put(f.file(), f));
    List<Lost> lost = new ArrayList<>();
    for (Path file : missing) {
      Optional.ofNullable(known.get(file))
          .ifPresent(
              i -> i.facts().fingerprint().ifPresent(f -> lost.add(new Lost(file, f, i.bytes()))));
    }
    Set<Path> taken = set.images().stream().map(ImageItem::file).collect(Collectors.toSet());
    Map<Path, Path> found = MovedImages.find(lost, places, taken, () -> false);
    if (found.isEmpty()) {
      return new FoundAgain(set, 0, missing.size());
    }
    ImageSet moved = set.moved(found);
    project.images().keep(moved);
    return new FoundAgain(moved, found.size(), missing.size() - found.size());
  }

  /**
   * Looks for a run's images where the project's are now, and in folders, and keeps where they are.
   *
   * @param project is open
   * @param run the run
   * @param places folders to look through
   * @return how many were found and are still missing
   */
  static FoundAgain run(Project project, String run, List<Path> places) {
    DatasetSnapshot data = project.plan(run).dataset();
    Map<Path, String> contents =
        SettledImages.read(project.files(run).checkpoints(), data)
            .map(s -> s.contents(data))
            .orElse(Map.of());
    List<Lost> lost =
        data.items().stream()
            .map(DatasetSnapshot.Item::path)
            .filter(f -> contents.containsKey(f) && !Files.exists(f))
            .map(f -> new Lost(f, contents.get(f), 0))
            .toList();
    if (lost.isEmpty()) {
      return new FoundAgain(ImageSet.EMPTY, 0, 0);
    }
    Map<Path, Path> found = new HashMap<>(amongImages(project, lost));
    List<Lost> left = lost.stream().filter(l -> !found.containsKey(l.file())).toList();
    if (!left.isEmpty() && !places.isEmpty()) {
      Set<Path> taken = new HashSet<>(found.values());
      found.putAll(MovedImages.find(left, places, taken, () -> false));
    }
    if (!found.isEmpty()) {
      project.moveImages(run, found);
    }
    return new FoundAgain(ImageSet.EMPTY, found.size(), lost.size() - found.size());
  }

  /** Where the project's own images are that hold the same. */
  private static Map<Path, Path> amongImages(Project project, List<Lost> lost) {
    Map<String, Deque<Path>> byContent = new HashMap<>();
    for (InspectedImage image : project.images().facts()) {
      image
          .facts()
          .fingerprint()
          .filter(f -> image.isCurrent())
          .ifPresent(f -> byContent.computeIfAbsent(f, x -> new ArrayDeque<>()).add(image.file()));
    }
    Map<Path, Path> found = new HashMap<>();
    for (Lost image : lost) {
      // Each file for one image only, also where several hold the same.
      Optional.ofNullable(byContent.get(image.fingerprint()))
          .map(Deque::poll)
          .ifPresent(now -> found.put(image.file(), now));
    }
    return found;
  }
}
