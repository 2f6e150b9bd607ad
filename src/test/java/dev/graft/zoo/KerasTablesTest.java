package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.json.Json;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.WeightSpec;
import dev.graft.testing.Shared;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Architectures against tables that Keras 3.15 printed of itself; each resource states its origin.
 */
class KerasTablesTest {
  /**
   * Keras counts up names that it gives by itself when it builds several networks in one session.
   */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(input_layer|(?:global_)?(?:average|max)_pooling2d|conv2d|batch_normalization|activation"
              + "|concatenate|add|zero_padding2d|rescaling|normalization)(?:_(\\d+))?");

  private static JsonNode resource(String name) throws IOException {
    try (InputStream in = KerasTablesTest.class.getResourceAsStream(name)) {
      return Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void everyLayerIsThatOfKeras(String name) throws IOException {
    compare(name, resource(name + ".json"));
  }

  @ParameterizedTest
  @MethodSource("tables")
  void theExtractIsThatOfTheReference(String name) throws IOException {
    JsonNode reference = Json.tree(Shared.reference(name + ".json"));
    assertThat(rows(resource(name + ".json"))).isEqualTo(rows(reference));
    compare(name, reference);
  }

  /** Every architecture but those that Keras Applications does not have. */
  static Stream<String> tables() {
    return Architectures.list().stream()
        .map(Architecture::name)
        .filter(n -> !n.equals("SqueezeNet"));
  }

  private static void compare(String name, JsonNode table) {
    Variant variant = Architectures.parse(name);
    int size = variant.architecture().inputSize();
    assertThat(size).isEqualTo(table.get("inputSize").intValue());
    Network network = variant.network(size, 1000);
    assertThat(network.parameters()).isEqualTo(table.get("parameters").longValue());
    assertThat(network.layers().stream().map(l -> row(network, l)).toList()).isEqualTo(rows(table));
  }

  /** Rows as they are, or made of a table with a field for everything. */
  private static List<String> rows(JsonNode table) {
    List<String> rows = new ArrayList<>();
    if (table.has("rows")) {
      table.get("rows").forEach(row -> rows.add(row.textValue()));
      return rows;
    }
    Map<String, Integer> first = new HashMap<>();
    for (JsonNode layer : table.get("layers")) {
      Matcher matcher = NUMBERED.matcher(layer.get("name").textValue());
      if (matcher.matches()) {
        first.merge(matcher.group(1), number(matcher), Math::min);
      }
    }
    table.get("layers").forEach(l -> rows.add(row(l, first)));
    return rows;
  }

  private static String row(Network network, Layer layer) {
    StringBuilder row = new StringBuilder(layer.name() + " " + layer.kerasClass());
    row.append(' ').append(network.shape(layer.name())).append(' ');
    row.append(network.parameters(layer.name())).append(' ').append(layer.inputs());
    for (WeightSpec spec : network.weights(layer.name())) {
      row.append(' ').append(spec.name()).append('=').append(spec.shape());
    }
    return row.toString();
  }

  private static String row(JsonNode layer, Map<String, Integer> first) {
    List<String> inputs = new ArrayList<>();
    layer.get("inputs").forEach(i -> inputs.add(plain(i.textValue(), first)));
    StringBuilder row = new StringBuilder(plain(layer.get("name").textValue(), first));
    row.append(' ').append(layer.get("class").textValue());
    row.append(' ').append(shape(layer.get("output"))).append(' ');
    row.append(layer.get("parameters").longValue()).append(' ').append(inputs);
    for (JsonNode weight : layer.get("weights")) {
      row.append(' ').append(weight.get(0).textValue()).append('=').append(shape(weight.get(1)));
    }
    return row.toString();
  }

  private static String plain(String name, Map<String, Integer> first) {
    Matcher matcher = NUMBERED.matcher(name);
    if (!matcher.matches()) {
      return name;
    }
    int number = number(matcher) - first.get(matcher.group(1));
    return number == 0 ? matcher.group(1) : matcher.group(1) + "_" + number;
  }

  private static int number(Matcher matcher) {
    return matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
  }

  private static Shape shape(JsonNode sizes) {
    List<Integer> dimensions = new ArrayList<>();
    sizes.forEach(s -> dimensions.add(s.intValue()));
    return new Shape(dimensions);
  }

  @Test
  void everyWidthAndSizeIsThatOfKeras() throws IOException {
    int rows = 0;
    for (JsonNode row : resource("widths.json").get("rows")) {
      Variant variant = Architectures.parse(row.get("name").asText() + ":" + row.get("alpha"));
      Network network = variant.network(row.get("size").intValue(), row.get("classes").intValue());
      assertThat(network.parameters()).as("%s", row).isEqualTo(row.get("parameters").longValue());
      assertThat(network.layers()).as("%s", row).hasSize(row.get("layers").intValue());
      assertThat(network.outputShape()).as("%s", row).isEqualTo(shape(row.get("output")));
      Layer.ZeroPadding2D pad =
          network.layers().stream()
              .filter(l -> l instanceof Layer.ZeroPadding2D)
              .map(l -> (Layer.ZeroPadding2D) l)
              .findFirst()
              .orElseThrow();
      assertThat(Shape.of(pad.top(), pad.bottom())).isEqualTo(shape(row.get("firstPad")));
      if (!row.get("channels").isEmpty()) {
        assertThat(channels(network)).as("%s", row).isEqualTo(shape(row.get("channels")));
      }
      rows++;
    }
    assertThat(rows).isEqualTo(40);
  }

  private static Shape channels(Network network) {
    return new Shape(
        network.layers().stream()
            .filter(l -> l instanceof Layer.Conv2D || l instanceof Layer.DepthwiseConv2D)
            .map(l -> network.shape(l.name()).channels())
            .toList());
  }
}
