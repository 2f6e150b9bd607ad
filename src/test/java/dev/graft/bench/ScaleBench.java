package dev.graft.bench;

import dev.graft.folders.Durable;
import dev.graft.testing.SampleDrawings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The same training with ever more pictures: drawings again and again, each time with another
 * comment in the file, so that no two are the same to the store.
 */
final class ScaleBench {
  private static final List<Integer> IMAGES = List.of(1_000, 10_000, 50_000);
  private static final int DRAWN = 250;
  private static final int SIDE = 200;
  private static final int EPOCHS = 3;

  private final Path folder;
  private final GraftProgram graft;

  ScaleBench(Path folder) {
    this.folder = folder;
    this.graft = new GraftProgram(folder);
  }

  /** Once each, since the largest takes minutes. */
  List<Row> run() throws IOException, InterruptedException {
    Map<String, Samples> milliseconds = new LinkedHashMap<>();
    Map<String, Samples> megabytes = new LinkedHashMap<>();
    Path drawn = folder.resolve("few");
    SampleDrawings.write(drawn, DRAWN, SIDE);
    Path many = folder.resolve("many");
    for (int images : IMAGES) {
      Durable.delete(graft.home());
      repeat(drawn, many, images / 2);
      Measured m = graft.train(many, "graft-small", List.of("--epochs", "" + EPOCHS));
      milliseconds.put(name(images), new Samples(List.of(m.seconds() * 1000 / images)));
      megabytes.put(name(images), new Samples(List.of(m.megabytes())));
      Durable.delete(many);
    }
    String most = name(IMAGES.get(IMAGES.size() - 1));
    String work = "graft-small, %d epochs on %s: ".formatted(EPOCHS, most);
    return List.of(
        row(work + "the whole job", "ms an image", most, milliseconds, name(10_000)),
        row(work + "peak resident memory", "MB", most, megabytes, name(10_000)));
  }

  private static void repeat(Path drawn, Path many, int perClass) throws IOException {
    for (String name : List.of("cats", "dogs")) {
      Path to = Files.createDirectories(many.resolve(name));
      List<byte[]> pictures = new ArrayList<>();
      try (Stream<Path> files = Files.list(drawn.resolve(name))) {
        for (Path file : files.sorted().toList()) {
          pictures.add(Files.readAllBytes(file));
        }
      }
      for (int i = 0; i < perClass; i++) {
        Files.write(
            to.resolve("%05d.jpg".formatted(i)), commented(pictures.get(i % pictures.size()), i));
      }
    }
  }

  /** A JPEG file with a comment right behind its first marker. */
  private static byte[] commented(byte[] jpeg, int number) {
    return ByteBuffer.allocate(jpeg.length + 8)
        .put(jpeg, 0, 2)
        .putShort((short) 0xfffe)
        .putShort((short) 6)
        .putInt(number)
        .put(jpeg, 2, jpeg.length - 2)
        .array();
  }

  private static Row row(
      String work, String unit, String most, Map<String, Samples> figures, String against) {
    Map<String, Samples> others = new LinkedHashMap<>(figures);
    Samples ours = others.remove(most);
    return new Row(work, unit, ours, others, List.of(new Goal(against, 1.1)));
  }

  private static String name(int images) {
    return String.format(Locale.ROOT, "%,d images", images);
  }
}
