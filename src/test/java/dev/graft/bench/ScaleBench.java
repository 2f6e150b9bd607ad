package dev.graft.bench;

import dev.graft.folders.Durable;
import dev.graft.testing.SampleDrawings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The same training with ever more pictures, all of them drawn, no two alike. */
final class ScaleBench {
  private static final List<Integer> IMAGES = List.of(1_000, 10_000, 50_000);
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
    for (int images : IMAGES) {
      Path drawn = folder.resolve("many");
      Durable.delete(drawn);
      Durable.delete(graft.home());
      SampleDrawings.write(drawn, images / 2, SIDE);
      Measured m = graft.train(drawn, "graft-small", List.of("--epochs", "" + EPOCHS));
      milliseconds.put(name(images), new Samples(List.of(m.seconds() * 1000 / images)));
      megabytes.put(name(images), new Samples(List.of(m.megabytes())));
      Durable.delete(drawn);
    }
    String most = name(IMAGES.get(IMAGES.size() - 1));
    String work = "graft-small, %d epochs on %s: ".formatted(EPOCHS, most);
    return List.of(
        row(work + "the whole job", "ms an image", most, milliseconds, name(10_000)),
        row(work + "peak resident memory", "MB", most, megabytes, name(10_000)));
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
