package dev.graft.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Activation;
import dev.graft.network.Network;
import dev.graft.network.Padding;
import dev.graft.network.Preprocessing;
import dev.graft.testing.Sketch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownFeaturesTest {
  private static final float[][] ROWS = {{1, 0, 0.5f}, {0, 2, 0}, {3, 3, 3}};

  @TempDir private Path folder;

  private static ModelBundle model() {
    Network network =
        Sketch.input(4, 4, 3)
            .conv("last", 3, 1, 1, Padding.SAME, true, Activation.LINEAR)
            .pool("pool")
            .classes(2)
            .network();
    Novelty rule = new Novelty(1, 0.5, Novelty.Basis.HELD_OUT, 100);
    return new ModelBundle(
            ModelBundle.FORMAT,
            List.of("a", "b"),
            new Preprocessing(4, 4, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.NONE),
            network,
            "last",
            List.of(),
            new ModelBundle.Origin("tiny", "custom", "unknown", "a test", "00"),
            Optional.empty(),
            Map.of())
        .trusted(
            Optional.empty(),
            Optional.of(0.7),
            Optional.of(new Familiarity(rule, 2, List.of(0, 1, 1))));
  }

  @Test
  void whatIsWrittenIsReadAndOnlyWhatWasLearntIsSearched() throws IOException {
    new KnownFeatures(model().familiarity().orElseThrow(), ROWS).write(folder);

    KnownFeatures read = KnownFeatures.read(folder, model()).orElseThrow();

    assertThat(read.rows()).isDeepEqualTo(ROWS);
    assertThat(read.index().items()).hasSize(2);
    assertThat(read.index().distance(new float[] {0, 5, 0}, 1)).isZero();
    byte[] bytes = Files.readAllBytes(folder.resolve(KnownFeatures.FILE));
    assertThat(bytes).hasSize(128 + 3 * 3 * 2);
    assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f2', 'fortran_order': False, 'shape': (3, 3), }")
        .endsWith("\n");
  }

  @Test
  void aFileThatDoesNotFitIsASentence() throws IOException {
    new KnownFeatures(
            new Familiarity(model().familiarity().orElseThrow().rule(), 1, List.of(0)),
            new float[][] {{1, 2, 3}})
        .write(folder);

    assertThatThrownBy(() -> KnownFeatures.read(folder, model()))
        .isInstanceOf(GraftException.class)
        .hasMessageEndingWith("does not fit the model beside it: copy the whole bundle again.");
    Files.delete(folder.resolve(KnownFeatures.FILE));
    assertThatThrownBy(() -> KnownFeatures.read(folder, model()))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void anOlderBundleKnowsNothing() {
    ModelBundle old = model().trusted(Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(KnownFeatures.read(folder, old)).isEmpty();
    assertThat(old.saysUnknown()).isFalse();
  }

  /** Bit patterns as NumPy's float16 has them. */
  @Test
  void farIsUnknownWhateverTheThresholdAndUnsureIsNot() {
    List<Prediction> said = List.of(new Prediction("a", 0, 0.8), new Prediction("b", 1, 0.2));
    ImagePrediction near =
        new ImagePrediction("x", said, Optional.empty(), Optional.of(new Doubt(0.7, 0.4, 0.5)));
    ImagePrediction far =
        new ImagePrediction("x", said, Optional.empty(), Optional.of(new Doubt(0.7, 0.6, 0.5)));

    assertThat(near.unknown()).isEmpty();
    assertThat(near.unknown(0.8)).isEmpty();
    assertThat(near.unknown(0.81)).contains(Unknown.UNSURE);
    assertThat(far.unknown()).contains(Unknown.UNLIKE);
    assertThat(far.unknown(0)).contains(Unknown.UNLIKE);
    assertThat(new ImagePrediction("x", said, Optional.empty()).unknown(1)).isEmpty();
  }
}
