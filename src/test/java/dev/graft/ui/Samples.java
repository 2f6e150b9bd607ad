package dev.graft.ui;

import dev.graft.network.Backbone;
import dev.graft.network.Network;
import dev.graft.network.Preprocessing;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Prediction;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.Architecture;
import dev.graft.zoo.Architectures;
import dev.graft.zoo.Variant;
import dev.graft.zoo.ZooEntry;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** Backbones, runs, events and pictures for tests. */
public final class Samples {
  private Samples() {}

  /** A backbone of a known architecture, without weights. */
  public static Backbone backbone(String name, String architecture, int size, int classes) {
    Variant variant = Architectures.parse(architecture);
    Architecture family = variant.architecture();
    Network network = variant.network(size, classes);
    return new Backbone(
        name,
        variant.label(),
        network,
        family.featureLayer(),
        family.blocks(network),
        new Preprocessing(size, size, Preprocessing.Fit.STRETCH, family.scaling()),
        IntStream.range(0, classes).mapToObj(i -> "class " + i).toList(),
        "Apache-2.0",
        "made by a test",
        "00");
  }

  /** The line of a backbone in the list. */
  public static ZooEntry entry(Backbone backbone, boolean embedded) {
    return new ZooEntry(
        backbone.name(),
        embedded,
        true,
        backbone.network().parameters(),
        backbone.preprocessing().height(),
        backbone.licence(),
        backbone.architecture(),
        backbone.classNames().size(),
        backbone.source(),
        Optional.empty());
  }

  /** A finished run of two classes. */
  public static RunRecord finished(String id, String backbone, double accuracy) {
    return new RunRecord(
        id,
        RunState.FINISHED,
        Instant.EPOCH,
        backbone,
        "all",
        List.of("cats", "dogs"),
        12,
        12,
        Optional.of(accuracy),
        Optional.of(Path.of("/projects/pets/runs", id, "bundle")),
        Optional.empty());
  }

  /** A run in some other state. */
  public static RunRecord unfinished(String id, String backbone, RunState state) {
    return new RunRecord(
        id,
        state,
        Instant.EPOCH,
        backbone,
        "all",
        List.of("cats", "dogs"),
        12,
        4,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An epoch of a training that goes well. */
  public static TrainingEvent.Epoch epoch(int epoch) {
    double decay = Math.exp(-epoch / 3.0);
    double noise = 0.012 * Math.sin(epoch * 2.3);
    return new TrainingEvent.Epoch(
        epoch,
        0.04 + 0.66 * decay + noise,
        0.99 - 0.42 * decay - noise,
        0.07 + 0.6 * decay,
        0.983 - 0.36 * decay,
        0.001,
        2.1);
  }

  /** The end of a training. */
  public static TrainingEvent.Finished finish(String run) {
    return new TrainingEvent.Finished(
        run,
        Path.of("/projects/pets/runs", run, "bundle"),
        0.983,
        34.2,
        9.1,
        25.1,
        "block_12_add",
        1_684_290,
        2_260_546,
        610_000_000,
        List.of(new TrainingEvent.Skipped("/data/pets/cats/cat_17.jpg", "The file ends early.")));
  }

  /** An answer: dogs more likely than cats. */
  public static ImagePrediction dog(Path file) {
    return new ImagePrediction(
        file.toString(),
        List.of(new Prediction("dogs", 1, 0.9962), new Prediction("cats", 0, 0.0038)),
        Optional.empty());
  }

  /** An answer that is sure of a cat. */
  public static ImagePrediction cat(Path file) {
    return new ImagePrediction(
        file.toString(),
        List.of(new Prediction("cats", 0, 0.9), new Prediction("dogs", 1, 0.1)),
        Optional.empty());
  }

  /** A folder of class folders with generated pictures. */
  public static Path folder(Path parent, int perClass, String... classes) throws IOException {
    Path root = parent.resolve("pets");
    for (int c = 0; c < classes.length; c++) {
      Path folder = Files.createDirectories(root.resolve(classes[c]));
      for (int i = 0; i < perClass; i++) {
        picture(folder.resolve("%s_%04d.png".formatted(classes[c], i)), c, i);
      }
    }
    return root;
  }

  /** A picture that looks a little like one: sky, ground and a shape that tells the class. */
  public static void picture(Path file, int kind, int seed) throws IOException {
    Random random = new Random(seed * 31L + kind);
    int w = random.nextBoolean() ? 96 : 72;
    int h = random.nextBoolean() ? 96 : 72;
    BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    float hue = random.nextFloat();
    g.setPaint(
        new GradientPaint(
            0, 0, Color.getHSBColor(hue, 0.35f, 0.85f), 0, h, Color.getHSBColor(hue, 0.6f, 0.4f)));
    g.fillRect(0, 0, w, h);
    g.setColor(Color.getHSBColor(random.nextFloat(), 0.5f, 0.35f + random.nextFloat() * 0.5f));
    int size = 26 + random.nextInt(24);
    int x = random.nextInt(w - size);
    int y = random.nextInt(h - size);
    if (kind % 2 == 0) {
      g.fillOval(x, y, size, size);
    } else {
      g.fillRoundRect(x, y, size, size, 14, 14);
    }
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
