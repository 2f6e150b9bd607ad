package dev.graft.cli;

import dev.graft.cli.TextTable.Align;
import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.comparison.Pair;
import dev.graft.comparison.Picture;
import dev.graft.evaluation.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A comparison for people, on a terminal. */
final class ComparisonText {
  private static final int SHOWN = 10;
  private final Comparison comparison;
  private final ComparisonWords words;
  private final List<String> lines = new ArrayList<>();

  ComparisonText(Comparison comparison) {
    this.comparison = comparison;
    this.words = new ComparisonWords(comparison);
  }

  List<String> lines() {
    lines.add(words.verdict());
    lines.add(words.cost());
    lines.addAll(words.basis());
    lines.add("");
    lines.addAll(figures());
    if (comparison.pairs().size() > 1) {
      lines.add("");
      lines.addAll(pairs());
    }
    lines.add("");
    differences();
    disagreements();
    return lines;
  }

  private List<String> figures() {
    TextTable table =
        new TextTable(
            Align.LEFT,
            Align.RIGHT,
            Align.LEFT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT,
            Align.RIGHT);
    table.row(
        "run",
        "accuracy",
        "95% interval",
        "macro F1",
        "loss",
        "learnt",
        "time",
        "size",
        "multiply-adds");
    for (int i = 0; i < comparison.runs().size(); i++) {
      ComparedRun run = comparison.runs().get(i);
      boolean measured = !comparison.scores().isEmpty();
      table.row(
          run.id(),
          measured ? Words.percent(comparison.scores().get(i).accuracy()) : "-",
          measured ? interval(comparison.scores().get(i).interval()) : "-",
          measured ? Words.percent(comparison.scores().get(i).confusion().macro().f1()) : "-",
          measured ? Words.loss(comparison.scores().get(i).loss()) : "-",
          Words.count(run.result().trainableParameters()),
          Words.duration(run.result().seconds()),
          Words.megabytes(run.cost().bundleBytes()),
          String.format(Locale.ROOT, "%.0f M", run.cost().multiplyAdds() / 1e6));
    }
    return table.lines();
  }

  private static String interval(Interval interval) {
    return String.format(
        Locale.ROOT, "%.1f to %.1f%%", 100 * interval.low(), 100 * interval.high());
  }

  private List<String> pairs() {
    TextTable table =
        new TextTable(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.LEFT, Align.LEFT);
    table.row("run", "against", "corrected", "broke", "p (Holm)", "");
    for (Pair pair : comparison.pairs()) {
      table.row(
          comparison.runs().get(pair.second()).id(),
          comparison.runs().get(pair.first()).id(),
          Words.count(pair.corrected()),
          Words.count(pair.broke()),
          ComparisonWords.p(pair.p()),
          pair.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }
    return table.lines();
  }

  private void differences() {
    if (comparison.differences().isEmpty()) {
      lines.add("The recipes are the same.");
    } else {
      lines.add("What differs:");
      Align[] columns = new Align[comparison.runs().size() + 1];
      Arrays.fill(columns, Align.LEFT);
      TextTable table = new TextTable(columns);
      List<String> head = new ArrayList<>(List.of(""));
      comparison.runs().forEach(r -> head.add(r.id()));
      table.row(head.toArray(String[]::new));
      for (Choice.Difference difference : comparison.differences()) {
        List<String> row = new ArrayList<>(List.of(ChoiceWords.choice(difference.choice())));
        difference.values().forEach(v -> row.add(ChoiceWords.value(difference.choice(), v)));
        table.row(row.toArray(String[]::new));
      }
      table.lines().forEach(l -> lines.add("  " + l));
    }
    lines.add(words.same());
  }

  private void disagreements() {
    for (Comparison.Group group : comparison.disagreements()) {
      lines.add("");
      String who =
          group.right().stream()
              .map(r -> comparison.runs().get(r).id())
              .collect(Collectors.joining(" and "));
      lines.add(
          (who.isEmpty()
                  ? "None is right, and they disagree"
                  : "Only " + who + (group.right().size() == 1 ? " is" : " are") + " right")
              + " ("
              + Words.count(group.pictures().size())
              + "):");
      group.pictures().stream().limit(SHOWN).forEach(p -> lines.add("  " + picture(p)));
      if (group.pictures().size() > SHOWN) {
        lines.add("  and " + Words.count(group.pictures().size() - SHOWN) + " more");
      }
    }
  }

  private String picture(Picture picture) {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < comparison.runs().size(); i++) {
      said.add(
          comparison.runs().get(i).id()
              + " says "
              + comparison.classes().get(picture.said().get(i))
              + " "
              + Words.percent(picture.sure().get(i)));
    }
    return picture.name() + ": " + String.join(", ", said);
  }
}
