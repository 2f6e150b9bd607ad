package dev.graft.dataset.labelling;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.LabelTable.Row;
import dev.graft.errors.GraftException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a table of labels says about the images of a set. An image is found by its name in the set
 * or by its path; where several lines name one image, the last holds.
 *
 * @param lines the line of each image that the table names, in the order of the table
 * @param unknownFiles what the table calls files that are not in the set, in its order
 * @param newClasses classes of those lines that the set does not have, in the order of the table;
 *     taking the labels makes them
 */
public record LabelImport(
    Map<Path, Row> lines, List<String> unknownFiles, List<String> newClasses) {
  /** Copies the lists; the order of the lines stays. */
  public LabelImport {
    unknownFiles = List.copyOf(unknownFiles);
    newClasses = List.copyOf(newClasses);
  }

  /**
   * Looks for the images that a table names.
   *
   * @param set the images
   * @param rows the table
   * @return what it says about them
   */
  public static LabelImport of(ImageSet set, List<Row> rows) {
    Map<String, Path> known = new HashMap<>();
    set.images().forEach(i -> known.put(i.file().toString(), i.file()));
    set.images().forEach(i -> known.put(i.name(), i.file()));
    Map<Path, Row> lines = new LinkedHashMap<>();
    Set<String> unknown = new LinkedHashSet<>();
    for (Row row : rows) {
      find(known, row.file())
          .ifPresentOrElse(file -> lines.put(file, tidy(row)), () -> unknown.add(row.file()));
    }
    Set<String> classes = new LinkedHashSet<>();
    lines.values().forEach(r -> r.label().ifPresent(classes::add));
    classes.removeAll(set.classes());
    return new LabelImport(lines, List.copyOf(unknown), List.copyOf(classes));
  }

  /** Names of a set are in normal form C with '/'; other systems write other ones. */
  private static Optional<Path> find(Map<String, Path> known, String written) {
    String name = Normalizer.normalize(written, Normalizer.Form.NFC);
    return Optional.ofNullable(known.get(written))
        .or(() -> Optional.ofNullable(known.get(name)))
        .or(() -> Optional.ofNullable(known.get(name.replace('\\', '/'))));
  }

  private static Row tidy(Row row) {
    return new Row(row.file(), row.label().map(Names::tidy), row.split());
  }

  /** Labels first: which part an image is drawn for depends on its class. */
  ImageSet applyTo(ImageSet set) {
    List<String> classes = new ArrayList<>(set.classes());
    classes.addAll(newClasses);
    ImageSet labelled =
        set.withClasses(classes)
            .withImages(
                set.images().stream()
                    .map(
                        i ->
                            Optional.ofNullable(lines.get(i.file()))
                                .map(line -> i.withLabel(line.label()))
                                .orElse(i))
                    .toList());
    Map<Path, Split> wanted = new HashMap<>();
    lines.forEach((file, line) -> line.split().ifPresent(part -> wanted.put(file, part)));
    return isSo(labelled, wanted) ? labelled : fixed(labelled, wanted);
  }

  /** Whether the parts are the wanted ones already, so that they can go on being drawn. */
  private static boolean isSo(ImageSet set, Map<Path, Split> wanted) {
    Map<Path, Split> parts;
    try {
      parts = set.parts();
    } catch (GraftException e) {
      // A class has too few images to draw from: then the table's parts are the only ones.
      return wanted.isEmpty();
    }
    return set.images().stream()
        .filter(i -> wanted.containsKey(i.file()))
        .allMatch(
            i ->
                Optional.ofNullable(parts.get(i.file()))
                    .or(i::fixedSplit)
                    .equals(Optional.ofNullable(wanted.get(i.file()))));
  }

  private static ImageSet fixed(ImageSet set, Map<Path, Split> wanted) {
    return set.withImages(
        set.images().stream()
            .map(
                i ->
                    wanted.containsKey(i.file())
                        ? i.withFixedSplit(Optional.ofNullable(wanted.get(i.file())))
                        : i)
            .toList());
  }
}
