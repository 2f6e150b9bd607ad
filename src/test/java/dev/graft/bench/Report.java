package dev.graft.bench;

import dev.graft.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The table.
 *
 * @param machine what was measured on, and with which versions
 * @param rows the lines
 * @param left what was not measured, and why
 */
record Report(Map<String, String> machine, List<Row> rows, List<String> left) {
  /** Writes {@code bench.md} and {@code bench.json}. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("bench.md"), markdown());
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("rows", rows);
    all.put("left", left);
    Json.write(folder.resolve("bench.json"), all);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    machine.forEach(
        (name, value) -> text.append("- ").append(name).append(": ").append(value).append('\n'));
    text.append(
        "\nMedians; the smallest and the largest in brackets; n repetitions. Smaller is better.\n\n");
    text.append(
        "| work | unit | Graft | others | goal | |\n| --- | --- | --- | --- | --- | --- |\n");
    for (Row row : rows) {
      text.append(
          "| %s | %s | %s | %s | %s | %s |%n"
              .formatted(
                  row.work(),
                  row.unit(),
                  words(row.ours()),
                  row.others().entrySet().stream()
                      .map(e -> e.getKey() + " " + words(e.getValue()))
                      .collect(Collectors.joining("<br>")),
                  row.goals().stream().map(Report::words).collect(Collectors.joining("<br>")),
                  row.goals().stream()
                      .map(g -> verdict(row, g))
                      .collect(Collectors.joining("<br>"))));
    }
    left.forEach(line -> text.append("\nNot measured: ").append(line).append('\n'));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private static String words(Samples s) {
    return String.format(
        Locale.ROOT,
        "%s (%s-%s, n=%d)",
        number(s.median()),
        number(s.min()),
        number(s.max()),
        s.values().size());
  }

  private static String words(Goal goal) {
    return goal.against().equals(Goal.NOBODY)
        ? "at most " + number(goal.most())
        : "at most " + number(goal.most()) + " of " + goal.against();
  }

  private static String verdict(Row row, Goal goal) {
    Optional<Double> reached = row.reached(goal);
    return reached
        .map(r -> number(r) + (r <= goal.most() ? ": met" : ": not met"))
        .orElse("not measured");
  }

  /** Three digits that count. */
  private static String number(double value) {
    int decimals = Math.max(0, 2 - (int) Math.floor(Math.log10(Math.max(1e-9, Math.abs(value)))));
    return String.format(Locale.ROOT, "%." + Math.min(4, decimals) + "f", value);
  }
}
