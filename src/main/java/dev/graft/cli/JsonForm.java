package dev.graft.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.collections.CollectionEvent;
import dev.graft.collections.PhotoCollection;
import dev.graft.evaluation.Evaluation;
import dev.graft.evaluation.Trust;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.Block;
import dev.graft.network.Layer;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.Prediction;
import dev.graft.prediction.Unknown;
import dev.graft.prediction.shift.Shift;
import dev.graft.project.RunRecord;
import dev.graft.training.TrainingEvent;
import dev.graft.workbench.Workbench;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.Verification;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The objects that {@code --json} prints. They are a promise to other people's programs, so each
 * field is named here, whatever the records inside are called. A figure that is not a number is
 * null; a path is absolute.
 */
final class JsonForm {
  private JsonForm() {}

  static ObjectNode started(TrainingEvent.Started started) {
    return event("started").put("run", started.run()).put("project", path(started.project()));
  }

  static ObjectNode phase(TrainingEvent.PhaseBegins phase) {
    return event("phase")
        .put("phase", phase.phase())
        .put("phases", phase.phases())
        .put("firstEpoch", phase.firstEpoch())
        .put("epochs", phase.epochs())
        .put("cut", phase.cut())
        .put("trainableParameters", phase.trainableParameters());
  }

  static ObjectNode extracting(TrainingEvent.Extracting extracting) {
    return event("extracting").put("done", extracting.done()).put("total", extracting.total());
  }

  static ObjectNode epoch(TrainingEvent.Epoch epoch) {
    ObjectNode node = event("epoch").put("epoch", epoch.epoch());
    number(node, "trainLoss", epoch.trainLoss());
    number(node, "trainAccuracy", epoch.trainAccuracy());
    number(node, "validationLoss", epoch.validationLoss());
    number(node, "validationAccuracy", epoch.validationAccuracy());
    number(node, "learningRate", epoch.learningRate());
    number(node, "seconds", epoch.seconds());
    return node;
  }

  static ObjectNode finished(TrainingEvent.Finished finished) {
    ObjectNode node =
        event("finished").put("run", finished.run()).put("bundle", path(finished.bundle()));
    number(node, "validationAccuracy", finished.validationAccuracy());
    number(node, "seconds", finished.seconds());
    number(node, "extractSeconds", finished.extractSeconds());
    number(node, "trainSeconds", finished.trainSeconds());
    node.put("cut", finished.cut())
        .put("trainableParameters", finished.trainableParameters())
        .put("totalParameters", finished.totalParameters())
        .put("peakResidentBytes", finished.peakResidentBytes());
    ArrayNode skipped = node.putArray("skipped");
    finished.skipped().forEach(s -> skipped.add(skipped(s.file(), s.reason())));
    return node.put("keptEpoch", finished.keptEpoch().orElse(null))
        .put("stoppedEarly", finished.stoppedEarly());
  }

  static ObjectNode smallerBatch(TrainingEvent.SmallerBatch smaller) {
    return event("smaller-batch")
        .put("from", smaller.from())
        .put("to", smaller.to())
        .put("reason", smaller.reason());
  }

  static ObjectNode rounded(TrainingEvent.Rounded rounded) {
    return event("rounded")
        .put("pictures", rounded.pictures())
        .put("largestDifference", rounded.largestDifference());
  }

  static ObjectNode stopped(TrainingEvent.Stopped stopped) {
    return event("stopped").put("run", stopped.run()).put("epoch", stopped.epoch());
  }

  private static ObjectNode event(String name) {
    return object().put("event", name);
  }

  private static ObjectNode skipped(String file, String reason) {
    return object().put("file", file).put("reason", reason);
  }

  static ObjectNode run(RunRecord run) {
    ObjectNode node = object().put("id", run.id()).put("state", run.state().word());
    number(node, "validationAccuracy", run.validationAccuracy().orElse(Double.NaN));
    node.put("created", run.created().toString())
        .put("backbone", run.backbone())
        .put("frozen", run.frozen())
        .put("epochs", run.epochs())
        .put("epochsDone", run.epochsDone())
        .put("bundle", run.bundle().map(JsonForm::path).orElse(null))
        .put("message", run.message().orElse(null));
    strings(node.putArray("classes"), run.classes());
    return node;
  }

