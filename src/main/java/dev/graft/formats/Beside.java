package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies beside a model file: {@code labels.txt}, and for TensorFlow.js {@code metadata.json},
 * as Teachable Machine writes them.
 *
 * @param classNames the names; empty if there are none
 * @param teachableMachine whether the metadata are Teachable Machine's
 */
record Beside(List<String> classNames, boolean teachableMachine) {
  static Beside of(Path model, boolean tfjs, Origin origin) {
    Path metadata = model.resolveSibling("metadata.json");
    if (tfjs && Files.isRegularFile(metadata)) {
      JsonNode root = JsonText.read(metadata, origin.inside("metadata.json"));
      JsonNode labels = root.path("labels");
      if (labels.isArray()) {
        List<String> names = new ArrayList<>();
        labels.forEach(l -> names.add(l.asText()));
        return new Beside(List.copyOf(names), root.has("imageSize") && root.has("tfjsVersion"));
      }
    }
    Path labels = model.resolveSibling("labels.txt");
    return Files.isRegularFile(labels)
        ? new Beside(LabelFile.read(labels, origin.inside("labels.txt")), false)
        : new Beside(List.of(), false);
  }
}
