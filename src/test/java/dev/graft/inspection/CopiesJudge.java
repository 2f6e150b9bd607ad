package dev.graft.inspection;

import dev.graft.workbench.EmbeddingEvent;
import dev.graft.workbench.EmbeddingRequest;
import dev.graft.workbench.Workbench;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/**
 * Measures what {@link NearCopies#SAME} has to tell apart: photographs and copies of them that were
 * made smaller, cut and made brighter, against photographs that only show something similar.
 */
final class CopiesJudge {
  private static final int MOST = 300;

  private enum Copy {
    HALF_SIZE,
    CUT_BY_A_TENTH,
    CUT_BY_A_FIFTH,
    BRIGHTER
  }

  private final Workbench workbench;
  private final String backbone;

  CopiesJudge(Workbench workbench, String backbone) {
    this.workbench = workbench;
    this.backbone = backbone;
  }

  /** A line for each kind of copy, and one for pictures that are none. */
  List<String> judge(List<Path> all) throws IOException, InterruptedException {
    int step = Math.max(1, all.size() / MOST);
    List<Path> files =
        IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
    Path folder = Files.createTempDirectory("graft-copies").toAbsolutePath();
    List<Path> made = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    try {
      Map<Path, float[]> originals = features(files);
      for (Copy copy : Copy.values()) {
        Map<Path, Path> of = new HashMap<>();
        for (Path file : files) {
          Optional<Path> one = write(file, copy, folder.resolve(copy + "-" + of.size() + ".jpg"));
          one.ifPresent(c -> of.put(c, file));
        }
        made.addAll(of.keySet());
        double[] cosines =
            features(List.copyOf(of.keySet())).entrySet().stream()
                .mapToDouble(e -> cosine(e.getValue(), originals.get(of.get(e.getKey()))))
                .sorted()
                .toArray();
        lines.add(line("copies, " + copy, cosines));
      }
      lines.add(line("the most alike of other photographs", nearest(originals)));
    } finally {
      for (Path file : made) {
        Files.deleteIfExists(file);
      }
      Files.deleteIfExists(folder);
    }
    return lines;
  }

  private Map<Path, float[]> features(List<Path> files) throws InterruptedException {
    AtomicReference<EmbeddingEvent> last = new AtomicReference<>();
    workbench.embed(new EmbeddingRequest(backbone, files), last::set).await();
    Embeddings embeddings = ((EmbeddingEvent.Embedded) last.get()).embeddings();
    float[][] unit = Vectors.unit(embeddings.rows());
    Map<Path, float[]> features = new HashMap<>();
    for (int i = 0; i < unit.length; i++) {
      features.put(embeddings.files().get(i), unit[i]);
    }
    return features;
  }

  private static Optional<Path> write(Path file, Copy copy, Path into) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      return Optional.empty();
    }
    double part =
        switch (copy) {
          case CUT_BY_A_TENTH -> 0.9;
          case CUT_BY_A_FIFTH -> 0.8;
          default -> 1;
        };
    double scale = copy == Copy.HALF_SIZE ? 0.5 : 1;
    int width = Math.max(1, (int) (image.getWidth() * part));
    int height = Math.max(1, (int) (image.getHeight() * part));
    BufferedImage changed =
        new BufferedImage(
            Math.max(1, (int) (width * scale)),
            Math.max(1, (int) (height * scale)),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = changed.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    int left = (image.getWidth() - width) / 2;
    int top = (image.getHeight() - height) / 2;
    graphics.drawImage(
        image,
        0,
        0,
        changed.getWidth(),
        changed.getHeight(),
        left,
        top,
        left + width,
        top + height,
        null);
    graphics.dispose();
    if (copy == Copy.BRIGHTER) {
      brighten(changed);
    }
    ImageIO.write(changed, "jpg", into.toFile());
    return Optional.of(into.toAbsolutePath());
  }

  /** By a fifth, as a phone's editor does at one press. */
  private static void brighten(BufferedImage image) {
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int changed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
          changed |= Math.min(255, ((rgb >> shift) & 255) * 6 / 5) << shift;
        }
        image.setRGB(x, y, changed);
      }
    }
  }

  private static double[] nearest(Map<Path, float[]> features) {
    List<float[]> rows = List.copyOf(features.values());
    double[] most = new double[rows.size()];
    for (int a = 0; a < most.length; a++) {
      most[a] = -1;
      for (int b = 0; b < most.length; b++) {
        most[a] = a == b ? most[a] : Math.max(most[a], cosine(rows.get(a), rows.get(b)));
      }
    }
    Arrays.sort(most);
    return most;
  }

  /** Of rows of length 1. */
  private static double cosine(float[] a, float[] b) {
    return 1 - Vectors.squaredDistance(a, b) / 2;
  }

  private static String line(String what, double[] ascending) {
    long same = Arrays.stream(ascending).filter(c -> c >= NearCopies.SAME).count();
    int last = ascending.length - 1;
    return "%s: cosine %.3f at the 5th percentile, %.3f median, %.3f at the 95th, %.3f at most; %d of %d count as copies"
        .formatted(
            what,
            ascending[last / 20],
            ascending[last / 2],
            ascending[last * 19 / 20],
            ascending[last],
            same,
            ascending.length);
  }
}
