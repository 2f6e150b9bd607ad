package dev.graft.ui.compare;

import dev.graft.comparison.Basis;
import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.comparison.Obstacle;
import dev.graft.comparison.Pair;
import dev.graft.comparison.Picture;
import dev.graft.comparison.Subject;
import dev.graft.evaluation.Interval;
import dev.graft.evaluation.Verdict;
import dev.graft.project.RunRecord;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a comparison says, in the window's words. */
final class CompareWords {
  private static final Texts TEXTS = Texts.in(CompareWords.class);
  private final Comparison comparison;

  CompareWords(Comparison comparison) {
    this.comparison = comparison;
  }

  /** {@code Run 7} for {@code run-7}. */
  static String run(String id) {
    return id.startsWith("run-") ? TEXTS.format("run.name", id.substring("run-".length())) : id;
  }

  String run(int place) {
    return run(comparison.runs().get(place).id());
  }

  /** A run with what tells it from others. */
  static String chip(RunRecord run, Optional<ComparedRun> known) {
    return run(run.id()) + " · " + known.map(CompareWords::learning).orElse(frozen(run));
  }

  private static String learning(ComparedRun run) {
    ComparedRun.Cost cost = run.cost();
    if (cost.learningBlocks() == 0) {
      return TEXTS.get("learning.none");
    }
    return cost.learningBlocks() == cost.blocks()
        ? TEXTS.get("learning.all")
        : TEXTS.format("learning.some", cost.learningBlocks());
  }

  private static String frozen(RunRecord run) {
    return switch (run.frozen()) {
      case "all" -> TEXTS.get("learning.none");
      case "none" -> TEXTS.get("learning.all");
      default -> TEXTS.format("learning.frozen", run.frozen());
    };
  }

  /** Who is better, in a few words. */
  String headline() {
    if (comparison.basis().obstacle().isPresent()) {
      return TEXTS.get("verdict.impossible");
    }
    long pictures = comparison.basis().pictures().size();
    if (comparison.runs().size() > 2) {
      if (comparison.best().isPresent()) {
        return TEXTS.format("verdict.best", run(comparison.best().getAsInt()));
      }
      return comparison.isAnyDifferent()
          ? TEXTS.get("verdict.nobest")
          : TEXTS.format("verdict.none", pictures);
    }
    Pair pair = comparison.pairs().get(0);
    return switch (pair.verdict()) {
      case BETTER -> TEXTS.format("verdict.better", subject(pair));
      case WORSE -> TEXTS.format("verdict.worse", subject(pair));
      case NO_DIFFERENCE -> TEXTS.format("verdict.none", pictures);
    };
  }

  /** What it rests on. */
  String body() {
    Optional<Obstacle> obstacle = comparison.basis().obstacle();
    if (obstacle.isPresent()) {
      return TEXTS.get("obstacle." + obstacle.get().name().toLowerCase(Locale.ROOT));
    }
    if (comparison.runs().size() > 2) {
      return TEXTS.format("verdict.many", (long) comparison.basis().pictures().size());
    }
    Pair pair = comparison.pairs().get(0);
    String who = pair.verdict() == Verdict.NO_DIFFERENCE ? subject(pair) : TEXTS.get("verdict.it");
    Object[] counts = {who, pair.corrected(), pair.broke(), pair.counts().images(), p(pair.p())};
    return (pair.verdict() == Verdict.WORSE
            ? TEXTS.format("counts.worse", counts)
            : TEXTS.format("counts.better", counts))
        + " "
        + cost();
  }

  private String cost() {
    ComparedRun first = comparison.runs().get(0);
    ComparedRun second = comparison.runs().get(1);
    String took = Figures.duration(second.result().seconds());
    String before = Figures.duration(first.result().seconds());
    return comparison.isSameCostToUse()
        ? TEXTS.format("cost.same", took, before)
        : TEXTS.format("cost.different", took, before);
  }

  private String subject(Pair pair) {
    Subject subject = pair.subject();
    if (subject.kind() == Subject.Kind.RUN) {
      return run(pair.second());
    }
    boolean thawed = subject.kind() == Subject.Kind.UNFREEZING;
    if (subject.all()) {
      return thawed ? TEXTS.get("subject.unfreezing.all") : TEXTS.get("subject.freezing.all");
    }
    if (subject.more()) {
      return thawed
          ? TEXTS.format("subject.unfreezing.more", subject.blocks())
          : TEXTS.format("subject.freezing.more", subject.blocks());
    }
    return thawed
        ? TEXTS.format("subject.unfreezing", subject.blocks())
        : TEXTS.format("subject.freezing", subject.blocks());
  }

  /** One pair of several as a line. */
  String pair(Pair pair) {
    return TEXTS.format(
        "line.pair",
        TEXTS.format(
            "pair." + pair.verdict().name().toLowerCase(Locale.ROOT),
            run(pair.second()),
            run(pair.first())),
        pair.corrected(),
        pair.broke(),
        p(pair.p()));
  }

  /** The pictures that it goes by. */
  String basis() {
    Basis basis = comparison.basis();
    List<String> notes = new ArrayList<>();
    if (basis.obstacle().isEmpty()) {
      notes.add(
          TEXTS.format(
              "basis." + basis.part().name().toLowerCase(Locale.ROOT),
              (long) basis.pictures().size()));
    }
    if (basis.learnedFrom() > 0) {
      notes.add(TEXTS.format("leftout.learned", (long) basis.learnedFrom()));
    }
    if (basis.notInAll() > 0) {
      notes.add(TEXTS.format("leftout.elsewhere", (long) basis.notInAll()));
    }
    if (basis.relabelled() > 0) {
      notes.add(TEXTS.format("leftout.relabelled", (long) basis.relabelled()));
    }
    return String.join(" ", notes);
  }

  /** What the runs have in common. */
  String same() {
    Choice.Same same = comparison.same();
    List<String> all = new ArrayList<>();
    if (same.pictures()) {
      all.add(TEXTS.get("same.pictures"));
    }
    if (same.split()) {
      all.add(TEXTS.get("same.split"));
    }
    if (same.seed()) {
      all.add(TEXTS.get("same.seed"));
    }
    return all.isEmpty()
        ? TEXTS.get("same.nothing")
        : TEXTS.format("same.line", String.join(", ", all));
  }

  /** {@code p = 0.035}. */
  static String p(double p) {
    if (p < 0.001) {
      return TEXTS.get("p.small");
    }
    String digits = String.format(Locale.ROOT, p < 0.0995 ? "%.2g" : "%.2f", p);
    return TEXTS.format("p.value", digits);
  }

  /** {@code [94.6, 98.1]}. */
  static String interval(Interval interval) {
    return String.format(Locale.ROOT, "[%.1f, %.1f]", 100 * interval.low(), 100 * interval.high());
  }

  /** What each run says of a picture. */
  String picture(Picture picture) {
    StringBuilder words =
        new StringBuilder(
            TEXTS.format("picture.is", picture.name(), comparison.classes().get(picture.truth())));
    for (int run = 0; run < comparison.runs().size(); run++) {
      words
          .append('\n')
          .append(
              TEXTS.format(
                  "picture.says",
                  run(run),
                  comparison.classes().get(picture.said().get(run)),
                  Figures.percent(picture.sure().get(run))));
    }
    return words.toString();
  }

  /** Who is right about a group of pictures. */
  String group(Comparison.Group group) {
    String names = group.right().stream().map(this::run).collect(Collectors.joining(", "));
    return TEXTS.format("group.right", group.right().size(), names);
  }
}
