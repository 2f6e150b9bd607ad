package dev.graft.zoo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Shape;
import dev.graft.network.Tensor;
import dev.graft.network.WeightSpec;
import dev.graft.network.Weights;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files whose names are not quite those of the network, as different versions of Keras write them.
 */
class AlignmentTest {
  private static Network network(String name) {
    return Architectures.parse(name).extractor();
  }

  /** The shapes of a network's weights with its layers named otherwise. */
  private static Map<String, Shape> file(Network network, UnaryOperator<String> rename) {
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        shapes.put(Weights.key(rename.apply(layer.name()), spec.name()), spec.shape());
      }
    }
    return shapes;
  }

  private static boolean isNumbered(String layer) {
    return layer.matches("(conv2d|batch_normalization|normalization)(_\\d+)?");
  }

  private static String shifted(String layer, int by) {
    if (!isNumbered(layer)) {
      return layer;
    }
    String kind = layer.replaceFirst("_\\d+$", "");
    int number = layer.equals(kind) ? 0 : Integer.parseInt(layer.substring(kind.length() + 1));
    return kind + "_" + (number + by);
  }

  private static void assertAligned(
      Network network, Map<String, Shape> file, UnaryOperator<String> rename) {
    Alignment.Result result = Alignment.of(network, new FileLayers(file));
    assertThat(result.misfit()).isEmpty();
    for (Layer layer : network.layers()) {
      for (WeightSpec spec : network.weights(layer.name())) {
        assertThat(result.keys())
            .containsEntry(
                Weights.key(layer.name(), spec.name()),
                Weights.key(rename.apply(layer.name()), spec.name()));
      }
    }
  }

  /** Keras counted from 1 once, and counts on where a program makes a second network. */
  @ParameterizedTest
  @ValueSource(strings = {"InceptionV3", "Xception", "EfficientNetB0"})
  void numbersMayBeginAnywhere(String name) {
    for (int by : new int[] {1, 94}) {
      UnaryOperator<String> rename = layer -> shifted(layer, by);
      assertAligned(network(name), file(network(name), rename), rename);
      assertThat(Recognition.find(file(network(name), rename), Recognition.everything()))
          .contains(new Recognition.Recognised(Architectures.parse(name), 0));
    }
  }

  /** Files whose layers are numbered as the network lists them, not as they were made. */
  @Test
  void numbersMayFollowTheOrderOfTheLayers() {
    Network network = network("InceptionV3");
    Map<String, Integer> counts = new HashMap<>();
    Map<String, String> names = new HashMap<>();
    for (Layer layer : network.layers()) {
      if (isNumbered(layer.name())) {
        String kind = layer.name().replaceFirst("_\\d+$", "");
        int number = counts.merge(kind, 1, Integer::sum) - 1;
        names.put(layer.name(), number == 0 ? kind : kind + "_" + number);
      }
    }
    UnaryOperator<String> rename = layer -> names.getOrDefault(layer, layer);
    assertThat(names).containsEntry("conv2d_8", "conv2d_5");

    assertAligned(network, file(network, rename), rename);
    // In any order of the file.
    assertAligned(network, new TreeMap<>(file(network, rename)), rename);
  }

  /** Keras 1 called kinds otherwise, and layers could have slashes in their names. */
  @Test
  void oldNamesAreKnown() {
    Network xception = network("Xception");
    UnaryOperator<String> first =
        layer ->
            shifted(layer, 1)
                .replaceFirst("^conv2d", "convolution2d")
                .replaceFirst("^batch_normalization", "batchnormalization");
    assertAligned(xception, file(xception, first), first);

    Network dense = network("DenseNet121");
    UnaryOperator<String> slashes = layer -> layer.replaceFirst("^conv1_", "conv1/");
    assertAligned(dense, file(dense, slashes), slashes);
  }

  /** Weights whose names say nothing go by their order within the layer. */
  @Test
  void namesOfWeightsMayBeAnything() {
    Network network = network("SqueezeNet");
    Map<String, Shape> file = new LinkedHashMap<>();
    file(network, layer -> layer)
        .forEach(
            (key, shape) ->
                file.put(key.replace("/kernel", "/uniform7").replace("/bias", "/x_b"), shape));

    Alignment.Result result = Alignment.of(network, new FileLayers(file));

    assertThat(result.misfit()).isEmpty();
    assertThat(result.keys())
        .containsEntry("fire2/squeeze1x1/kernel", "fire2/squeeze1x1/uniform7")
        .containsEntry("fire2/squeeze1x1/bias", "fire2/squeeze1x1/x_b");
  }

  @Test
  void theFirstLayerThatDoesNotFitIsNamed() {
    Network network = network("InceptionV3");
    Map<String, Shape> file = file(network, layer -> shifted(layer, 1));
    file.put("conv2d_7/kernel", Shape.of(3, 3, 1, 1));

    assertThat(Alignment.of(network, new FileLayers(file)).misfit())
        .contains(
            "layer conv2d_6 (in the file conv2d_7) wants a kernel of 1x1x192x48 and the file has"
                + " 3x3x1x1");
    file.keySet().removeIf(key -> key.startsWith("conv2d_94/"));
    assertThat(Recognition.find(file, Recognition.everything())).isEmpty();
  }

  /** The layers of ResNet 50 are all in ResNet 101, with their shapes, and mean something else. */
  @Test
  void aBiggerRelativeIsNotTakenForASmallerOne() {
    Map<String, Shape> file = file(network("ResNet50"), layer -> layer);
    assertThat(Recognition.find(file, Recognition.everything())).isPresent();
    file.put("conv4_block7_1_conv/kernel", Shape.of(1, 1, 1024, 256));

    assertThat(Recognition.find(file, Recognition.everything())).isEmpty();
    assertThat(Recognition.misfit(file, Architectures.parse("ResNet50")))
        .isEqualTo("it has a layer conv4_block7_1_conv besides");
    for (String name : List.of("VGG16", "VGG19", "EfficientNetB0", "EfficientNetB1")) {
      assertThat(
              Recognition.find(file(network(name), layer -> layer), Recognition.everything())
                  .map(r -> r.variant().label()))
          .contains(name);
    }
  }

  /** As Keras does it with weights that it publishes, and only with those. */
  @Test
  void efficientNetIsMadeWholeWherePublishedWeightsNeedIt() {
    Architecture architecture = Architectures.parse("EfficientNetB0").architecture();
    Network network = network("EfficientNetB0");

    Network whole = architecture.published(network, variances(0.229f, 0.224f, 0.225f));
    assertThat(whole.layers()).hasSize(network.layers().size() + 1);
    assertThat(whole.layer("rescaling_1"))
        .isInstanceOfSatisfying(
            Layer.Rescaling.class,
            r ->
                assertThat(r.scale())
                    .containsExactly(
                        1 / Math.sqrt(0.229), 1 / Math.sqrt(0.224), 1 / Math.sqrt(0.225)));
    assertThat(whole.layer("stem_conv_pad").inputs()).containsExactly("rescaling_1");
    assertThat(architecture.published(network, variances(1, 1, 1))).isSameAs(network);
    assertThat(Blocks.of(whole, architecture.featureLayer()).get(0).layers())
        .startsWith("normalization", "rescaling_1", "stem_conv_pad");
    assertThat(Features.featureLayer(whole, Optional.of(architecture))).contains("top_activation");
  }

  private static Weights variances(float... values) {
    return new Weights(Map.of("normalization/variance", Tensor.of(Shape.of(3), values)));
  }
}
