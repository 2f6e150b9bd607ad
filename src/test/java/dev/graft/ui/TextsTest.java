package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The words of each package: none is missing, none is left over, every pattern can be read. */
class TextsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/graft/ui");
  private static final Path WORDS = Path.of("src/main/resources/dev/graft/ui");

  /** A key, in a call of Texts that is spelled TEXTS or texts. */
  private static final Pattern USE =
      Pattern.compile("(?i:texts)\\s*\\.\\s*(?:get|format)\\(\\s*\"([^\"]+)\"");

  /** A key that is put together: everything that begins so counts as used. */
  private static final Pattern PREFIX =
      Pattern.compile("(?i:texts)\\s*\\.\\s*(?:get|format)\\(\\s*\"([^\"]+\\.)\"\\s*\\+");

  static Stream<Path> packages() throws IOException {
    try (Stream<Path> all = Files.walk(SOURCES)) {
      return all.filter(Files::isDirectory).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void wordsAndUsesMatch(Path folder) throws IOException {
    Set<String> used = new TreeSet<>();
    Set<String> prefixes = new TreeSet<>();
    for (Path file : sources(folder)) {
      String text = Files.readString(file);
      collect(USE, text, used);
      collect(PREFIX, text, prefixes);
    }
    used.removeAll(prefixes);
    Path words = WORDS.resolve(SOURCES.relativize(folder)).resolve("texts.properties");
    Properties properties = new Properties();
    if (Files.exists(words)) {
      try (Reader reader = Files.newBufferedReader(words)) {
        properties.load(reader);
      }
    }
    Set<String> there = new TreeSet<>(properties.stringPropertyNames());
    assertThat(there).as("words of %s", folder).containsAll(used);
    for (String prefix : prefixes) {
      assertThat(there).anyMatch(key -> key.startsWith(prefix));
      there.removeIf(key -> key.startsWith(prefix));
    }
    there.removeAll(used);
    assertThat(there).as("words that nothing in %s uses", folder).isEmpty();
    properties.forEach(
        (key, value) -> {
          if (value.toString().contains("{0")) {
            assertThat(new MessageFormat(value.toString(), Locale.ENGLISH).getFormats())
                .as("pattern %s", key)
                .isNotEmpty();
          }
        });
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }

  private static void collect(Pattern pattern, String text, Set<String> into) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      into.add(matcher.group(1));
    }
  }
}
