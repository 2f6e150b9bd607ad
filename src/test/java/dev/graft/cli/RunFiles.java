package dev.graft.cli;

import dev.graft.dataset.Split;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.prediction.ModelBundle;
import dev.graft.project.RunFolder;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Recipe;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The files that a finished run leaves, as far as a report reads them. */
final class RunFiles {
  private RunFiles() {}

  /** A run of cats and dogs with so many validation images of each, and as many to learn from. */
  static void write(Path folder, int perClass) throws IOException {
    RunFolder files = new RunFolder(folder);
    Files.createDirectories(files.bundle());
    Json.write(files.recipe(), recipe());
    List<String> classes = List.of("cat", "dog", "Käse");
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    for (int c = 0; c < 2; c++) {
      for (int i = 0; i < perClass; i++) {
        Path file = folder.resolve(classes.get(c) + "-" + i + ".png");
        picture(file, c);
        items.add(new DatasetSnapshot.Item(file, "v" + c + i, c, Split.VALIDATION));
        items.add(new DatasetSnapshot.Item(file, "t" + c + i, c, Split.TRAINING));
      }
    }
    Json.write(files.dataset(), new DatasetSnapshot(folder, classes, items));
    Json.write(files.bundle().resolve(ModelBundle.FILE), model());
  }

  static Recipe recipe() {
    return new Recipe(
        new FreezePlan.AllFrozen(), Head.DEFAULT, Optimizer.DEFAULT, 0.001, 16, 2, 1, 0.2, 0);
  }

  static ModelBundle model() {
    Backbone b = Samples.backbone();
    return new ModelBundle(
        ModelBundle.FORMAT,
        List.of("cat", "dog", "Käse"),
        b.preprocessing(),
        Head.DEFAULT.graftOnto(b.trunk(), 3),
        b.featureLayer(),
        b.blocks(),
        new ModelBundle.Origin(
            b.name(), b.architecture(), b.licence(), b.source(), b.fingerprint()),
        Optional.empty(),
        Map.of("TensorFlow", "2.18.0"));
  }

  private static void picture(Path file, int kind) throws IOException {
    BufferedImage image = new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = image.createGraphics();
    g.setColor(kind == 0 ? Color.ORANGE : Color.GRAY);
    g.fillOval(60, 20, 200, 160);
    g.dispose();
    ImageIO.write(image, "png", file.toFile());
  }
}
