package dev.graft.cli.report;

import dev.graft.cli.Words;
import dev.graft.cli.report.RunReport.Answer;
import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Interval;
import dev.graft.prediction.ModelBundle;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Sets the report of a training, section by section. */
final class ReportPage {
  private static final int MOST_CLASSES_IN_A_TABLE = 24;

  private final RunReport report;
  private final ModelBundle model;
  private final TrainingEvent.Finished finished;
  private final Evaluation evaluation;

  ReportPage(RunReport report) {
    this.report = report;
    this.model = report.model();
    this.finished = report.finished();
    this.evaluation = report.evaluation();
  }

  String html() {
    Html page = new Html();
    page.add(
        "<!doctype html>\n<html lang='en'><head><meta charset='utf-8'/>"
            + "<meta name='viewport' content='width=device-width, initial-scale=1'/>"
            + "<meta name='color-scheme' content='light dark'/><title>%s</title>",
        finished.run() + ": " + String.join(", ", model.classes()));
    page.raw("<style>").raw(style()).raw("</style></head><body><main>");
    headline(page);
    if (!report.epochs().isEmpty()) {
      curves(page);
    }
    blocks(page);
    if (evaluation.images() > 0) {
      confusion(page);
      pictures(page);
    }
    page.raw("<div class='pair'>");
    facts(page, "Recipe", recipe());
    facts(page, "Backbone", backbone());
    page.raw("</div><div class='pair'>");
    facts(page, "Time and size", figures());
    facts(page, "Made with", new LinkedHashMap<>(new TreeMap<>(model.versions())));
    page.raw("</div>");
    use(page);
    return page.raw("</main></body></html>").toString();
  }

