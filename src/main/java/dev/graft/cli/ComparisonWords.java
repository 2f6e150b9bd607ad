package dev.graft.cli;

import dev.graft.comparison.Basis;
import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.comparison.Obstacle;
import dev.graft.comparison.Pair;
import dev.graft.comparison.Subject;
import dev.graft.evaluation.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a comparison says, in sentences. */
final class ComparisonWords {
  private final Comparison comparison;

  ComparisonWords(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Whether one is better, or why that cannot be said. */
  String verdict() {
    Optional<Obstacle> obstacle = comparison.basis().obstacle();
    if (obstacle.isPresent()) {
      return obstacle(obstacle.get());
    }
    if (comparison.runs().size() == 2) {
      return pair(comparison.pairs().get(0));
    }
    String pictures = pictures(comparison.basis().pictures().size());
    if (comparison.best().isPresent()) {
      return id(comparison.best().getAsInt())
          + " is better than each of the others by more than chance, on the same "
          + pictures
          + ".";
    }
    return comparison.isAnyDifferent()
        ? "No run is better than all the others; some pairs differ by more than chance on the same "
            + pictures
            + "."
        : "There is no difference between these runs that " + pictures + " can show.";
  }

  private static String obstacle(Obstacle obstacle) {
    return switch (obstacle) {
      case DIFFERENT_CLASSES ->
          "The runs tell different classes apart, so their answers cannot be compared.";
      case NOTHING_KEPT_APART ->
          "A run kept no pictures apart for validation or test, so there is nothing to compare its"
              + " answers on.";
      case LEARNED_FROM ->
          "Each picture that one run was measured on, another learned from, so their answers cannot"
              + " be compared; train them with the same seed.";
      case NO_COMMON_PICTURES ->
          "The runs were measured on different pictures, so their answers cannot be compared; train"
              + " them on the same folder with the same seed.";
    };
  }

  /** One pair as a sentence. */
  String pair(Pair pair) {
    long images = pair.counts().images();
    String subject = subject(pair);
    String p = "McNemar's test, " + p(pair.p());
    String corrected = "corrected " + pictures(pair.corrected());
    String broke = "broke " + Words.count(pair.broke());
    if (pair.verdict() == Verdict.BETTER) {
      return "%s is better: it %s and %s of %s (%s)."
          .formatted(subject, corrected, broke, Words.count(images), p);
    }
    if (pair.verdict() == Verdict.WORSE) {
      return "%s is worse: it broke %s and corrected %s of %s (%s)."
          .formatted(
              subject,
              pictures(pair.broke()),
              Words.count(pair.corrected()),
              Words.count(images),
              p);
    }
    boolean named = pair.subject().kind() != Subject.Kind.RUN;
    return "%s no difference that %s can show: %s %s and %s (%s)."
        .formatted(
            named
                ? subject + " makes"
                : "Between " + id(pair.first()) + " and " + id(pair.second()) + " there is",
            pictures(images),
            named ? "it" : "the second",
            corrected,
            broke,
            p);
  }

  private String subject(Pair pair) {
    Subject subject = pair.subject();
    if (subject.kind() == Subject.Kind.RUN) {
      return id(pair.second());
    }
    String verb = subject.kind() == Subject.Kind.UNFREEZING ? "Unfreezing " : "Freezing ";
    if (subject.all()) {
      return verb + "everything";
    }
    return verb
        + (subject.more()
            ? subject.blocks() + " more block" + (subject.blocks() == 1 ? "" : "s")
            : Words.count(subject.blocks(), "block"));
  }

  private static String pictures(long n) {
    return Words.count(n, "picture");
  }

  static String p(double p) {
    return p < 0.001
        ? "p < 0.001"
        : "p = " + Words.rate(Double.parseDouble(String.format(Locale.ROOT, "%.2g", p)));
  }

  private String id(int run) {
    return comparison.runs().get(run).id();
  }

  /** Time, size and speed of two runs, in a sentence. */
  String cost() {
    List<ComparedRun> runs = comparison.runs();
    String use =
        comparison.isSameCostToUse()
            ? "The models are of the same size and speed."
            : "The models differ in size and speed, see below.";
    if (runs.size() > 2) {
      return use;
    }
    return "%s took %s, %s %s. %s"
        .formatted(
            runs.get(1).id(),
            Words.duration(runs.get(1).result().seconds()),
            runs.get(0).id(),
            Words.duration(runs.get(0).result().seconds()),
            use);
  }

  /** What the figures go by, as far as it is not plain. */
  List<String> basis() {
    Basis basis = comparison.basis();
    List<String> notes = new ArrayList<>();
    if (basis.obstacle().isPresent()) {
      return notes;
    }
    notes.add(
        "Measured on "
            + pictures(basis.pictures().size())
            + switch (basis.part()) {
              case TEST -> " of the test part, which no run has seen.";
              case VALIDATION -> " kept apart for validation.";
              case MIXED -> " kept apart for validation or test.";
            });
    if (basis.learnedFrom() > 0) {
      notes.add(
          "Left out: " + pictures(basis.learnedFrom()) + " that one of the runs learned from.");
    }
    if (basis.notInAll() > 0) {
      notes.add("Left out: " + pictures(basis.notInAll()) + " that not every run was measured on.");
    }
    if (basis.relabelled() > 0) {
      notes.add(
          pictures(basis.relabelled())
              + " had another class in an older run; the newest run's class counts.");
    }
    return notes;
  }

  /** What the runs have in common. */
  String same() {
    Choice.Same same = comparison.same();
    List<String> all = new ArrayList<>();
    if (same.pictures()) {
      all.add("the same pictures");
    }
    if (same.split()) {
      all.add("the same split");
    }
    if (same.seed()) {
      all.add("the same seed");
    }
    return all.isEmpty()
        ? "Different pictures, different seeds."
        : "Alike: " + String.join(", ", all) + ".";
  }
}
