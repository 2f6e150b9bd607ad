package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.graft.formats.ImportedModel;
import dev.graft.formats.KerasFile;
import dev.graft.formats.ModelReader;
import dev.graft.network.Activation;
import dev.graft.network.Backbone;
import dev.graft.network.Extent;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import dev.graft.testing.Sketch;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported for Keras and read again predicts the same, from pixels of 0..255. */
class KerasRoundTripTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Preprocessing.Scaling.class)
  void predictsTheSame(Preprocessing.Scaling scaling) {
    Network network =
        Sketch.input(12, 12, 3)
            .bn("first_bn")
            .pad("pad", 0, 1, 1, 0)
            .depthwise("dw", 1, 1, Padding.SAME, true, Activation.RELU)
            .conv("a", 4, 3, 2, Padding.SAME, true, Activation.LINEAR)
            .from("dw")
            .conv("b", 4, 5, 2, Padding.SAME, true, Activation.LINEAR)
            .plus("sum", "a")
            .bn("bn")
            .relu6("relu")
            .pool("pool")
            .classes(3)
            .network();
    compare(network, scaling);
  }

  @Test
  void coloursAreTurnedInSeparableConvolutionsToo() {
    Network network =
        Sketch.input(12, 12, 3)
            .add(
                new Layer.SeparableConv2D(
                    "sep",
                    List.of("in"),
                    5,
                    1,
                    Extent.square(3),
                    Extent.square(2),
                    Extent.ONE,
                    Padding.SAME,
                    true,
                    Activation.RELU))
            .pool("pool")
            .classes(3)
            .network();
    compare(network, Preprocessing.Scaling.CAFFE);
  }

  private void compare(Network network, Preprocessing.Scaling scaling) {
    Weights weights = Sketch.weights(network, 3);
    Path file = folder.resolve("model.keras");
    KerasFile.write(
        new PretrainedBackbone(
            new Backbone(
                "tiny",
                "custom",
                network,
                "pool",
                List.of(),
                new Preprocessing(12, 12, Preprocessing.Fit.STRETCH, scaling),
                List.of("x", "y", "z"),
                "unknown",
                "a test",
                weights.fingerprint()),
            weights),
        file);
    ImportedModel read = ModelReader.read(file);
    float[] rgb = new float[12 * 12 * 3];
    Random random = new Random(9);
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = random.nextInt(256);
    }

    float[] before = Forward.output(network, weights, Forward.scaled(scaling, rgb, 12, 12), 1);
    float[] after = Forward.output(read.topology().orElseThrow(), read.weights(), rgb, 1);

    for (int i = 0; i < before.length; i++) {
      assertThat(after[i]).as("%s, class %d", scaling, i).isEqualTo(before[i], within(1e-5f));
    }
    // A network that says the same whatever it sees would prove nothing.
    float[] turned = rgb.clone();
    for (int i = 0; i < rgb.length; i += 3) {
      turned[i] = rgb[i + 2];
      turned[i + 2] = rgb[i];
    }
    float[] other = Forward.output(read.topology().orElseThrow(), read.weights(), turned, 1);
    assertThat(other).isNotEqualTo(after);
  }
}
