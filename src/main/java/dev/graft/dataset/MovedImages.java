package dev.graft.dataset;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds images again by what they hold, after their folder was moved or renamed. Only files that
 * may be one of the lost ones are read: those of the right size, and first those of the right name.
 */
public final class MovedImages {
  private static final Logger LOG = LoggerFactory.getLogger(MovedImages.class);

  /** So many files are looked at, by name and size, and no more: a search must come to an end. */
  private static final int MOST_FILES = 1_000_000;

  private static final int DEEPEST = 24;

  private final Map<String, List<Path>> byContent = new HashMap<>();
  private final BooleanSupplier cancelled;

  private MovedImages(BooleanSupplier cancelled) {
    this.cancelled = cancelled;
  }

  /**
   * An image that is not where it was.
   *
   * @param file where it was
   * @param fingerprint its content
   * @param bytes its size; 0 if that is not known
   */
  public record Lost(Path file, String fingerprint, long bytes) {}

  private record Candidate(Path file, long bytes) {}

  /**
   * Searches.
   *
   * @param lost the images
   * @param places folders to look through, with all that is in them; links are not followed
   * @param taken files that are other images already
   * @param cancelled asked between files
   * @return where each image that was found is now; no file stands for two images
   */
  public static Map<Path, Path> find(
      Collection<Lost> lost, List<Path> places, Set<Path> taken, BooleanSupplier cancelled) {
    return new MovedImages(cancelled).search(lost, places, taken);
  }

  private Map<Path, Path> search(Collection<Lost> lost, List<Path> places, Set<Path> taken) {
    boolean anySize = lost.stream().anyMatch(l -> l.bytes() == 0);
    Set<Long> sizes = new HashSet<>();
    Set<String> names = new HashSet<>();
    lost.forEach(l -> sizes.add(l.bytes()));
    lost.forEach(l -> names.add(String.valueOf(l.file().getFileName())));
    Map<Path, Path> found = new LinkedHashMap<>();
    Set<Path> used = new HashSet<>(taken);
    for (Path place : places) {
      List<Candidate> all = candidates(place, anySize ? Optional.empty() : Optional.of(sizes));
      all.removeIf(c -> used.contains(c.file()));
      read(all, c -> names.contains(String.valueOf(c.file().getFileName())));
      settle(lost, found, used);
      if (found.size() < lost.size()) {
        read(all, c -> !names.contains(String.valueOf(c.file().getFileName())));
        settle(lost, found, used);
      }
      byContent.clear();
      if (found.size() == lost.size()) {
        break;
      }
    }
    return found;
  }

  private List<Candidate> candidates(Path place, Optional<Set<Long>> sizes) {
    List<Candidate> all = new ArrayList<>();
    int[] seen = {0};
    FileVisitor<Path> visitor =
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
            boolean fits = sizes.map(s -> s.contains(a.size())).orElse(a.size() > 0);
            if (a.isRegularFile() && fits) {
              all.add(new Candidate(file.toAbsolutePath().normalize(), a.size()));
            }
            return ++seen[0] >= MOST_FILES || cancelled.getAsBoolean()
                ? FileVisitResult.TERMINATE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) {
            LOG.info("{} is not looked at: {}", file, e.toString());
            return FileVisitResult.CONTINUE;
          }
        };
    try {
      Files.walkFileTree(place, EnumSet.noneOf(FileVisitOption.class), DEEPEST, visitor);
    } catch (IOException e) {
      LOG.info("{} cannot be looked through to its end: {}", place, e.toString());
    }
    return all;
  }

  /** What is worth reading. */
  private interface Choice {
    boolean wants(Candidate candidate);
  }

  private void read(List<Candidate> all, Choice choice) {
    for (Candidate candidate : all) {
      if (cancelled.getAsBoolean()) {
        return;
      }
      if (choice.wants(candidate)) {
        try {
          byContent
              .computeIfAbsent(Fingerprint.of(candidate.file()), f -> new ArrayList<>())
              .add(candidate.file());
        } catch (IOException e) {
          LOG.info("{} is not looked at: {}", candidate.file(), e.toString());
        }
      }
    }
  }

  /** Of several copies an image gets the one whose path ends most like its own. */
  private void settle(Collection<Lost> lost, Map<Path, Path> found, Set<Path> used) {
    for (Lost image : lost) {
      if (!found.containsKey(image.file())) {
        byContent.getOrDefault(image.fingerprint(), List.of()).stream()
            .filter(f -> !used.contains(f))
            .max(
                Comparator.comparingInt((Path f) -> alike(f, image.file()))
                    .thenComparing(Comparator.reverseOrder()))
            .ifPresent(
                f -> {
                  used.add(f);
                  found.put(image.file(), f);
                });
      }
    }
  }

  /** How many names at the end of two paths are the same. */
  private static int alike(Path one, Path other) {
    int same = 0;
    while (same < one.getNameCount()
        && same < other.getNameCount()
        && one.getName(one.getNameCount() - 1 - same)
            .equals(other.getName(other.getNameCount() - 1 - same))) {
      same++;
    }
    return same;
  }
}
