package dev.graft.ui.compare;

import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.comparison.Picture;
import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.ui.kit.Figures;
import dev.graft.ui.kit.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A comparison as a web page of one file: the same sentences and tables as in the window. */
final class ComparisonPage {
  private static final Texts TEXTS = Texts.in(ComparisonPage.class);
  private static final String STYLE =
      """
      :root { color-scheme: light dark; }
      body { font: 15px/1.5 system-ui, sans-serif; max-width: 960px; margin: 2rem auto;
        padding: 0 1rem; }
      table { border-collapse: collapse; margin: .5rem 0 1.5rem; }
      th, td { border-bottom: 1px solid #8886; padding: .3rem .8rem; text-align: left; }
      td.n { text-align: right; font-variant-numeric: tabular-nums; }
      td.right { background: #2da44e44; } td.wrong { background: #cf222e33; }
      .muted { opacity: .7; }
      """;

  private final Comparison comparison;
  private final CompareWords words;
  private final StringBuilder page = new StringBuilder();

  private ComparisonPage(Comparison comparison) {
    this.comparison = comparison;
    this.words = new CompareWords(comparison);
  }

  /** The whole page. */
  static String of(Comparison comparison) {
    return new ComparisonPage(comparison).write();
  }

  private String write() {
    String names =
        comparison.runs().stream()
            .map(r -> CompareWords.run(r.id()))
            .collect(Collectors.joining(", "));
    String heading = escape(TEXTS.format("report.heading", names));
    page.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
        .append(heading)
        .append("</title><style>")
        .append(STYLE)
        .append("</style></head><body>\n<h1>")
        .append(heading)
        .append("</h1>\n<p><strong>")
        .append(escape(words.headline()))
        .append("</strong> ")
        .append(escape(words.body()))
        .append("</p>\n<p class=\"muted\">")
        .append(escape(words.basis()))
        .append("</p>\n");
    if (comparison.runs().size() > 2) {
      comparison
          .pairs()
          .forEach(p -> page.append("<p>").append(escape(words.pair(p))).append("</p>"));
    }
    choices();
    for (int run = 0; run < comparison.scores().size(); run++) {
      confusion(run);
    }
    disagreements();
    return page.append("</body></html>\n").toString();
  }

  private void heading(String text) {
    page.append("<h2>").append(escape(text)).append("</h2>\n");
  }

  private void row(String name, Function<Integer, String> value) {
    page.append("<tr><th>").append(escape(name)).append("</th>");
    for (int i = 0; i < comparison.runs().size(); i++) {
      page.append("<td>").append(escape(value.apply(i))).append("</td>");
    }
    page.append("</tr>\n");
  }

  private void choices() {
    heading(TEXTS.get("differs.title"));
    page.append("<table>\n");
    row("", words::run);
    for (Choice.Difference d : comparison.differences()) {
      row(ChoiceWords.choice(d.choice()), i -> ChoiceWords.value(d.choice(), d.values().get(i)));
    }
    List<Comparison.Score> scores = comparison.scores();
    if (!scores.isEmpty()) {
      row(
          TEXTS.get("differs.accuracy"),
          i ->
              Figures.percent(scores.get(i).accuracy())
                  + " "
                  + CompareWords.interval(scores.get(i).interval()));
      row(TEXTS.get("differs.f1"), i -> Figures.percent(scores.get(i).confusion().macro().f1()));
      row(TEXTS.get("differs.loss"), i -> String.format(Locale.ROOT, "%.4f", scores.get(i).loss()));
    }
    result(TEXTS.get("differs.learnt"), r -> Figures.count(r.result().trainableParameters()));
    result(TEXTS.get("differs.time"), r -> Figures.duration(r.result().seconds()));
    result(TEXTS.get("differs.size"), r -> Figures.bytes(r.cost().bundleBytes()));
    result(TEXTS.get("differs.adds"), r -> Figures.count(r.cost().multiplyAdds()));
    page.append("</table>\n<p class=\"muted\">").append(escape(words.same())).append("</p>\n");
  }

  private void result(String name, Function<ComparedRun, String> value) {
    row(name, i -> value.apply(comparison.runs().get(i)));
  }

  private void confusion(int run) {
    heading(TEXTS.format("report.confusion", words.run(run)));
    ConfusionMatrix matrix = comparison.scores().get(run).confusion();
    page.append("<table><tr><th>").append(escape(TEXTS.get("matrix.corner"))).append("</th>");
    comparison
        .classes()
        .forEach(
            c ->
                page.append("<th>").append(escape(TEXTS.format("matrix.said", c))).append("</th>"));
    for (String key : List.of("precision", "recall", "f1")) {
      page.append("<th>").append(escape(TEXTS.get("report." + key))).append("</th>");
    }
    page.append("</tr>\n");
    for (int truth = 0; truth < matrix.size(); truth++) {
      page.append("<tr><th>").append(escape(comparison.classes().get(truth))).append("</th>");
      for (int said = 0; said < matrix.size(); said++) {
        long count = matrix.count(truth, said);
        String style = truth == said ? " right" : count > 0 ? " wrong" : "";
        page.append("<td class=\"n").append(style).append("\">").append(count).append("</td>");
      }
      ConfusionMatrix.Scores scores = matrix.scores(truth);
      for (double share : new double[] {scores.precision(), scores.recall(), scores.f1()}) {
        page.append("<td class=\"n\">").append(escape(Figures.percent(share))).append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private void disagreements() {
    for (Comparison.Group group : comparison.disagreements()) {
      heading(words.group(group) + " (" + Figures.count(group.pictures().size()) + ")");
      page.append("<ul>\n");
      for (Picture picture : group.pictures()) {
        page.append("<li><a href=\"")
            .append(escape(picture.file().toUri().toASCIIString()))
            .append("\">")
            .append(escape(words.picture(picture).replace("\n", "; ")))
            .append("</a></li>\n");
      }
      page.append("</ul>\n");
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
