package dev.graft.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The pictures that are shipped: enough, small, made by the generator that is here, and not to be
 * told apart by their colours alone.
 */
class SampleDataTest {
  private static final Path DATA = Path.of("sample-data", "dogs-vs-cats");

  /** Steps of each colour channel in a histogram. */
  private static final int LEVELS = 4;

  private static final int FOLDS = 10;

  /** The bound is .75; this leaves room for what a better classifier would find. */
  private static final double AT_MOST = 0.65;

  private record Example(double[] histogram, int label) {}

  @Test
  void thereAreEnoughAndTheyAreSmall() throws IOException {
    for (String name : List.of("cats", "dogs")) {
      assertThat(pictures(name)).hasSize(150);
    }
    long bytes = 0;
    for (Path file : Stream.of("cats", "dogs").flatMap(n -> pictures(n).stream()).toList()) {
      bytes += Files.size(file);
    }
    assertThat(bytes).isLessThan(4_000_000);
  }

  @Test
  void theGeneratorDrawsThemAgain(@TempDir Path again) throws IOException {
    SampleDrawings.write(again, 2, 288);

    for (String name : List.of("cats", "dogs")) {
      for (Path file : files(again.resolve(name))) {
        BufferedImage drawn = ImageIO.read(file.toFile());
        BufferedImage shipped =
            ImageIO.read(DATA.resolve(name).resolve(file.getFileName()).toFile());
        assertThat(drawn.getWidth()).isEqualTo(shipped.getWidth());
        assertThat(meanDifference(drawn, shipped)).as("%s", file.getFileName()).isLessThan(2);
      }
    }
  }

  /** Two classifiers that see nothing but how often each colour occurs. */
  @Test
  void coloursDoNotTellTheClassesApart() {
    List<Example> examples = new ArrayList<>();
    for (int label = 0; label < 2; label++) {
      for (Path file : pictures(label == 0 ? "cats" : "dogs")) {
        examples.add(new Example(histogram(file), label));
      }
    }
    assertThat(accuracy(examples, SampleDataTest::nearest)).isLessThan(AT_MOST);
    assertThat(accuracy(examples, SampleDataTest::logistic)).isLessThan(AT_MOST);
  }

  private interface Fit {
    ToIntFunction<double[]> to(List<Example> examples);
  }

  /** By cross-validation, the classes alike in every fold. */
  private static double accuracy(List<Example> examples, Fit fit) {
    long right = 0;
    for (int fold = 0; fold < FOLDS; fold++) {
      int held = fold;
      List<Example> learned = part(examples, i -> i % FOLDS != held);
      ToIntFunction<double[]> classifier = fit.to(learned);
      right +=
          part(examples, i -> i % FOLDS == held).stream()
              .filter(e -> classifier.applyAsInt(e.histogram()) == e.label())
              .count();
    }
    return (double) right / examples.size();
  }

  private static List<Example> part(List<Example> all, java.util.function.IntPredicate chosen) {
    return IntStream.range(0, all.size()).filter(chosen).mapToObj(all::get).toList();
  }

  /** Five nearest neighbours by the distance of Bhattacharyya. */
  private static ToIntFunction<double[]> nearest(List<Example> learned) {
    return histogram ->
        learned.stream()
                    .sorted(Comparator.comparingDouble(e -> -overlap(e.histogram(), histogram)))
                    .limit(5)
                    .mapToInt(Example::label)
                    .sum()
                > 2
            ? 1
            : 0;
  }

  private static double overlap(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
  }

  /** Logistic regression by gradient descent, with some weight decay. */
  private static ToIntFunction<double[]> logistic(List<Example> learned) {
    double[] weights = new double[LEVELS * LEVELS * LEVELS + 1];
    for (int step = 0; step < 800; step++) {
      double[] gradient = new double[weights.length];
      for (Example e : learned) {
        double error = 1 / (1 + Math.exp(-score(weights, e.histogram()))) - e.label();
        for (int i = 0; i < e.histogram().length; i++) {
          gradient[i] += error * e.histogram()[i];
        }
        gradient[weights.length - 1] += error;
      }
      for (int i = 0; i < weights.length; i++) {
        weights[i] -= 2 * (gradient[i] / learned.size() + 1e-4 * weights[i]);
      }
    }
    return histogram -> score(weights, histogram) > 0 ? 1 : 0;
  }

  private static double score(double[] weights, double[] histogram) {
    return overlap(histogram, weights) + weights[weights.length - 1];
  }

  /** Square roots of the shares, which make rare colours count. */
  private static double[] histogram(Path file) {
    BufferedImage image = read(file);
    double[] bins = new double[LEVELS * LEVELS * LEVELS];
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    for (int rgb : pixels) {
      int r = (rgb >> 16 & 255) * LEVELS / 256;
      int g = (rgb >> 8 & 255) * LEVELS / 256;
      int b = (rgb & 255) * LEVELS / 256;
      bins[(r * LEVELS + g) * LEVELS + b]++;
    }
    return Arrays.stream(bins).map(n -> Math.sqrt(n / pixels.length)).toArray();
  }

  private static double meanDifference(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        sum += Math.abs((a.getRGB(x, y) >> 8 & 255) - (b.getRGB(x, y) >> 8 & 255));
      }
    }
    return sum / a.getWidth() / a.getHeight();
  }

  private static BufferedImage read(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> pictures(String name) {
    return files(DATA.resolve(name));
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