  static ObjectNode evaluated(Workbench.Evaluated evaluated) {
    Evaluation evaluation = evaluated.evaluation();
    ObjectNode node = object();
    number(node, "accuracy", evaluation.accuracy());
    number(node, "loss", evaluation.loss());
    node.put("images", evaluation.images());
    strings(node.putArray("classes"), evaluation.classes());
    ArrayNode confusion = node.putArray("confusion");
    for (List<Long> counts : evaluation.confusion().counts()) {
      ArrayNode row = confusion.addArray();
      counts.forEach(row::add);
    }
    ArrayNode skipped = node.putArray("skipped");
    evaluated.skipped().forEach(s -> skipped.add(skipped(s.file().toString(), s.reason())));
    trust(node, evaluated.trust());
    return node;
  }

  private static void trust(ObjectNode node, Trust trust) {
    number(node, "temperature", trust.temperature());
    number(node, "ece", trust.after().error());
    number(node, "eceBefore", trust.before().error());
    number(node, "threshold", trust.threshold().orElse(Double.NaN));
    if (trust.saysUnknown()) {
      number(node, "coverage", trust.coverage());
      number(node, "accuracyKnown", trust.accuracyKnown());
      node.put("unknown", trust.unsure() + trust.unlike())
          .put("unsure", trust.unsure())
          .put("unlike", trust.unlike());
    }
  }

  static ObjectNode predictions(
      String file, List<Prediction> predictions, Optional<Unknown> unknown) {
    ObjectNode node = object().put("file", file);
    unknown.ifPresent(
        why -> node.put("unknown", true).put("why", why.name().toLowerCase(Locale.ROOT)));
    ArrayNode array = node.putArray("predictions");
    for (Prediction p : predictions) {
      ObjectNode one = array.addObject().put("class", p.className()).put("index", p.index());
      number(one, "probability", p.probability());
    }
    return node;
  }

  static ObjectNode shift(Shift shift) {
    ObjectNode node = object().put("shifted", shift.shifted());
    number(node, "auc", shift.auc());
    number(node, "p", shift.p());
    node.put("known", shift.known()).put("pictures", shift.pictures());
    number(node, "certaintyKnown", shift.certaintyKnown());
    number(node, "certainty", shift.certainty());
    number(node, "unknown", shift.unknown());
    return node;
  }

  static ObjectNode unreadable(String file, String error) {
    return object().put("file", file).put("error", error);
  }

  static ObjectNode downloading(FetchEvent.Downloading downloading) {
    ObjectNode node = event("downloading").put("done", downloading.done());
    whole(node, "total", downloading.total());
    return node;
  }

  static ObjectNode fetched(FetchEvent.Finished finished) {
    return event("finished")
        .put("name", finished.backbone().name())
        .put("file", path(finished.file()))
        .put("sha256", finished.sha256())
        .put("alreadyThere", finished.alreadyHere())
        .put("licence", finished.backbone().licence())
        .put("source", finished.backbone().source())
        .put("note", finished.note().orElse(null));
  }

  static ObjectNode published(CatalogueEntry entry) {
    ObjectNode node =
        object()
            .put("name", entry.name())
            .put("available", false)
            .put("architecture", entry.architecture())
            .put("parameters", entry.parameters())
            .put("inputSize", entry.inputSize())
            .put("classes", entry.classes())
            .put("scaling", entry.scaling().word())
            .put("licence", entry.licence().name())
            .put("licenceHolder", entry.licence().holder())
            .put("licenceSource", entry.licence().source().orElse(null))
            .put("commercialUse", entry.licence().commercialUse().name().toLowerCase(Locale.ROOT));
    number(node, "top1", entry.top1().orElse(Double.NaN));
    node.put("top1Source", entry.top1Source().orElse(null))
        .put("paper", entry.paper())
        .put("url", entry.url().toString());
    whole(node, "bytes", entry.bytes());
    return node.put("checksum", entry.checksum().map(Object::toString).orElse(null));
  }

  static ObjectNode collection(PhotoCollection c) {
    ObjectNode node =
        object().put("name", c.name()).put("title", c.title()).put("about", c.about());
    strings(node.putArray("classes"), c.classes());
    return node.put("images", c.images())
        .put("page", c.page().toString())
        .put("licence", c.licence())
        .put("terms", c.terms())
        .put("url", c.url().toString())
        .put("bytes", c.bytes())
        .put("checksum", c.checksum().toString());
  }

