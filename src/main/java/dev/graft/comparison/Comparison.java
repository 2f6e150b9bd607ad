package dev.graft.comparison;

import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.Holm;
import dev.graft.evaluation.Interval;
import dev.graft.evaluation.PairedComparison;
import dev.graft.evaluation.Tally;
import dev.graft.evaluation.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * Two or more finished runs side by side.
 *
 * @param runs in the order in which they were chosen
 * @param classes the classes' names; {@link Picture} speaks of them by their places
 * @param basis the pictures that it goes by; everything that counts pictures is empty without them
 * @param scores how each run does on them
 * @param pairs each run against each later one; (0, 1), (0, 2) and so on
 * @param differences the choices in which the runs differ
 * @param same what they have in common
 */
public record Comparison(
    List<ComparedRun> runs,
    List<String> classes,
    Basis basis,
    List<Score> scores,
    List<Pair> pairs,
    List<Choice.Difference> differences,
    Choice.Same same) {

  /**
   * How a run does on the common pictures.
   *
   * @param correct how many it gets right
   * @param images of how many
   * @param interval Wilson's 95% interval for the share
   * @param loss mean cross-entropy in nats of the probabilities of what is true
   * @param confusion counts by true class, then predicted class
   */
  public record Score(
      long correct, long images, Interval interval, double loss, ConfusionMatrix confusion) {
    /**
     * The share right.
     *
     * @return from 0 to 1
     */
    public double accuracy() {
      return (double) correct / images;
    }
  }

  /**
   * Pictures that the same runs are right about.
   *
   * @param right the places of those runs; empty if none is
   * @param pictures those that a run is surest of and wrong about first
   */
  public record Group(List<Integer> right, List<Picture> pictures) {
    /** Copies the lists. */
    public Group {
      right = List.copyOf(right);
      pictures = List.copyOf(pictures);
    }
  }

  /** Copies the lists. */
  public Comparison {
    runs = List.copyOf(runs);
    classes = List.copyOf(classes);
    scores = List.copyOf(scores);
    pairs = List.copyOf(pairs);
    differences = List.copyOf(differences);
  }

  /**
   * Compares.
   *
   * @param runs two or more finished runs
   * @return what can be said of them
   */
  public static Comparison of(List<ComparedRun> runs) {
    if (runs.size() < 2) {
      throw new IllegalArgumentException("one run is no comparison");
    }
    Basis basis = new BasisFinder(runs).find();
    List<String> classes = runs.get(0).answers().classes();
    boolean measured = basis.obstacle().isEmpty();
    return new Comparison(
        runs,
        classes,
        basis,
        measured ? scores(runs.size(), basis, classes.size()) : List.of(),
        measured ? pairs(runs, basis) : List.of(),
        Choice.differences(runs),
        Choice.Same.of(runs));
  }

  private static List<Score> scores(int runs, Basis basis, int classes) {
    List<Score> scores = new ArrayList<>();
    for (int run = 0; run < runs; run++) {
      ConfusionMatrix.Counter counter = ConfusionMatrix.counter(classes);
      double nats = 0;
      for (Picture picture : basis.pictures()) {
        counter.add(picture.truth(), picture.said().get(run));
        nats += Tally.crossEntropy(picture.likely().get(run));
      }
      ConfusionMatrix confusion = counter.matrix();
      long images = confusion.total();
      scores.add(
          new Score(
              confusion.correct(),
              images,
              Interval.wilson(confusion.correct(), images),
              nats / images,
              confusion));
    }
    return scores;
  }

  private static List<Pair> pairs(List<ComparedRun> runs, Basis basis) {
    List<boolean[]> right = new ArrayList<>();
    for (int run = 0; run < runs.size(); run++) {
      boolean[] own = new boolean[basis.pictures().size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = basis.pictures().get(i).isRight(run);
      }
      right.add(own);
    }
    List<int[]> places = new ArrayList<>();
    List<PairedComparison> counts = new ArrayList<>();
    for (int first = 0; first < runs.size(); first++) {
      for (int second = first + 1; second < runs.size(); second++) {
        places.add(new int[] {first, second});
        counts.add(PairedComparison.of(right.get(first), right.get(second)));
      }
    }
    double[] p = Holm.adjusted(counts.stream().mapToDouble(c -> c.test().midP()).toArray());
    return IntStream.range(0, counts.size())
        .mapToObj(
            i ->
                new Pair(
                    places.get(i)[0],
                    places.get(i)[1],
                    counts.get(i),
                    p[i],
                    counts.get(i).verdict(p[i]),
                    Subject.of(runs.get(places.get(i)[0]), runs.get(places.get(i)[1]))))
        .toList();
  }

  /**
   * The run that is better than every other by more than chance.
   *
   * @return its place, if there is one
   */
  public OptionalInt best() {
    return IntStream.range(0, runs.size())
        .filter(
            run ->
                !pairs.isEmpty()
                    && pairs.stream()
                        .filter(p -> p.first() == run || p.second() == run)
                        .allMatch(p -> p.verdictOf(run) == Verdict.BETTER))
        .findFirst();
  }

  /**
   * Whether any two of them differ by more than chance.
   *
   * @return true if one is better than another
   */
  public boolean isAnyDifferent() {
    return pairs.stream().anyMatch(p -> p.verdict() != Verdict.NO_DIFFERENCE);
  }

  /**
   * The pictures of a cell of a run's confusion matrix.
   *
   * @param run the run's place
   * @param truth the true class
   * @param said the class that it names
   * @return surest first
   */
  public List<Picture> pictures(int run, int truth, int said) {
    return basis.pictures().stream()
        .filter(p -> p.truth() == truth && p.said().get(run) == said)
        .sorted(Comparator.comparingDouble((Picture p) -> p.sure().get(run)).reversed())
        .toList();
  }

  /**
   * The pictures on which the runs disagree, by who is right.
   *
   * @return the largest group first; those that none is right about last
   */
  public List<Group> disagreements() {
    Map<List<Integer>, List<Picture>> groups = new LinkedHashMap<>();
    for (Picture picture : basis.pictures()) {
      if (picture.said().stream().distinct().count() > 1) {
        List<Integer> right =
            IntStream.range(0, runs.size()).filter(picture::isRight).boxed().toList();
        groups.computeIfAbsent(right, r -> new ArrayList<>()).add(picture);
      }
    }
    return groups.entrySet().stream()
        .map(
            g ->
                new Group(
                    g.getKey(),
                    g.getValue().stream()
                        .sorted(Comparator.comparingDouble(Comparison::sureAndWrong).reversed())
                        .toList()))
        .sorted(
            Comparator.comparing((Group g) -> g.right().isEmpty())
                .thenComparing(g -> -g.pictures().size()))
        .toList();
  }

  private static double sureAndWrong(Picture picture) {
    return IntStream.range(0, picture.said().size())
        .filter(run -> !picture.isRight(run))
        .mapToDouble(run -> picture.sure().get(run))
        .max()
        .orElse(0);
  }

  /**
   * Whether the models are of one size and speed: the same layers on pictures of the same size.
   *
   * @return true if neither can be told from the others by what it costs to use
   */
  public boolean isSameCostToUse() {
    return runs.stream()
            .map(r -> List.of(r.cost().multiplyAdds(), r.result().totalParameters()))
            .distinct()
            .count()
        == 1;
  }

  /**
   * The pair of the first two runs, which is the whole comparison if there are no more.
   *
   * @return the pair, if there are common pictures
   */
  public Optional<Pair> firstPair() {
    return pairs.stream().findFirst();
  }
}
