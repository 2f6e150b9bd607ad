package dev.graft.formats;

import com.fasterxml.jackson.databind.JsonNode;
import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names of classes, as the files that lie beside models have them. */
public final class LabelFile {
  private static final long MAX_BYTES = 16L << 20;
  private static final Pattern INDEXED = Pattern.compile("(\\d{1,7})[\\s:,;]+(\\S.*)");

  private LabelFile() {}

  /**
   * Reads a file of names.
   *
   * @param file one name a line, with or without a leading index, as {@code 0 Cat}; or Keras's
   *     class-index JSON, {@code {"0": ["n01440764", "tench"]}}
   * @return the names by index
   * @throws GraftException if it is none of these
   */
  public static List<String> read(Path file) {
    return read(file, new Origin(file.toString()));
  }

  static List<String> read(Path file, Origin origin) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw origin.bad("is too large for a list of class names; is it the right file?");
      }
      String text = Files.readString(file);
      String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
      String start = plain.stripLeading();
      List<String> names = start.startsWith("{") ? json(start, origin) : lines(plain);
      if (names.isEmpty()) {
        throw origin.bad("holds no class names; give one a line");
      }
      return names;
    } catch (CharacterCodingException e) {
      throw origin.bad("is not text in UTF-8; save the class names as UTF-8, one a line", e);
    } catch (IOException e) {
      throw origin.unreadable(e);
    }
  }

  private static List<String> lines(String text) {
    List<String> lines = text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    SortedMap<Integer, String> indexed = new TreeMap<>();
    for (String line : lines) {
      Matcher matcher = INDEXED.matcher(line);
      if (matcher.matches()) {
        indexed.put(Integer.parseInt(matcher.group(1)), matcher.group(2));
      }
    }
    // Only numbers without a gap, on every line, are indices; "101 dalmatians" is a name.
    if (lines.isEmpty() || indexed.size() != lines.size()) {
      return lines;
    }
    boolean gapless = indexed.lastKey() - indexed.firstKey() == lines.size() - 1;
    return indexed.firstKey() <= 1 && gapless ? List.copyOf(indexed.values()) : lines;
  }

  private static List<String> json(String text, Origin origin) {
    JsonNode root = JsonText.parse(text, origin);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < root.size(); i++) {
      JsonNode entry = root.path(String.valueOf(i));
      JsonNode name = entry.isArray() ? entry.path(entry.size() - 1) : entry;
      if (!name.isTextual() || name.textValue().isBlank()) {
        throw origin.bad(
            "is not a class index: it has no name for class "
                + i
                + "; use Keras's form"
                + " {\"0\": [\"n01440764\", \"tench\"], ..} or one name a line");
      }
      names.add(name.textValue());
    }
    return names;
  }
}
