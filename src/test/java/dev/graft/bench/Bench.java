package dev.graft.bench;

import dev.graft.folders.Durable;
import dev.graft.testing.SampleDrawings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Measures what is asked for and writes the table; see docs/howto/benchmark.md. */
public final class Bench {
  private static final Path FOLDER = Path.of("target", "bench");
  private static final int DRAWN = 1000;
  private static final int DRAWN_SIDE = 400;

  private final Options options = Options.of(System.getProperties());
  private final Map<String, String> machine = machine();
  private final List<Row> rows = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  private Bench() {}

  /**
   * Measures.
   *
   * @param args none; options are system properties
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Locale.setDefault(Locale.ROOT);
    new Bench().run();
  }

  private void run() throws IOException, InterruptedException {
    Path work = FOLDER.resolve("work").toAbsolutePath();
    Durable.delete(work);
    Files.createDirectories(work);
    EngineBench engine = new EngineBench(options, machine);
    Goal ahead = new Goal(Goal.FASTEST, 1);
    for (String name : options.rows()) {
      switch (name) {
        case "job" -> job(work);
        case "extraction" -> {
          add(new ExtractionBench(options, data(work), work).run(0.35));
          add(new ExtractionBench(options, data(work), work).run(1.0));
        }
        case "step" -> add(engine.step("MobileNetV2", new Goal(Goal.FASTEST, 0.5)));
        case "resnet" -> {
          add(engine.inference("ResNet50", ahead));
          add(engine.step("ResNet50", ahead));
        }
        case "predict" -> add(engine.predict(work));
        case "scale" -> {
          for (Row row : new ScaleBench(work).run()) {
            add(row);
          }
        }
        case "half", "decoding" -> choices(work, name);
        default ->
            throw new IllegalArgumentException(
                "graft.bench has words of "
                    + Options.USUAL
                    + ", scale, half and decoding, not "
                    + name
                    + ".");
      }
    }
    Durable.delete(work);
    System.out.println(new Report(machine, rows, left).markdown());
  }

  private void job(Path work) throws IOException, InterruptedException {
    Optional<Path> backbone = options.backbone();
    if (backbone.isEmpty()) {
      left.add("the whole job: -Dgraft.bench.backbone names no weight file of MobileNet V2 0.35");
      return;
    }
    for (Row row : new JobBench(options, data(work), backbone.get(), work).run()) {
      add(row);
    }
  }

  private void choices(Path work, String which) throws IOException, InterruptedException {
    Optional<Path> backbone = options.backbone();
    if (backbone.isEmpty()) {
      left.add(which + ": -Dgraft.bench.backbone names no weight file of MobileNet V2 0.35");
      return;
    }
    ChoicesBench bench = new ChoicesBench(options, data(work), backbone.get(), work);
    for (Row row : which.equals("half") ? bench.half() : bench.decoding()) {
      add(row);
    }
  }

  /** Writes what there is after each row: a benchmark that breaks off has not been for nothing. */
  private void add(Row row) throws IOException {
    rows.add(row);
    System.out.println(row.work() + ": " + row.ours() + " " + row.others());
    new Report(machine, rows, left).write(FOLDER);
  }

  private Path data(Path work) throws IOException {
    Path drawn = work.resolve("drawn");
    if (options.data().isEmpty() && !Files.exists(drawn)) {
      SampleDrawings.write(drawn, DRAWN, DRAWN_SIDE);
    }
    return options.data().orElse(drawn).toAbsolutePath();
  }

  private static Map<String, String> machine() {
    Map<String, String> machine = new LinkedHashMap<>();
    Runtime runtime = Runtime.getRuntime();
    machine.put("processor", runtime.availableProcessors() + " x " + processor());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    machine.put("TensorFlow of Graft", org.tensorflow.TensorFlow.version());
    return machine;
  }

  private static String processor() {
    Path told = Path.of("/proc/cpuinfo");
    if (Files.isReadable(told)) {
      try (Stream<String> lines = Files.lines(told)) {
        return lines
            .filter(l -> l.startsWith("model name"))
            .map(l -> l.substring(l.indexOf(':') + 1).strip())
            .findFirst()
            .orElse(System.getProperty("os.arch"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return System.getProperty("os.arch");
  }
}
