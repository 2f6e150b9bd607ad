package dev.graft.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingFeaturesTest {
  @TempDir private Path run;
  private Path bundle;

  @BeforeEach
  void bundle() throws IOException {
    bundle = Files.createDirectory(run.resolve("bundle"));
    Files.writeString(bundle.resolve(ModelBundle.FILE), "{}");
  }

  private static TrainingFeatures some(int n, int length) {
    Random random = new Random(3);
    float[] features = new float[n * length];
    for (int i = 0; i < features.length; i++) {
      features[i] = random.nextFloat();
    }
    List<FeatureIndex.Item> items =
        IntStream.range(0, n)
            .mapToObj(i -> new FeatureIndex.Item(Path.of("/pets/" + i + ".jpg"), i % 3))
            .toList();
    return new TrainingFeatures(
        new FeatureIndex(items, length, features),
        new Novelty(5, 0.7, Novelty.Basis.HELD_OUT, 120));
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    TrainingFeatures written = some(700, 5);
    written.write(bundle);

    TrainingFeatures read = TrainingFeatures.read(bundle).orElseThrow();

    assertThat(read.novelty()).isEqualTo(written.novelty());
    assertThat(read.index().items()).isEqualTo(written.index().items());
    float[] asked = {1, 0, 2, 0, 1};
    assertThat(read.index().nearest(asked, 4)).isEqualTo(written.index().nearest(asked, 4));
    assertThat(bundle.resolve(TrainingFeatures.FOLDER)).doesNotExist();
  }

  @Test
  void whatIsNotThereOrOfAnotherBundleOrHalfThereIsNothing() throws IOException {
    assertThat(TrainingFeatures.read(bundle)).isEmpty();
    some(10, 5).write(bundle);
    FileTime made = Files.getLastModifiedTime(bundle.resolve(ModelBundle.FILE));
    Files.setLastModifiedTime(
        bundle.resolve(ModelBundle.FILE), FileTime.fromMillis(made.toMillis() + 5000));
    assertThat(TrainingFeatures.read(bundle)).isEmpty();

    some(10, 5).write(bundle);
    Path rows = TrainingFeatures.folder(bundle).resolve("rows.f32");
    try (RandomAccessFile file = new RandomAccessFile(rows.toFile(), "rw")) {
      file.setLength(file.length() - 4);
    }
    assertThat(TrainingFeatures.read(bundle)).isEmpty();
  }

  @Test
  void theThresholdLeavesNinetyNineOfAHundredAlone() {
    double[] distances = IntStream.rangeClosed(1, 200).mapToDouble(i -> i / 200.0).toArray();

    Novelty rule = Novelty.calibrate(5, distances, Novelty.Basis.LEFT_OUT);

    assertThat(rule.threshold()).isCloseTo(0.99, within(1e-9));
    assertThat(Arrays.stream(distances).filter(d -> d > rule.threshold()).count()).isEqualTo(2);
    assertThat(rule.measured()).isEqualTo(200);
  }

  @Test
  void withoutAnyDistanceNothingIsUnlike() {
    Novelty rule = Novelty.calibrate(5, new double[0], Novelty.Basis.LEFT_OUT);

    Neighbourhood far =
        new Neighbourhood("a.png", List.of(), 2, rule.threshold(), java.util.Optional.empty());
    assertThat(far.unlike()).isFalse();
  }
}
