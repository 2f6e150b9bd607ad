package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.comparison.Basis;
import dev.graft.comparison.Choice;
import dev.graft.comparison.ComparedRun;
import dev.graft.comparison.Comparison;
import dev.graft.comparison.Pair;
import dev.graft.comparison.Picture;
import dev.graft.evaluation.ConfusionMatrix;
import dev.graft.evaluation.Interval;
import dev.graft.json.Json;
import java.util.List;
import java.util.Locale;

/** A comparison as the object that {@code graft compare --json} prints. */
final class ComparisonJson {
  private ComparisonJson() {}

  static ObjectNode of(Comparison comparison) {
    Basis basis = comparison.basis();
    ObjectNode node = Json.mapper().createObjectNode();
    node.put("sentence", new ComparisonWords(comparison).verdict());
    node.put("comparable", basis.obstacle().isEmpty());
    node.put("obstacle", basis.obstacle().map(ComparisonJson::word).orElse(null));
    node.put("images", basis.pictures().size());
    node.put("part", word(basis.part()));
    node.put("leftOutLearnedFrom", basis.learnedFrom());
    node.put("leftOutNotInAll", basis.notInAll());
    node.put("relabelled", basis.relabelled());
    ArrayNode classes = node.putArray("classes");
    comparison.classes().forEach(classes::add);
    ArrayNode runs = node.putArray("runs");
    for (int i = 0; i < comparison.runs().size(); i++) {
      ObjectNode run = run(comparison.runs().get(i));
      if (!comparison.scores().isEmpty()) {
        score(run, comparison.scores().get(i));
      }
      runs.add(run);
    }
    ArrayNode pairs = node.putArray("pairs");
    comparison.pairs().forEach(p -> pairs.add(pair(comparison, p)));
    differences(node.putArray("differences"), comparison);
    ArrayNode disagreements = node.putArray("disagreements");
    for (Comparison.Group group : comparison.disagreements()) {
      group.pictures().forEach(p -> disagreements.add(picture(comparison, p)));
    }
    return node;
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static ObjectNode run(ComparedRun run) {
    return Json.mapper()
        .createObjectNode()
        .put("run", run.id())
        .put("backbone", run.record().backbone())
        .put("frozen", run.record().frozen())
        .put("learningBlocks", run.cost().learningBlocks())
        .put("blocks", run.cost().blocks())
        .put("seconds", run.result().seconds())
        .put("trainableParameters", run.result().trainableParameters())
        .put("totalParameters", run.result().totalParameters())
        .put("bundleBytes", run.cost().bundleBytes())
        .put("multiplyAdds", run.cost().multiplyAdds());
  }

  private static void score(ObjectNode node, Comparison.Score score) {
    node.put("accuracy", score.accuracy()).put("correct", score.correct());
    interval(node.putArray("interval"), score.interval());
    node.put("loss", score.loss());
    ConfusionMatrix confusion = score.confusion();
    scores(node.putObject("macro"), confusion.macro());
    ArrayNode perClass = node.putArray("perClass");
    for (int c = 0; c < confusion.size(); c++) {
      scores(perClass.addObject(), confusion.scores(c));
    }
    ArrayNode table = node.putArray("confusion");
    for (List<Long> counts : confusion.counts()) {
      ArrayNode row = table.addArray();
      counts.forEach(row::add);
    }
  }

  private static void scores(ObjectNode node, ConfusionMatrix.Scores scores) {
    node.put("precision", scores.precision())
        .put("recall", scores.recall())
        .put("f1", scores.f1())
        .put("support", scores.support());
  }

  private static void interval(ArrayNode node, Interval interval) {
    node.add(interval.low()).add(interval.high());
  }

  private static ObjectNode pair(Comparison comparison, Pair pair) {
    ObjectNode node =
        Json.mapper()
            .createObjectNode()
            .put("first", comparison.runs().get(pair.first()).id())
            .put("second", comparison.runs().get(pair.second()).id())
            .put("corrected", pair.corrected())
            .put("broke", pair.broke())
            .put("difference", pair.counts().difference());
    interval(node.putArray("interval"), pair.counts().differenceInterval());
    return node.put("p", pair.p())
        .put("midP", pair.counts().test().midP())
        .put("exactP", pair.counts().test().exact())
        .put("verdict", word(pair.verdict()));
  }

  private static void differences(ArrayNode array, Comparison comparison) {
    for (Choice.Difference difference : comparison.differences()) {
      ObjectNode node = array.addObject().put("choice", ChoiceWords.choice(difference.choice()));
      ObjectNode values = node.putObject("values");
      for (int i = 0; i < comparison.runs().size(); i++) {
        values.put(
            comparison.runs().get(i).id(),
            ChoiceWords.value(difference.choice(), difference.values().get(i)));
      }
    }
  }

  private static ObjectNode picture(Comparison comparison, Picture picture) {
    ObjectNode node =
        Json.mapper()
            .createObjectNode()
            .put("file", picture.file().toString())
            .put("class", comparison.classes().get(picture.truth()));
    ObjectNode said = node.putObject("said");
    for (int i = 0; i < comparison.runs().size(); i++) {
      said.put(comparison.runs().get(i).id(), comparison.classes().get(picture.said().get(i)));
    }
    return node;
  }
}
