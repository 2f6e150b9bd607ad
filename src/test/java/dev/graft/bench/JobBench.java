package dev.graft.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.folders.Durable;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole job as a process: from the shell to the bundle. */
final class JobBench {
  private static final int FROZEN = 10;
  private static final int TUNED = 5;
  private static final String FIRST = "block_13_expand";

  private final Options options;
  private final Path data;
  private final Path backbone;
  private final Path folder;
  private final GraftProgram graft;

  JobBench(Options options, Path data, Path backbone, Path folder) {
    this.options = options;
    this.data = data;
    this.backbone = backbone;
    this.folder = folder;
    this.graft = new GraftProgram(folder);
  }

  /** The figures of one contestant. */
  private record Job(List<Double> seconds, List<Double> megabytes, List<Double> tuned) {
    Job() {
      this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    void add(Measured m) {
      seconds.add(m.seconds());
      megabytes.add(m.megabytes());
      for (String line : m.lines()) {
        // Keras also says how many files it found.
        if (line.startsWith("{")) {
          JsonNode event = Json.parse(line, JsonNode.class);
          if (event.path("epoch").asInt() > FROZEN) {
            tuned.add(event.get("seconds").asDouble());
          }
        }
      }
    }
  }

  List<Row> run() throws IOException, InterruptedException {
    Job ours = new Job();
    Job keras = new Job();
    List<Double> again = new ArrayList<>();
    Optional<Path> python = Optional.ofNullable(options.peers().get("keras"));
    for (int i = 0; i < options.repetitions(); i++) {
      Durable.delete(graft.home());
      graft.run(List.of("zoo", "import", backbone.toString(), "--name", "bench"));
      ours.add(
          train(
              "--epochs",
              "" + FROZEN,
              "--then",
              "unfreeze-from=" + FIRST + ",epochs=" + TUNED + ",rate=0.01"));
      again.add(train("--epochs", "" + FROZEN, "--learning-rate", "0.002").seconds());
      if (python.isPresent() && i < options.jobs()) {
        keras.add(
            Measured.run(
                folder.resolve("keras.jsonl"),
                Map.of("TF_CPP_MIN_LOG_LEVEL", "3"),
                List.of(
                    python.get().toString(),
                    "src/bench/peers/keras_job.py",
                    data.toString(),
                    backbone.toString(),
                    "" + FROZEN,
                    "" + TUNED,
                    FIRST,
                    graft.home().resolve("keras.keras").toString())));
      }
    }
    return List.of(
        row(
            "whole job, 10 frozen and 5 tuned epochs",
            "s",
            ours.seconds(),
            keras.seconds(),
            1 / 8.0),
        row("an epoch of the last 5 blocks", "s", ours.tuned(), keras.tuned(), 1 / 5.0),
        row("peak resident memory of the job", "MB", ours.megabytes(), keras.megabytes(), 1),
        new Row(
            "second run on the same pictures, 10 frozen epochs",
            "s",
            new Samples(again),
            Map.of(),
            List.of(new Goal(Goal.NOBODY, 3))));
  }

  private static Row row(
      String work, String unit, List<Double> ours, List<Double> keras, double most) {
    return new Row(
        "MobileNetV2 0.35: " + work,
        unit,
        new Samples(ours),
        keras.isEmpty() ? Map.of() : Map.of("keras", new Samples(keras)),
        List.of(new Goal("keras", most)));
  }

  private Measured train(String... more) throws InterruptedException {
    return graft.train(data, "bench", List.of(more));
  }
}
