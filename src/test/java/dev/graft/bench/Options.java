package dev.graft.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What to measure, from system properties.
 *
 * @param rows which groups of rows
 * @param data a folder of class folders; drawn pictures if empty
 * @param backbone a weight file of MobileNet V2 0.35 without top, as Keras publishes it
 * @param peers the Python of each peer, by its name
 * @param repetitions how often each thing is done
 * @param jobs how often a peer does the whole job, which takes minutes
 */
record Options(
    List<String> rows,
    Optional<Path> data,
    Optional<Path> backbone,
    Map<String, Path> peers,
    int repetitions,
    int jobs) {
  static final List<String> USUAL = List.of("job", "extraction", "step", "resnet", "predict");
  private static final String PREFIX = "graft.bench";

  static Options of(Properties p) {
    Map<String, Path> peers = new LinkedHashMap<>();
    for (String word : words(p.getProperty(PREFIX + ".peers", ""), "\\s+")) {
      String[] parts = word.split("=", 2);
      if (parts.length < 2) {
        throw new IllegalArgumentException(
            "graft.bench.peers is keras=PYTHON torch=PYTHON, not " + word + ".");
      }
      peers.put(parts[0], Path.of(parts[1]));
    }
    List<String> rows = words(p.getProperty(PREFIX, ""), "[,\\s]+");
    return new Options(
        rows.isEmpty() ? USUAL : rows,
        path(p, ".data"),
        path(p, ".backbone"),
        peers,
        Integer.parseInt(p.getProperty(PREFIX + ".repetitions", "5")),
        Integer.parseInt(p.getProperty(PREFIX + ".jobs", "1")));
  }

  private static Optional<Path> path(Properties p, String name) {
    return Optional.of(p.getProperty(PREFIX + name, "")).filter(v -> !v.isBlank()).map(Path::of);
  }

  private static List<String> words(String text, String separator) {
    return Arrays.stream(text.split(separator)).filter(w -> !w.isBlank()).toList();
  }
}
