package dev.graft.ui.predict;

import dev.graft.errors.GraftException;
import dev.graft.prediction.ImagePrediction;
import dev.graft.prediction.Prediction;
import dev.graft.ui.kit.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Answers as comma-separated values by RFC 4180: a line for each picture, in UTF-8, with one column
 * for each class's probability. Written here: no library of the project does it, and it is one
 * rule.
 */
final class ResultsCsv {
  private static final Texts TEXTS = Texts.in(ResultsCsv.class);
  private static final String END = "\r\n";

  private ResultsCsv() {}

  /**
   * Writes.
   *
   * @param file where to; replaced if it is there
   * @param pictures the pictures; those without an answer have empty fields
   * @throws GraftException if it cannot be written
   */
  static void write(Path file, Collection<Picture> pictures) {
    try {
      Files.writeString(file, text(pictures));
    } catch (IOException e) {
      throw new GraftException(TEXTS.format("results.unwritten", file, e.getMessage()), e);
    }
  }

  /** The lines, the first with the columns' names. */
  static String text(Collection<Picture> pictures) {
    Map<Integer, String> classes = new TreeMap<>();
    for (Picture picture : pictures) {
      picture.answer().stream()
          .flatMap(a -> a.predictions().stream())
          .forEach(p -> classes.put(p.index(), p.className()));
    }
    boolean two = pictures.stream().anyMatch(p -> p.second().isPresent());
    List<String> head =
        new ArrayList<>(List.of("file", "class", "probability", "unlike", "unknown", "error"));
    if (two) {
      head.addAll(List.of("second_class", "second_probability", "agree"));
    }
    head.addAll(classes.values());
    StringBuilder text = new StringBuilder(line(head));
    for (Picture picture : pictures) {
      text.append(line(fields(picture, classes, two)));
    }
    return text.toString();
  }

  private static List<String> fields(Picture picture, Map<Integer, String> classes, boolean two) {
    List<String> fields = new ArrayList<>();
    fields.add(picture.file().toString());
    best(picture.best(), fields);
    fields.add(picture.alike().map(a -> String.valueOf(a.unlike())).orElse(""));
    fields.add(
        picture
            .answer()
            .flatMap(ImagePrediction::unknown)
            .map(why -> why.name().toLowerCase(Locale.ROOT))
            .orElse(""));
    fields.add(picture.error().orElse(""));
    if (two) {
      best(picture.secondBest(), fields);
      boolean both = picture.best().isPresent() && picture.secondBest().isPresent();
      fields.add(both ? String.valueOf(!picture.disagreed()) : "");
    }
    Map<Integer, Double> shares =
        picture.answer().map(ImagePrediction::predictions).orElse(List.of()).stream()
            .collect(Collectors.toMap(Prediction::index, Prediction::probability));
    classes
        .keySet()
        .forEach(
            i -> fields.add(Optional.ofNullable(shares.get(i)).map(ResultsCsv::number).orElse("")));
    return fields;
  }

  private static void best(Optional<Prediction> best, List<String> fields) {
    fields.add(best.map(Prediction::className).orElse(""));
    fields.add(best.map(b -> number(b.probability())).orElse(""));
  }

  private static String number(double share) {
    return String.format(Locale.ROOT, "%.6f", share);
  }

  private static String line(List<String> fields) {
    return fields.stream().map(ResultsCsv::field).collect(Collectors.joining(",")) + END;
  }

  /** Quotes where there is a comma, a quote or a line break. */
  private static String field(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
