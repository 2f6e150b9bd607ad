package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.advice.classical.HeadScore;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.advice.race.Runner;
import dev.graft.dataset.SkippedFile;
import dev.graft.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The objects that {@code graft race --json} prints, each field named as a promise. */
final class RaceJson {
  private RaceJson() {}

  /** Empty for an event that is told to people only. */
  static Optional<ObjectNode> of(RaceEvent event) {
    if (event instanceof RaceEvent.Started e) {
      ObjectNode node =
          event("started")
              .put("images", e.field().images())
              .put("of", e.field().all())
              .put("folds", e.field().folds())
              .put("seed", e.field().seed());
      e.field().classes().forEach(node.putArray("classes")::add);
      names(node.putArray("backbones"), e.runners());
      return Optional.of(node);
    } else if (event instanceof RaceEvent.Running e) {
      return Optional.of(
          event("running")
              .put("backbone", e.backbone())
              .put("done", e.done())
              .put("total", e.total()));
    } else if (event instanceof RaceEvent.Arrived e) {
      return Optional.of(result(e.result()));
    } else if (event instanceof RaceEvent.Failed e) {
      return Optional.of(
          event("failed")
              .put("backbone", e.failure().backbone())
              .put("reason", e.failure().sentence()));
    } else if (event instanceof RaceEvent.Finished e) {
      return Optional.of(finished(e.report()));
    }
    return Optional.empty();
  }

  private static ObjectNode result(RaceResult result) {
    Runner runner = result.runner();
    ObjectNode node = event("arrived").put("backbone", runner.name());
    score(node, result.score());
    return node.put("imagesPerSecond", finite(result.imagesPerSecond()).orElse(null))
        .put("seconds", result.seconds())
        .put("architecture", runner.architecture())
        .put("pretrained", runner.pretrained())
        .put("inputSize", runner.inputSize())
        .put("parameters", runner.parameters())
        .put("bytes", runner.bytes())
        .put("licence", runner.licence().name())
        .put("commercialUse", runner.licence().commercialUse().name().toLowerCase(Locale.ROOT));
  }

  private static ObjectNode finished(RaceReport report) {
    ObjectNode node =
        event("finished")
            .put("best", report.best().map(r -> r.runner().name()).orElse(null))
            .put("recommended", report.recommended().map(r -> r.runner().name()).orElse(null));
    names(node.putArray("leaders"), report.leaders().stream().map(RaceResult::runner).toList());
    node.put("majority", report.majority());
    score(node.putObject("colours"), report.colours());
    skipped(node.putArray("skipped"), report.skipped());
    return node;
  }

  static void skipped(ArrayNode into, List<SkippedFile> files) {
    files.forEach(s -> into.addObject().put("file", s.file().toString()).put("reason", s.reason()));
  }

  static void score(ObjectNode node, HeadScore score) {
    node.put("accuracy", finite(score.accuracy()).orElse(null))
        .put("low", score.interval().low())
        .put("high", score.interval().high())
        .put("loss", finite(score.loss().orElse(Double.NaN)).orElse(null));
  }

  private static Optional<Double> finite(double value) {
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  private static void names(ArrayNode into, List<Runner> runners) {
    runners.forEach(r -> into.add(r.name()));
  }

  private static ObjectNode event(String name) {
    return Json.mapper().createObjectNode().put("event", name);
  }
}
