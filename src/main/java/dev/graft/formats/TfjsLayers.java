package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A TensorFlow.js layers model: {@code model.json} with the topology and a manifest of weights,
 * whose values follow each other in groups of binary shards beside it, little-endian, maybe
 * quantised. A weight may straddle shards of its group.
 */
final class TfjsLayers {
  private final Origin origin;
  private final Path folder;
  private long weightBytes;

  private TfjsLayers(Origin origin, Path folder) {
    this.origin = origin;
    this.folder = folder;
  }

  static RawModel read(Path modelJson, Origin origin) {
    Path folder = modelJson.toAbsolutePath().getParent();
    if (folder == null) {
      throw origin.bad("is not a file");
    }
    return new TfjsLayers(origin, folder).model(JsonText.read(modelJson, origin));
  }

  private RawModel model(JsonNode root) {
    JsonNode manifest = root.path("weightsManifest");
    if (!manifest.isArray()) {
      throw origin.bad(
          "is not a TensorFlow.js model: it has no weightsManifest; is it the right file?");
    }
    if (root.path("format").asText().equals("graph-model")
        || root.path("modelTopology").has("node")) {
      throw origin.bad(
          "is a TensorFlow.js graph model, which says nothing of layers; export it as a layers model");
    }
    Optional<JsonNode> topology = topology(root.path("modelTopology"));
    List<FileWeight> weights = new ArrayList<>();
    for (JsonNode group : manifest) {
      weights.addAll(group(group));
    }
    if (weights.isEmpty()) {
      throw origin.bad("holds no weights; export it again");
    }
    return new RawModel(
        topology,
        weights,
        topology.isPresent() ? "TensorFlow.js layers model" : "TensorFlow.js weights");
  }

  private Optional<JsonNode> topology(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return Optional.empty();
    }
    return Optional.of(node.has("model_config") ? node.path("model_config") : node);
  }

  private List<FileWeight> group(JsonNode group) {
    List<Entry> entries = new ArrayList<>();
    long bytes = 0;
    for (JsonNode weight : array(group, "weights")) {
      Entry entry = entry(weight);
      entries.add(entry);
      bytes = Math.addExact(bytes, entry.bytes());
      weightBytes = Math.addExact(weightBytes, entry.shape().size() * Float.BYTES);
    }
    if (weightBytes > Origin.MAX_WEIGHT_BYTES) {
      throw origin.bad("has more than 2 GB of weights, which is more than Graft can hold");
    }
    List<Path> shards = shards(group, bytes);
    try (InputStream all = new ShardStream(shards)) {
      List<FileWeight> weights = new ArrayList<>();
      for (Entry entry : entries) {
        weights.add(new FileWeight("", entry.name(), values(all, entry)));
      }
      return weights;
    } catch (IOException e) {
      throw origin.bad("has weights that cannot be read (" + e.getMessage() + "); get it again", e);
    }
  }

  private record Entry(String name, Shape shape, TfjsEncoding encoding, long bytes) {}

  private Entry entry(JsonNode weight) {
    String name = weight.path("name").asText();
    if (name.isEmpty()) {
      throw origin.bad("lists a weight without a name; export it again");
    }
    TfjsEncoding encoding = TfjsEncoding.of(weight, name, origin);
    List<Integer> shape = new ArrayList<>();
    for (JsonNode d : array(weight, "shape")) {
      if (!d.isIntegralNumber() || !d.canConvertToInt() || d.intValue() < 1) {
        throw origin.bad("gives the weight " + name + " a shape that is none; export it again");
      }
      shape.add(d.intValue());
    }
    Shape known = new Shape(shape);
    try {
      // What it takes in memory must be sane as well as what it takes in the file.
      Math.multiplyExact(known.size(), Float.BYTES);
      return new Entry(
          name, known, encoding, Math.multiplyExact(known.size(), encoding.kind().bytes()));
    } catch (ArithmeticException e) {
      throw origin.bad("has a weight " + name + " too large for any machine; export it again", e);
    }
  }

  private JsonNode array(JsonNode node, String field) {
    JsonNode found = node.path(field);
    if (!found.isArray()) {
      throw origin.bad("has a manifest of weights without " + field + "; export it again");
    }
    return found;
  }

  private List<Path> shards(JsonNode group, long bytes) {
    List<Path> shards = new ArrayList<>();
    long there = 0;
    for (JsonNode path : array(group, "paths")) {
      Path shard = folder.resolve(path.asText()).normalize();
      if (!path.isTextual() || !shard.startsWith(folder.normalize())) {
        throw origin.bad("looks for weights outside its folder, in " + path + "; export it again");
      }
      if (!Files.isRegularFile(shard)) {
        throw origin.bad(
            "needs the file " + path.asText() + " beside it, which is missing; put it there");
      }
      try {
        there += Files.size(shard);
      } catch (IOException e) {
        throw origin.unreadable(e);
      }
      shards.add(shard);
    }
    if (there != bytes) {
      throw origin.bad(
          "wants %d bytes in %s, which has %d; download or export the model again"
              .formatted(bytes, String.join(", ", names(group)), there));
    }
    return shards;
  }

  private static List<String> names(JsonNode group) {
    List<String> names = new ArrayList<>();
    group.path("paths").forEach(p -> names.add(p.asText()));
    return names;
  }

  private static Tensor values(InputStream from, Entry entry) throws IOException {
    float[] values = new float[Math.toIntExact(entry.shape().size())];
    int width = entry.encoding().kind().bytes();
    byte[] chunk = new byte[1 << 16];
    int at = 0;
    while (at < values.length) {
      int n = Math.min(values.length - at, chunk.length / width);
      if (from.readNBytes(chunk, 0, n * width) < n * width) {
        throw new EOFException("the file ends inside " + entry.name());
      }
      ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, n * width).order(ByteOrder.LITTLE_ENDIAN);
      entry.encoding().decode(bytes, values, at, n);
      at += n;
    }
    return Tensor.of(entry.shape(), values);
  }
}
