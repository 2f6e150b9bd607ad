package dev.graft.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.network.Weights;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.HeatMap;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.ModelBundle;
import dev.graft.testing.Sketch;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a bundle says of its inside is what Keras and a gradient tape say of the same network. */
class InnerModelTest {
  private static final int SIDE = 12;

  /** By Keras 3.15 with TensorFlow's GradientTape, from the same network exported for Keras. */
  private static final float[][] TAPE = {
    {0, 0.0749646f, 0, 0, 0, 0.3612920f, 1, 0.0130675f, 0},
    {0, 1, 0, 0, 0, 0, 0, 0, 0},
    {0, 0.0831382f, 0, 0, 0, 0.3462913f, 1, 0.0127835f, 0},
  };

  private static final float[] POOLED = {
    0, 0.1998531f, 0.0028864f, 0.0154735f, 0.0931394f, 0.1734497f
  };

  @TempDir Path folder;

  /** Two convolutions to a plane of 3 x 3, and a head with a hidden layer. */
  static Network network(boolean softmaxInside) {
    Sketch sketch =
        Sketch.input(SIDE, SIDE, 3)
            .conv("first", 4, 3, 2, Padding.SAME, true, Activation.RELU)
            .conv("second", 6, 3, 2, Padding.SAME, true, Activation.LINEAR)
            .relu6("relu")
            .pool("pool")
            .dense("hidden", 5, Activation.RELU);
    return softmaxInside
        ? sketch.dense("logits", 3, Activation.SOFTMAX).network()
        : sketch.classes(3).network();
  }

  static float[] pixels() {
    float[] pixels = new float[SIDE * SIDE * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (i * 37 + i / 7 * 11) % 256;
    }
    return pixels;
  }

  static ModelBundle describe(Network network, String features) {
    return new ModelBundle(
        ModelBundle.FORMAT,
        List.of("x", "y", "z"),
        new Preprocessing(SIDE, SIDE, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC),
        network,
        features,
        List.of(),
        new ModelBundle.Origin("tiny", "custom", "unknown", "a test", "00"),
        Optional.empty(),
        Map.of());
  }

  private InnerModel open(Network network, String features) {
    TensorFlowEngine engine = new TensorFlowEngine();
    Weights weights = Sketch.weights(network, 3);
    Path bundle = folder.resolve("bundle");
    BundleWriter.write(engine, describe(network, features), weights, bundle, part -> {});
    return engine.openInner(bundle);
  }

  @Test
  void mapsAreThoseOfAGradientTape() {
    mapsAreTheTapes(false);
  }

  @Test
  void theScoreIsTheOneBeforeSoftmaxAlsoWhereALayerEndsInIt() {
    mapsAreTheTapes(true);
  }

  private void mapsAreTheTapes(boolean softmaxInside) {
    try (InnerModel model = open(network(softmaxInside), "relu")) {
      for (int c = 0; c < TAPE.length; c++) {
        HeatMap map = model.explain(pixels(), c);
        assertThat(map.rows()).isEqualTo(3);
        assertThat(map.columns()).isEqualTo(3);
        for (int i = 0; i < 9; i++) {
          assertThat(map.values().get(i))
              .as("class %d, cell %d", c, i)
              .isEqualTo(TAPE[c][i], within(1e-4f));
        }
      }
    }
  }

  @Test
  void featuresAreAveragedOverThePlane() {
    try (InnerModel model = open(network(false), "relu")) {
      float[] two = new float[2 * SIDE * SIDE * 3];
      System.arraycopy(pixels(), 0, two, SIDE * SIDE * 3, SIDE * SIDE * 3);
      float[] features = new float[12];
      model.features(two, 2, features);
      for (int i = 0; i < 6; i++) {
        assertThat(features[6 + i]).as("feature %d", i).isEqualTo(POOLED[i], within(1e-4f));
      }
    }
  }

  @Test
  void withoutAPlaneThereIsASentence() {
    try (InnerModel model = open(network(false), "pool")) {
      assertThatThrownBy(() -> model.explain(pixels(), 0))
          .isInstanceOf(GraftException.class)
          .hasMessageStartingWith("tiny gives its features as one vector");
    }
  }
}