  static ObjectNode collection(CollectionEvent event) {
    if (event instanceof CollectionEvent.Downloading e) {
      ObjectNode node = event("downloading").put("done", e.done());
      whole(node, "total", e.total());
      return node;
    } else if (event instanceof CollectionEvent.Unpacking e) {
      return event("unpacking").put("done", e.done()).put("total", e.total());
    } else if (event instanceof CollectionEvent.Finished e) {
      ObjectNode node =
          event("finished")
              .put("name", e.collection().name())
              .put("folder", path(e.folder()))
              .put("images", e.images());
      strings(node.putArray("classes"), e.collection().classes());
      return node.put("licence", e.collection().licence()).put("alreadyThere", e.alreadyHere());
    }
    throw new IllegalStateException("no form for " + event);
  }

  private static void whole(ObjectNode node, String field, OptionalLong value) {
    Optional<Long> known = value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    node.put(field, known.orElse(null));
  }

  static ObjectNode entry(ZooEntry entry) {
    return object()
        .put("name", entry.name())
        .put("embedded", entry.embedded())
        .put("available", entry.available())
        .put("parameters", entry.parameters())
        .put("inputSize", entry.inputSize())
        .put("licence", entry.licence())
        .put("architecture", entry.architecture())
        .put("classes", entry.classes())
        .put("source", entry.source())
        .put("problem", entry.problem().orElse(null));
  }

  static ObjectNode exported(ExportFormat format, Path out) {
    return object().put("format", format.word()).put("out", path(out));
  }

  static ObjectNode imported(ImportOutcome outcome) {
    return summary(outcome.backbone())
        .put("published", outcome.published().map(CatalogueEntry::name).orElse(null))
        .put("note", outcome.note().orElse(null))
        .put("alreadyThere", outcome.alreadyThere());
  }

  static ObjectNode verification(Verification verification) {
    ObjectNode node = object().put("name", verification.name());
    ArrayNode checks = node.putArray("checks");
    for (Verification.Check check : verification.checks()) {
      ObjectNode one = checks.addObject().put("check", check.check());
      one.put("ok", check.ok()).put("detail", check.detail());
    }
    return node.put("ok", verification.failure().isEmpty());
  }

  static ObjectNode backbone(Backbone backbone) {
    ObjectNode node = summary(backbone);
    strings(node.putArray("classNames"), backbone.classNames());
    BlockView view = BlockView.of(backbone);
    layers(node.putArray("before"), backbone, view.before());
    ArrayNode blocks = node.putArray("blocks");
    for (Block block : backbone.blocks()) {
      ObjectNode one = blocks.addObject().put("name", block.name());
      one.put("parameters", BlockView.parameters(backbone, block.layers()));
      layers(one.putArray("layers"), backbone, block.layers());
    }
    layers(node.putArray("classifier"), backbone, view.after());
    return node;
  }

  private static ObjectNode summary(Backbone backbone) {
    ObjectNode node =
        object()
            .put("name", backbone.name())
            .put("architecture", backbone.architecture())
            .put("parameters", backbone.network().parameters())
            .put("inputSize", backbone.preprocessing().height())
            .put("featureLayer", backbone.featureLayer())
            .put("classes", backbone.classNames().size())
            .put("licence", backbone.licence())
            .put("source", backbone.source())
            .put("fingerprint", backbone.fingerprint());
    node.putObject("preprocessing")
        .put("height", backbone.preprocessing().height())
        .put("width", backbone.preprocessing().width())
        .put("fit", backbone.preprocessing().fit().name().toLowerCase(Locale.ROOT))
        .put("scaling", backbone.preprocessing().scaling().word())
        .put("decoding", backbone.preprocessing().decoding().word());
    return node;
  }

  private static void layers(ArrayNode array, Backbone backbone, List<String> names) {
    for (String name : names) {
      Layer layer = backbone.network().layer(name);
      ObjectNode node =
          array.addObject().put("name", layer.name()).put("class", layer.kerasClass());
      ArrayNode shape = node.putArray("outputShape");
      backbone.network().shape(name).dimensions().forEach(shape::add);
      node.put("parameters", backbone.network().parameters(name));
    }
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static void number(ObjectNode node, String field, double value) {
    // JSON has no NaN.
    Optional<Double> known = Double.isFinite(value) ? Optional.of(value) : Optional.empty();
    node.put(field, known.orElse(null));
  }

  private static String path(Path path) {
    return path.toAbsolutePath().toString();
  }

  private static ObjectNode object() {
    return Json.mapper().createObjectNode();
  }
}
