package dev.graft.dataset.labelling;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Labels as a table that other programs read and write: file, class, split. The end of the file's
 * name says how: {@code .json} is a list of objects, everything else comma-separated values by RFC
 * 4180 in UTF-8 with a line of names. A class or file that a spreadsheet would take for a formula
 * has an apostrophe before it, which reading takes off.
 */
public final class LabelTable {
  private static final String FORMULA = "=+-@\t\r";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9.]+");

  private LabelTable() {}

  /**
   * A line of the table.
   *
   * @param file path of the picture, below the folder of the set where it lies there
   * @param label its class; empty while it waits for one
   * @param split training, validation or test; empty where nobody has drawn it
   */
  public record Row(String file, Optional<String> label, Optional<Split> split) {}

  /**
   * The lines of a set.
   *
   * @param set the images
   * @param parts the part of images by file; those without are left empty
   * @return in the order of the set
   */
  public static List<Row> rows(ImageSet set, Map<Path, Split> parts) {
    return set.images().stream()
        .map(
            i ->
                new Row(
                    i.name(),
                    i.label(),
                    Optional.ofNullable(parts.get(i.file())).or(i::fixedSplit)))
        .toList();
  }

  /**
   * Writes a table.
   *
   * @param file where to; replaced if it is there
   * @param rows the lines
   * @throws GraftException if it cannot be written
   */
  public static void write(Path file, List<Row> rows) {
    boolean json = isJson(file);
    List<ObjectNode> lines = new ArrayList<>();
    for (Row row : rows) {
      String label = row.label().orElse("");
      lines.add(
          Json.mapper()
              .createObjectNode()
              .put("file", json ? row.file() : safe(row.file()))
              .put("class", json ? label : safe(label))
              .put("split", row.split().map(s -> s.name().toLowerCase(Locale.ROOT)).orElse("")));
    }
    try {
      Files.writeString(
          file,
          json
              ? Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(lines)
              : new CsvMapper().writer(schema()).writeValueAsString(lines));
    } catch (IOException e) {
      throw new GraftException(
          "The labels cannot be written to "
              + file
              + " ("
              + e.getMessage()
              + "); make room or choose another folder.",
          e);
    }
  }

  /**
   * Comma-separated values in the same form as the labels.
   *
   * @param lines the cells of each, the names of the columns first
   * @return the text
   */
  public static String csv(List<List<String>> lines) {
    List<List<String>> cells =
        lines.stream().map(l -> l.stream().map(LabelTable::safeText).toList()).toList();
    try {
      return new CsvMapper()
          .writer(CsvSchema.emptySchema().withLineSeparator("\r\n"))
          .writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("text can always be written", e);
    }
  }

  /** A number may begin with a minus. */
  private static String safeText(String value) {
    return NUMBER.matcher(value).matches() ? value : safe(value);
  }

  private static CsvSchema schema() {
    return CsvSchema.builder()
        .addColumn("file")
        .addColumn("class")
        .addColumn("split")
        .setUseHeader(true)
        .setLineSeparator("\r\n")
        .build();
  }

  /**
   * Reads a table. The columns may stand in any order, others are passed over, and the split may be
   * missing.
   *
   * @param file the table
   * @return its lines
   * @throws GraftException if it cannot be read or has no columns file and class
   */
  public static List<Row> read(Path file) {
    List<Row> rows = new ArrayList<>();
    for (Map<String, String> line : lines(file)) {
      if (!line.containsKey("file") || !line.containsKey("class")) {
        throw new GraftException(
            file + " has no columns \"file\" and \"class\"; the first line has to name them.");
      }
      rows.add(
          new Row(
              plain(line.getOrDefault("file", "")),
              Optional.of(plain(line.getOrDefault("class", ""))).filter(c -> !c.isBlank()),
              split(file, line.getOrDefault("split", ""))));
    }
    return List.copyOf(rows);
  }

  private static List<Map<String, String>> lines(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      if (isJson(file)) {
        List<Map<String, String>> lines = new ArrayList<>();
        Json.mapper()
            .readTree(text)
            .forEach(
                node -> {
                  Map<String, String> line = new HashMap<>();
                  node.properties().forEach(f -> line.put(f.getKey(), f.getValue().asText("")));
                  lines.add(line);
                });
        return lines;
      }
      // Spreadsheets begin a table in UTF-8 with this mark.
      String marked = text.startsWith("\ufeff") ? text.substring(1) : text;
      try (MappingIterator<Map<String, String>> lines =
          new CsvMapper()
              .readerForMapOf(String.class)
              .with(CsvParser.Feature.SKIP_EMPTY_LINES)
              .with(CsvSchema.emptySchema().withHeader())
              .readValues(marked)) {
        return lines.readAll();
      }
    } catch (JsonProcessingException e) {
      throw new GraftException(file + " is no table of labels: " + e.getOriginalMessage() + ".", e);
    } catch (CharacterCodingException e) {
      throw new GraftException(file + " is not in UTF-8; save it anew as a table in UTF-8.", e);
    } catch (IOException e) {
      throw new GraftException(
          "The labels cannot be read from " + file + " (" + e.getMessage() + ").", e);
    }
  }

  private static Optional<Split> split(Path file, String word) {
    String lower = word.strip().toLowerCase(Locale.ROOT);
    return switch (lower) {
      case "" -> Optional.empty();
      case "training", "train" -> Optional.of(Split.TRAINING);
      case "validation", "val" -> Optional.of(Split.VALIDATION);
      case "test" -> Optional.of(Split.TEST);
      default ->
          throw new GraftException(
              file + " has the split \"" + word + "\"; known are training, validation and test.");
    };
  }

  private static boolean isJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
  }

  private static String safe(String value) {
    return !value.isEmpty() && FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
  }

  private static String plain(String value) {
    return value.length() > 1 && value.charAt(0) == '\'' && FORMULA.indexOf(value.charAt(1)) >= 0
        ? value.substring(1)
        : value;
  }
}
