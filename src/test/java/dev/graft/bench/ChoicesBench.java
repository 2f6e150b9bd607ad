package dev.graft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.dataset.Fit;
import dev.graft.dataset.ImageLoader;
import dev.graft.dataset.PictureReader;
import dev.graft.dataset.ResizeSpec;
import dev.graft.dataset.UnreadableImageException;
import dev.graft.engine.TensorFlowEngine;
import dev.graft.folders.Durable;
import dev.graft.json.Json;
import dev.graft.network.Preprocessing;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * What the choices that save room or time cost in accuracy: half precision in the store, and large
 * photographs decoded at a fraction. Each repetition has another seed, and so another split.
 */
final class ChoicesBench {
  private static final List<String> TUNED =
      List.of("--unfreeze-from", "block_13_expand", "--epochs", "5", "--learning-rate", "0.0003");
  private static final List<String> FROZEN = List.of("--epochs", "10");
  private static final int SMALL_SIDE = 96;
  private static final int[] LARGE = {4000, 3000};
  private static final double GRAIN = 6;
  private static final float QUALITY = 0.85f;
  private static final int TIMES = 8;

  private final Options options;
  private final Path data;
  private final Path backbone;
  private final Path folder;
  private final GraftProgram graft;

  ChoicesBench(Options options, Path data, Path backbone, Path folder) {
    this.options = options;
    this.data = data;
    this.backbone = backbone;
    this.folder = folder;
    this.graft = new GraftProgram(folder);
  }

  /** The figures of one way. */
  private record Way(List<Double> wrong, List<Double> megabytes) {
    Way() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  private Map<String, Way> compare(Map<String, List<String>> ways, List<String> recipe)
      throws IOException, InterruptedException {
    Map<String, Way> figures = new LinkedHashMap<>();
    for (int seed = 1; seed <= options.repetitions(); seed++) {
      for (Map.Entry<String, List<String>> way : ways.entrySet()) {
        Durable.delete(graft.home());
        graft.run(List.of("zoo", "import", backbone.toString(), "--name", "bench"));
        List<String> words = new ArrayList<>(recipe);
        words.addAll(way.getValue());
        words.addAll(List.of("--seed", "" + seed));
        Way f = figures.computeIfAbsent(way.getKey(), n -> new Way());
        f.wrong().add(wrong(graft.train(data, "bench", words)));
        f.megabytes().add(bytes(graft.home().resolve("cache")) / 1e6);
      }
    }
    return figures;
  }

  private static double wrong(Measured m) {
    JsonNode last = Json.parse(m.lines().get(m.lines().size() - 1), JsonNode.class);
    return 100 * (1 - last.get("validationAccuracy").asDouble());
  }

  private static double bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  /** Half precision beside single precision. */
  List<Row> half() throws IOException, InterruptedException {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    ways.put(Turns.OURS, List.of("--store-precision", "half"));
    ways.put("single", List.of());
    Map<String, Way> tuned = compare(ways, TUNED);
    String work = "half precision, MobileNetV2 0.35: ";
    return List.of(
        wrong(work + "wrong with the last 5 blocks tuned", tuned),
        Turns.row(
            work + "room of the store",
            "MB",
            samples(tuned, Way::megabytes),
            new Goal("single", 0.55)),
        wrong(work + "wrong with everything frozen", compare(ways, FROZEN)));
  }

  /** Decoding at a fraction beside decoding whole pictures. */
  List<Row> decoding() throws IOException, InterruptedException {
    Map<String, List<String>> ways = new LinkedHashMap<>();
    List<String> small = List.of("--size", "" + SMALL_SIDE);
    ways.put(Turns.OURS, with(small, "--decoding", "scaled"));
    ways.put("whole", small);
    String work = "scaled decoding, MobileNetV2 0.35 at 96: ";
    return List.of(
        wrong(work + "wrong with everything frozen", compare(ways, FROZEN)),
        wrong(work + "wrong with the last 5 blocks tuned", compare(ways, TUNED)),
        reading());
  }

  private Row reading() throws IOException {
    Path large = folder.resolve("large.jpg");
    enlarge(large);
    ResizeSpec spec = new ResizeSpec(224, 224, Fit.STRETCH);
    Preprocessing scaled =
        new Preprocessing(
            224,
            224,
            Preprocessing.Fit.STRETCH,
            Preprocessing.Scaling.SYMMETRIC,
            Preprocessing.Decoding.SCALED);
    try (TensorFlowEngine engine = new TensorFlowEngine()) {
      PictureReader fraction = engine.pictures(scaled);
      return Turns.row(
          "reading a photograph of 12 megapixels for 224 x 224, scaled",
          "ms an image",
          new Turns()
              .with(Turns.OURS, () -> milliseconds(fraction, large, spec))
              .with("whole", () -> milliseconds(ImageLoader::load, large, spec))
              .take(options.repetitions()),
          new Goal("whole", 1));
    }
  }

  private static double milliseconds(PictureReader reader, Path file, ResizeSpec spec) {
    float[] pixels = new float[spec.floats()];
    long begun = System.nanoTime();
    try {
      for (int i = 0; i < TIMES; i++) {
        reader.load(file, spec, FloatBuffer.wrap(pixels));
      }
    } catch (UnreadableImageException e) {
      throw new IllegalStateException(e);
    }
    return (System.nanoTime() - begun) / 1e6 / TIMES;
  }

  /** The first photograph with as many pixels as a telephone makes, and the grain of its sensor. */
  private void enlarge(Path large) throws IOException {
    Path first;
    try (Stream<Path> files = Files.walk(data)) {
      first = files.filter(Files::isRegularFile).sorted().findFirst().orElseThrow();
    }
    BufferedImage image = new BufferedImage(LARGE[0], LARGE[1], BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D g = image.createGraphics();
    g.drawImage(ImageIO.read(first.toFile()), 0, 0, LARGE[0], LARGE[1], null);
    g.dispose();
    byte[] bytes = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
    Random random = new Random(1);
    for (int i = 0; i < bytes.length; i++) {
      long value = (bytes[i] & 0xff) + Math.round(GRAIN * random.nextGaussian());
      bytes[i] = (byte) Math.max(0, Math.min(255, value));
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(large.toFile())) {
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, List.of(), null), how);
    } finally {
      writer.dispose();
    }
  }

  private static List<String> with(List<String> words, String... more) {
    List<String> all = new ArrayList<>(words);
    all.addAll(List.of(more));
    return all;
  }

  private static Map<String, Samples> samples(
      Map<String, Way> ways, Function<Way, List<Double>> figure) {
    Map<String, Samples> samples = new LinkedHashMap<>();
    ways.forEach((name, way) -> samples.put(name, new Samples(figure.apply(way))));
    return samples;
  }

  private static Row wrong(String work, Map<String, Way> ways) {
    return Turns.row(work, "% of validation", samples(ways, Way::wrong));
  }
}