  private void headline(Html page) {
    String when =
        DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)
            .format(report.created().atZone(ZoneId.systemDefault()));
    page.add("<header><p class='eyebrow'>Graft · %s · %s</p>", finished.run(), when);
    page.add(
        "<h1>%s</h1>",
        String.join(model.classes().size() == 2 ? " or " : ", ", model.classes()) + "?");
    if (evaluation.images() > 0) {
      ConfusionMatrix matrix = evaluation.confusion();
      Interval interval = Interval.wilson(matrix.correct(), matrix.total());
      page.add(
          "<p class='figure'>%s</p><p class='lead'>right of %s that %s. With so many images, the"
              + " true share is likely between %s and %s; always naming the most frequent class"
              + " would be right in %s.</p>",
          Words.percent(evaluation.accuracy()),
          Words.count(evaluation.images(), "picture"),
          report.heldOut() ? "it did not learn from" : "it learned from",
          Words.percent(interval.low()),
          Words.percent(interval.high()),
          Words.percent(matrix.majorityBaseline()));
    }
    page.raw("</header>");
  }

  private void curves(Html page) {
    page.raw("<section><h2>How it learned</h2><p class='legend'>")
        .raw("<span class='validation'>validation</span> <span class='training'>training</span>")
        .raw("</p><div class='pair'><figure><figcaption>Accuracy</figcaption>");
    page.add("%s", CurveChart.accuracy(report.epochs()));
    page.raw("</figure><figure><figcaption>Loss, in nats</figcaption>");
    page.add("%s", CurveChart.loss(report.epochs())).raw("</figure></div></section>");
  }

  private void blocks(Html page) {
    page.raw("<section><h2>What stayed frozen</h2><p class='legend'>")
        .raw("<span class='ice'>frozen</span> <span class='fire'>learned</span></p>");
    page.add(
        "<p>%s</p>%s",
        BlockChart.words(model, report.learning()), BlockChart.draw(model, report.learning()));
    page.add(
        "<p class='quiet'>%s of %s parameters learned. A bar is a block; the taller it is, "
            + "the more of the picture's detail is still there.</p></section>",
        Words.count(finished.trainableParameters()), Words.count(finished.totalParameters()));
  }

  private void confusion(Html page) {
    List<String> classes = evaluation.classes();
    if (classes.size() > MOST_CLASSES_IN_A_TABLE) {
      return;
    }
    ConfusionMatrix matrix = evaluation.confusion();
    page.raw(
        "<section><h2>What it takes for what</h2><div class='scroll'><table class='confusion'>");
    page.raw("<thead><tr><th>true \\ predicted</th>");
    classes.forEach(c -> page.add("<th>%s</th>", c));
    page.raw("<th class='quiet'>recall</th></tr></thead><tbody>");
    for (int t = 0; t < classes.size(); t++) {
      page.add("<tr><th>%s</th>", classes.get(t));
      for (int p = 0; p < classes.size(); p++) {
        double share = matrix.support(t) == 0 ? 0 : (double) matrix.count(t, p) / matrix.support(t);
        page.add(
            "<td class='%s' style='--share:%s'>%s</td>",
            t == p ? "hit" : "miss",
            String.format(Locale.ROOT, "%.0f%%", 100 * share),
            Words.count(matrix.count(t, p)));
      }
      page.add("<td class='quiet'>%s</td></tr>", Words.percent(matrix.scores(t).recall()));
    }
    page.raw("</tbody></table></div></section>");
  }

  private void pictures(Html page) {
    List<Answer> wrong = Gallery.mistakes(report.answers());
    if (wrong.isEmpty()) {
      page.raw("<section><h2>Mistakes</h2><p>None.</p></section>");
    } else {
      page.add("<section><h2>Mistakes</h2>%s</section>", Gallery.draw(wrong));
    }
    List<Answer> right = Gallery.right(report.answers());
    if (!right.isEmpty()) {
      page.add("<section><h2>Right</h2>%s</section>", Gallery.draw(right));
    }
  }

  private Map<String, String> recipe() {
    var recipe = report.recipe();
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Images", report.data().toString());
    facts.put("Learned from", Words.count(report.trained(), "image"));
    facts.put("Epochs", Words.count(recipe.totalEpochs()));
    facts.put("Images in a step", Words.count(recipe.batch()));
    facts.put("Learning rate", Words.rate(recipe.learningRate()));
    facts.put("Optimiser", recipe.optimizer() instanceof Optimizer.Adam ? "Adam" : "SGD");
    facts.put(
        "Head",
        recipe.head().pooling().toString().toLowerCase(Locale.ROOT)
            + " pooling"
            + (recipe.head().dense().isEmpty() ? "" : ", dense " + recipe.head().dense())
            + (recipe.head().dropout() > 0 ? ", dropout " + recipe.head().dropout() : ""));
    facts.put("Kept for validation", Words.percent(recipe.validation()));
    facts.put("Seed", Long.toString(recipe.seed()));
    return facts;
  }

  private Map<String, String> backbone() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Name", model.backbone().name());
    facts.put("Architecture", model.backbone().architecture());
    facts.put("Licence", model.backbone().licence());
    facts.put("Source of its weights", model.backbone().source());
    facts.put(
        "Pictures",
        "%d x %d pixels, values %s"
            .formatted(
                model.preprocessing().width(),
                model.preprocessing().height(),
                model.preprocessing().scaling().toString().toLowerCase(Locale.ROOT)));
    facts.put("Cut at", finished.cut());
    facts.put("Fingerprint", model.backbone().fingerprint());
    return facts;
  }

  private Map<String, String> figures() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("All together", Words.duration(finished.seconds()));
    facts.put("Frozen part", Words.duration(finished.extractSeconds()));
    facts.put("Epochs", Words.duration(finished.trainSeconds()));
    facts.put("Most memory", Words.count(finished.peakResidentBytes() >> 20) + " MB");
    facts.put("Parameters", Words.count(finished.totalParameters()));
    facts.put("Skipped files", Words.count(finished.skipped().size()));
    return facts;
  }

  private static void facts(Html page, String title, Map<String, String> facts) {
    page.add("<section><h2>%s</h2><dl>", title);
    facts.forEach((name, value) -> page.add("<dt>%s</dt><dd>%s</dd>", name, value));
    page.raw("</dl></section>");
  }

  private void use(Html page) {
    String bundle = Words.quoted(finished.bundle().toAbsolutePath());
    page.add("<section><h2>Use it</h2><pre>graft predict --model %s photo.jpg</pre>", bundle);
    page.raw("<p class='quiet'>The model bundle is a TensorFlow SavedModel; a page in its folder")
        .raw(" shows how to use it from Python and Java.</p></section>");
  }

  private static String style() {
    try (InputStream in = ReportPage.class.getResourceAsStream("report.css")) {
      if (in == null) {
        throw new IllegalStateException("report.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
