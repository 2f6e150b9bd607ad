package dev.graft.comparison;

import dev.graft.dataset.Split;
import dev.graft.training.Answers;
import dev.graft.training.DatasetSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Finds the pictures on which runs can be compared. Where every run has a test part and these have
 * pictures in common, only they count, since the validation part was looked at while choosing.
 */
final class BasisFinder {
  private final List<ComparedRun> runs;
  private final List<String> classes;
  private final List<Map<Path, Integer>> places;
  private final int newest;

  BasisFinder(List<ComparedRun> runs) {
    this.runs = runs;
    this.classes = runs.get(0).answers().classes();
    this.places = runs.stream().map(BasisFinder::places).toList();
    this.newest =
        IntStream.range(0, runs.size())
            .boxed()
            .max(Comparator.comparing(i -> runs.get(i).record().created()))
            .orElseThrow();
  }

  private static Map<Path, Integer> places(ComparedRun run) {
    Map<Path, Integer> places = new HashMap<>();
    List<DatasetSnapshot.Item> images = run.answers().images();
    for (int i = 0; i < images.size(); i++) {
      places.put(images.get(i).path(), i);
    }
    return places;
  }

  Basis find() {
    if (runs.stream()
        .anyMatch(r -> !new HashSet<>(r.answers().classes()).equals(new HashSet<>(classes)))) {
      return none(Obstacle.DIFFERENT_CLASSES, 0, 0);
    }
    if (runs.stream().anyMatch(r -> r.answers().images().isEmpty())) {
      return none(Obstacle.NOTHING_KEPT_APART, 0, 0);
    }
    Set<Path> test = common(Wanted.TEST);
    Set<Path> wanted = test.isEmpty() ? common(Wanted.ANY) : test;
    Set<Path> measured = measured(test.isEmpty() ? Wanted.ANY : Wanted.TEST);
    measured.removeAll(wanted);
    int learned =
        (int)
            measured.stream()
                .filter(p -> runs.stream().anyMatch(r -> r.learnedFrom().contains(p)))
                .count();
    int elsewhere = measured.size() - learned;
    if (wanted.isEmpty()) {
      return none(
          learned > 0 ? Obstacle.LEARNED_FROM : Obstacle.NO_COMMON_PICTURES, learned, elsewhere);
    }
    List<Picture> pictures = wanted.stream().map(this::picture).toList();
    int relabelled = (int) wanted.stream().filter(this::isRelabelled).count();
    return new Basis(part(wanted), pictures, learned, elsewhere, relabelled, Optional.empty());
  }

  private static Basis none(Obstacle obstacle, int learned, int elsewhere) {
    return new Basis(Basis.Part.MIXED, List.of(), learned, elsewhere, 0, Optional.of(obstacle));
  }

  private enum Wanted {
    TEST,
    ANY
  }

  private boolean isOf(int run, int image, Wanted wanted) {
    return wanted == Wanted.ANY
        || runs.get(run).answers().images().get(image).split() == Split.TEST;
  }

  private Set<Path> measured(Wanted wanted) {
    Set<Path> all = new LinkedHashSet<>();
    for (int run = 0; run < runs.size(); run++) {
      List<DatasetSnapshot.Item> images = runs.get(run).answers().images();
      for (int i = 0; i < images.size(); i++) {
        if (isOf(run, i, wanted)) {
          all.add(images.get(i).path());
        }
      }
    }
    return all;
  }

  private Set<Path> common(Wanted wanted) {
    Set<Path> all = measured(wanted);
    all.removeIf(p -> !isInAll(p, wanted));
    return all;
  }

  private boolean isInAll(Path picture, Wanted wanted) {
    return IntStream.range(0, runs.size())
        .allMatch(
            run -> {
              Integer place = places.get(run).get(picture);
              return place != null
                  && isOf(run, place, wanted)
                  && !runs.get(run).learnedFrom().contains(picture);
            });
  }

  private Basis.Part part(Set<Path> wanted) {
    Set<Split> splits = new HashSet<>();
    for (Path p : wanted) {
      for (int run = 0; run < runs.size(); run++) {
        splits.add(item(run, p).split());
      }
    }
    if (splits.size() > 1) {
      return Basis.Part.MIXED;
    }
    return splits.contains(Split.TEST) ? Basis.Part.TEST : Basis.Part.VALIDATION;
  }

  private DatasetSnapshot.Item item(int run, Path picture) {
    return runs.get(run).answers().images().get(place(run, picture));
  }

  private String className(int run, Path picture) {
    return runs.get(run).answers().classes().get(item(run, picture).classIndex());
  }

  private boolean isRelabelled(Path picture) {
    return IntStream.range(0, runs.size())
        .anyMatch(run -> !className(run, picture).equals(className(newest, picture)));
  }

  private Picture picture(Path file) {
    String truth = className(newest, file);
    List<Integer> said = new ArrayList<>();
    List<Double> sure = new ArrayList<>();
    List<Double> likely = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      Answers answers = runs.get(run).answers();
      int place = place(run, file);
      float[] probabilities = answers.probabilities(place);
      int index = answers.said(place);
      said.add(classes.indexOf(answers.classes().get(index)));
      sure.add((double) probabilities[index]);
      likely.add((double) probabilities[answers.classes().indexOf(truth)]);
    }
    return new Picture(
        file, item(0, file).relativePath(), classes.indexOf(truth), said, sure, likely);
  }

  private int place(int run, Path picture) {
    return places.get(run).getOrDefault(picture, -1);
  }
}
