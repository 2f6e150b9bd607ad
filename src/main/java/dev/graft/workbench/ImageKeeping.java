package dev.graft.workbench;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.InspectedImage;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.project.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a project's images in its database, and looks at their files in the background. */
final class ImageKeeping {
  /** So few that progress is seen and a cancelled look ends soon. */
  private static final int TOLD_AT_ONCE = 16;

  /** So many that writing them down costs little beside decoding them. */
  private static final int KEPT_AT_ONCE = 400;

  private final UserFolders folders;

  ImageKeeping(UserFolders folders) {
    this.folders = folders;
  }

  private Path place(Optional<Path> project) {
    return project.orElse(folders.project());
  }

  Optional<ImageSet> load(Optional<Path> project) {
    Path place = place(project);
    if (!Project.isProject(place)) {
      return Optional.empty();
    }
    try (Project opened = Project.open(place)) {
      return opened.images().load();
    }
  }

  void save(Optional<Path> project, ImageSet images) {
    try (Project opened = Project.openOrCreate(place(project))) {
      opened.images().keep(images);
    }
  }

  FoundAgain find(Optional<Path> project, List<Path> places) {
    Path place = place(project);
    if (!Project.isProject(place)) {
      return new FoundAgain(ImageSet.EMPTY, 0, 0);
    }
    try (Project opened = Project.open(place)) {
      return ImageSearch.images(opened, places);
    }
  }

  /** One thread, so that a training keeps the other processors. */
  Job inspect(Optional<Path> project, List<Path> files, Consumer<Map<Path, ImageFacts>> listener) {
    AtomicBoolean cancelled = new AtomicBoolean();
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Threads.start(
        "inspector",
        () -> {
          try {
            over.complete(new Look(place(project), listener, cancelled).at(files));
          } catch (RuntimeException | Error e) {
            over.completeExceptionally(e);
          }
        });
    return new EngineJob(() -> cancelled.set(true), over, "Looking at the images");
  }

  /** One look at many files. */
  private record Look(
      Path place, Consumer<Map<Path, ImageFacts>> listener, AtomicBoolean cancelled) {

    boolean at(List<Path> files) {
      Map<Path, InspectedImage> known = known();
      Map<Path, ImageFacts> told = new HashMap<>();
      List<InspectedImage> fresh = new ArrayList<>();
      for (Path file : files) {
        if (cancelled.get()) {
          break;
        }
        InspectedImage before = known.get(file);
        boolean current = before != null && before.isCurrent();
        InspectedImage now = current ? before : InspectedImage.of(file);
        told.put(file, now.facts());
        if (!current && !isLost(before, now)) {
          fresh.add(now);
        }
        // What was known comes fast: told in larger portions.
        if (told.size() >= (fresh.isEmpty() ? KEPT_AT_ONCE : TOLD_AT_ONCE)) {
          listener.accept(Map.copyOf(told));
          told.clear();
        }
        if (fresh.size() >= KEPT_AT_ONCE) {
          keep(fresh);
          fresh.clear();
        }
      }
      keep(fresh);
      listener.accept(Map.copyOf(told));
      return !cancelled.get();
    }

    /** What is known of a file that is gone stays known: it is found again by that. */
    private static boolean isLost(@Nullable InspectedImage before, InspectedImage now) {
      return before != null
          && before.facts().fingerprint().isPresent()
          && now.facts().fingerprint().isEmpty();
    }

    private Map<Path, InspectedImage> known() {
      Map<Path, InspectedImage> known = new HashMap<>();
      if (Project.isProject(place)) {
        try (Project project = Project.open(place)) {
          project.images().facts().forEach(image -> known.put(image.file(), image));
        }
      }
      return known;
    }

    /** Only a project that is there: looking at images makes none. */
    private void keep(List<InspectedImage> images) {
      if (!images.isEmpty() && Project.isProject(place)) {
        try (Project project = Project.open(place)) {
          project.images().keepFacts(images);
        }
      }
    }
  }
}
