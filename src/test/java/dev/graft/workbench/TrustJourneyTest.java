package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.dataset.Fit;
import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.engine.TensorFlowEngine;
import dev.graft.errors.GraftException;
import dev.graft.evaluation.Temperature;
import dev.graft.evaluation.Trust;
import dev.graft.json.Json;
import dev.graft.prediction.Doubt;
import dev.graft.prediction.ExportFormat;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.InnerModel;
import dev.graft.prediction.KnownFeatures;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Unknown;
import dev.graft.prediction.shift.Adaptation;
import dev.graft.prediction.shift.Shift;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.Answers;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose labels are partly wrong is too sure of itself; its bundle is not. */
class TrustJourneyTest {
  private static final int PER_CLASS = 48;

  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, PER_CLASS, 48);
    for (int i = 0; i < PER_CLASS; i += 6) {
      Path cat = pictures.resolve("cats/cat-%03d.jpg".formatted(i + 1));
      Path dog = pictures.resolve("dogs/dog-%03d.jpg".formatted(i + 1));
      Files.move(cat, pictures.resolve("dogs/was-cat-" + i + ".jpg"));
      Files.move(dog, pictures.resolve("cats/was-dog-" + i + ".jpg"));
    }
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  @Test
  void probabilitiesAreScaledEverywhereAndGoingOnBeginsFromWhatWasLearned() throws Exception {
    TrainingEvent.Finished finished =
        train(new FreezePlan.AllFrozen(), Optional.empty(), 0.1, temp.resolve("model"));
    Path bundle = finished.bundle();

    JsonNode written = Json.tree(bundle.resolve(ModelBundle.FILE));
    double temperature = written.get("temperature").asDouble();
    assertThat(temperature).isGreaterThan(1.2);
    assertThat(written.get("threshold").asDouble()).isBetween(0.0, 1.0);
    ModelBundle model = ModelBundle.read(temp.resolve("model"));
    Temperature fitted = model.calibration().orElseThrow().temperature();
    assertThat(fitted.reason()).isEqualTo(Temperature.Reason.FITTED);
    assertThat(fitted.lossAfter()).isLessThan(fitted.lossBefore());
    assertThat(KnownFeatures.read(bundle, model).orElseThrow().rows())
        .hasNumberOfRows(model.familiarity().orElseThrow().classes().size());

    // The kept answers are those of the bundle, and another program's are the same.
    Answers answers = workbench.answers(finished.run(), Optional.of(temp.resolve("project")));
    Path keras = temp.resolve("model.keras");
    workbench.export(bundle.toString(), ExportFormat.KERAS, keras);
    List<Path> files = answers.images().stream().map(i -> i.path()).toList();
    List<ImagePrediction> said = predict(bundle, files);
    List<ImagePrediction> exported = predict(keras, files);
    for (int i = 0; i < files.size(); i++) {
      double kept = answers.probabilities(i)[0];
      assertThat(ofClass(said.get(i), 0)).as("picture %d", i).isEqualTo(kept, within(1e-4));
      assertThat(ofClass(exported.get(i), 0)).as("picture %d", i).isEqualTo(kept, within(1e-4));
    }

    // A step that moves nothing: the same network, which is as much too sure as the first.
    TrainingEvent.Finished again =
        train(
            new FreezePlan.AllFrozen(),
            Optional.of(bundle.toString()),
            1e-12,
            temp.resolve("again"));
    assertThat(ModelBundle.read(again.bundle()).temperature().orElseThrow())
        .isEqualTo(temperature, within(1e-3));
  }

  @Test
  void whatIsUnlikeAllPicturesIsUnknownAlsoWhenMoreThanTheHeadLearned() throws Exception {
    Path out = temp.resolve("tuned");
    train(new FreezePlan.AllButLastBlocks(1), Optional.empty(), 0.001, out);
    Path noise = temp.resolve("noise.png");
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    Random random = new Random(3);
    for (int i = 0; i < 64 * 64; i++) {
      image.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
    }
    ImageIO.write(image, "png", noise.toFile());

    ImagePrediction said = predict(out, List.of(noise)).get(0);

    assertThat(said.unknown()).contains(Unknown.UNLIKE);
    Doubt doubt = said.doubt().orElseThrow();
    assertThat(doubt.distance()).isGreaterThan(doubt.farthest());

    // What it keeps of the pictures that it knows is what the bundle gives for one of them.
    List<Path> files;
    try (Stream<Path> all = Files.walk(pictures)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    List<float[]> given = features(out, files);
    for (float[] row : KnownFeatures.read(out, ModelBundle.read(out)).orElseThrow().rows()) {
      double closest = given.stream().mapToDouble(g -> farthestApart(g, row)).min().orElseThrow();
      assertThat(closest).isLessThan(2e-3);
    }

    // What the bundle says of itself is what is measured with it.
    Workbench.Evaluated evaluated = workbench.evaluate(out.toString(), pictures);
    Trust trust = evaluated.trust();
    ModelBundle model = ModelBundle.read(out);
    assertThat(trust.temperature()).isEqualTo(model.temperature().orElseThrow());
    assertThat(trust.after().images()).isEqualTo(2 * PER_CLASS);
    assertThat(trust.known() + trust.unsure() + trust.unlike()).isEqualTo(2 * PER_CLASS);
    assertThat(trust.coverage()).isBetween(0.85, 1.0);
    assertThat(model.calibration().orElseThrow().coverage().share(model.threshold().orElseThrow()))
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void otherPicturesAreNoticedAndTheModelIsAdaptedToThem() throws Exception {
    Path out = temp.resolve("known");
    train(new FreezePlan.AllFrozen(), Optional.empty(), 0.01, out);
    List<Path> own = new ArrayList<>();
    List<Path> others = new ArrayList<>();
    for (String name : List.of("cats", "dogs")) {
      Path folder = Files.createDirectories(temp.resolve("negative").resolve(name));
      try (var all = Files.list(pictures.resolve(name))) {
        for (Path file : all.sorted().toList()) {
          own.add(file);
          Path negative = folder.resolve(file.getFileName() + ".png");
          ImageIO.write(negative(ImageIO.read(file.toFile())), "png", negative.toFile());
          others.add(negative);
        }
      }
    }
    Inference inference = workbench.inference();

    Shift none = inference.shift(out.toString(), own);
    Shift shift = inference.shift(out.toString(), others);

    assertThat(none.shifted()).isFalse();
    assertThat(shift.shifted()).isTrue();
    assertThat(shift.auc()).isGreaterThan(0.9).isGreaterThan(none.auc());

    for (Adaptation how : Adaptation.values()) {
      Path adapted = temp.resolve("adapted-" + how.word());
      inference.adapt(out.toString(), others, how, adapted);

      ModelBundle model = ModelBundle.read(adapted);
      assertThat(model.training().orElseThrow().get("adapted").toString())
          .contains(how.word())
          .contains(String.valueOf(others.size()));
      assertThat(model.temperature()).isEqualTo(ModelBundle.read(out).temperature());
      double before = ofClass(predict(out, others.subList(0, 1)).get(0), 0);
      double after = ofClass(predict(adapted, others.subList(0, 1)).get(0), 0);
      assertThat(after).isBetween(0.0, 1.0).isNotEqualTo(before);
      assertThat(
              workbench
                  .evaluate(adapted.toString(), temp.resolve("negative"))
                  .evaluation()
                  .images())
          .isEqualTo(others.size());
    }
    assertThatThrownBy(() -> inference.shift(out.toString(), own.subList(0, 5)))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("Only 5 of the pictures can be read");
  }

  private static BufferedImage negative(BufferedImage image) {
    BufferedImage all =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        all.setRGB(x, y, ~image.getRGB(x, y));
      }
    }
    return all;
  }

  private static double ofClass(ImagePrediction said, int index) {
    return said.predictions().stream()
        .filter(p -> p.index() == index)
        .findFirst()
        .orElseThrow()
        .probability();
  }

  private List<ImagePrediction> predict(Path model, List<Path> files) {
    List<ImagePrediction> all = new ArrayList<>();
    workbench.predict(model.toString(), files, all::add);
    return all;
  }

  private static double farthestApart(float[] a, float[] b) {
    assertThat(a).hasSameSizeAs(b);
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
  }

  private static List<float[]> features(Path bundle, List<Path> files) throws Exception {
    ModelBundle model = ModelBundle.read(bundle);
    ResizeSpec size =
        new ResizeSpec(model.preprocessing().height(), model.preprocessing().width(), Fit.STRETCH);
    float[] pixels = new float[size.floats()];
    List<float[]> all = new ArrayList<>();
    try (InnerModel inner = new TensorFlowEngine().openInner(bundle)) {
      for (Path file : files) {
        ImageLoader.load(file, size, FloatBuffer.wrap(pixels));
        float[] features = new float[model.embeddingLength()];
        inner.features(pixels, 1, features);
        all.add(features);
      }
    }
    return all;
  }

  private TrainingEvent.Finished train(
      FreezePlan plan, Optional<String> from, double rate, Path out) throws Exception {
    List<TrainingEvent> events = new ArrayList<>();
    workbench
        .train(
            new TrainingRequest(
                pictures,
                from.isPresent() ? Optional.empty() : Optional.of("graft-small"),
                plan,
                from,
                Head.DEFAULT,
                Optimizer.DEFAULT,
                from.isPresent() ? 1 : 40,
                8,
                OptionalDouble.of(rate),
                0.4,
                0,
                7,
                Optional.of(temp.resolve("project")),
                Optional.of(out)),
            events::add)
        .await();
    return (TrainingEvent.Finished) events.get(events.size() - 1);
  }
}
