package dev.graft.cli;

import dev.graft.dataset.ImageFacts;
import dev.graft.dataset.NearDuplicates;
import dev.graft.dataset.PerceptualHash;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.dataset.labelling.LabelTable;
import dev.graft.errors.GraftException;
import dev.graft.inspection.Clusters;
import dev.graft.inspection.Embeddings;
import dev.graft.inspection.LabelNext;
import dev.graft.inspection.LabelNoise;
import dev.graft.inspection.Labels;
import dev.graft.inspection.NearCopies;
import dev.graft.inspection.PlanePoints;
import dev.graft.inspection.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What {@code graft inspect} asks of pictures whose features are known. */
final class Inspection {
  private static final int TYPICAL = 5;
  private static final int TOLD_EVERY = 50;

  private final Embeddings embeddings;
  private final Labels labels;
  private final Map<Path, Split> parts;
  private final long seed;

  Inspection(ImageSet set, Embeddings embeddings, Map<Path, Split> parts, long seed) {
    this.embeddings = embeddings;
    this.labels = Labels.of(set, embeddings.files());
    this.parts = Map.copyOf(parts);
    this.seed = seed;
  }

  Labels labels() {
    return labels;
  }

  LabelNoise noise() {
    return LabelNoise.of(embeddings, labels, seed, Inspection::never);
  }

  Clusters clusters(int count) {
    return Clusters.of(embeddings, count, TYPICAL, seed, Inspection::never);
  }

  List<LabelNext.Proposal> next(int count) {
    return LabelNext.of(embeddings, labels, count, seed, Inspection::never);
  }

  List<InspectView.Copies> copies(Consumer<String> status) {
    List<ImageFacts> facts = new ArrayList<>();
    for (Path file : embeddings.files()) {
      if (facts.size() % TOLD_EVERY == 0) {
        status.accept("Comparing the pictures: " + facts.size() + " of " + embeddings.size());
      }
      facts.add(ImageFacts.of(file));
    }
    List<InspectView.Copies> copies = new ArrayList<>();
    List<List<Integer>> byLook = NearDuplicates.find(facts, PerceptualHash.NEAR);
    byLook.forEach(g -> copies.add(named("look", g)));
    NearCopies.of(embeddings, NearCopies.SAME, Inspection::never).stream()
        .filter(g -> byLook.stream().noneMatch(l -> l.containsAll(g)))
        .forEach(g -> copies.add(named("features", g)));
    return List.copyOf(copies);
  }

  private InspectView.Copies named(String by, List<Integer> group) {
    List<Path> files = group.stream().map(embeddings.files()::get).toList();
    long learnt = files.stream().filter(f -> parts.get(f) == Split.TRAINING).count();
    long placed = files.stream().filter(parts::containsKey).count();
    return new InspectView.Copies(by, files, learnt > 0 && learnt < placed);
  }

  void writeMap(Path file) {
    PlanePoints points = Projection.UMAP.of(embeddings, seed, Inspection::never);
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("file", "class", "x", "y"));
    for (int i = 0; i < points.size(); i++) {
      lines.add(
          List.of(
              embeddings.files().get(i).toString(),
              labels.name(i).orElse(""),
              number(points.x()[i]),
              number(points.y()[i])));
    }
    try {
      Files.writeString(file, LabelTable.csv(lines));
    } catch (IOException e) {
      throw new GraftException(
          "The map cannot be written to " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private static String number(float value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }

  private static boolean never() {
    return false;
  }
}
