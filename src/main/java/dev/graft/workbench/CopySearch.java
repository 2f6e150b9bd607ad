package dev.graft.workbench;

import dev.graft.advice.rules.AdviceEvent;
import dev.graft.advice.rules.ProjectFacts;
import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.NearDuplicates;
import dev.graft.dataset.PerceptualHash;
import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Looks for copies among pictures; a project remembers what was seen. */
final class CopySearch {
  private final ImageKeeping images;

  CopySearch(ImageKeeping images) {
    this.images = images;
  }

  List<ProjectFacts.Copies> find(
      Optional<Path> project,
      Map<Path, Split> parts,
      Consumer<AdviceEvent> listener,
      FeatureReading.Stop stop) {
    List<Path> files = parts.keySet().stream().sorted().toList();
    Map<Path, ImageFacts> facts = new HashMap<>();
    Job look =
        images.inspect(
            project,
            files,
            some -> {
              facts.putAll(some);
              listener.accept(
                  new AdviceEvent.Looking(AdviceEvent.Look.PICTURES, facts.size(), files.size()));
            });
    stop.watch(look::cancel);
    try {
      if (!look.await()) {
        throw new CancellationException();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraftException("Looking at the pictures was interrupted.", e);
    } finally {
      stop.forget();
    }
    List<ProjectFacts.Copies> copies = new ArrayList<>();
    List<ImageFacts> inOrder = files.stream().map(facts::get).toList();
    for (List<Integer> group : NearDuplicates.find(inOrder, PerceptualHash.NEAR)) {
      Set<Path> training = new HashSet<>();
      Set<Path> measuring = new HashSet<>();
      for (int i : group) {
        (parts.get(files.get(i)) == Split.TRAINING ? training : measuring).add(files.get(i));
      }
      copies.add(new ProjectFacts.Copies(training, measuring));
    }
    return copies;
  }
}
