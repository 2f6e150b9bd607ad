package dev.graft.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No words for people stand in the code of the window: they are in the texts of each package, where
 * they can be translated. What is a word for people is guessed: letters on both sides of a space,
 * or letters that are handed to something that shows them.
 */
class LiteralsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/graft/ui");

  /** What looks like words and is none. */
  private static final Set<String> NO_WORDS =
      Set.of(
          // The languages of licences are names.
          "Apache-2.0, GPL-2.0 with Classpath Exception",
          "GPL-2.0 with Classpath Exception",
          "Apache-2.0 or LGPL-2.1",
          "EPL-1.0 or LGPL-2.1",
          "public domain",
          "TensorFlow, TensorFlow Java",
          "Deep Java Library",
          "Protocol Buffers",
          "Material Design Icons",
          "Commons Compress, Commons IO, Commons Lang, Commons Codec",
          "LZ4 Java, LZF",
          "SQLite JDBC",
          "TwelveMonkeys ImageIO",
          "XMP Core");

  private static final Pattern COMMENT =
      Pattern.compile("/\\*.*?\\*/|(?m:^\\s*//[^\\n]*$)", Pattern.DOTALL);
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern SPACED = Pattern.compile("\\p{L}[,.;:]? \\p{L}");
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?:new (?:Label|Button|Text|Tooltip|CheckBox|Hyperlink|MenuItem|Menu|TitledPane)"
              + "|(?:setText|setPromptText|setAccessibleText|setTitle|muted|title|titled|pill|link"
              + "|styled))\\(\\s*\"([^\"]*\\p{L}{2}[^\"]*)\"");

  /** What is written for a browser and not for its reader. */
  private static final Pattern MARKUP = Pattern.compile("<[a-z/!][^<>]*(?:>|$)");

  /** The name of a node or a class of styles: lower case with dashes. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)+");

  /** Messages for whoever programs with a class, not for its users. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(
          "(?:IllegalArgumentException|IllegalStateException|UnsupportedOperationException"
              + "|AssertionError)\\([^;]*;"
              + "|SuppressWarnings\\([^)]*\\)|(?:LOG\\.\\w+|\\.log)\\([^;]*;");

  /** Every package of the window, this one and all below, found by walking. */
  static List<Path> packages() throws IOException {
    try (Stream<Path> folders = Files.walk(SOURCES)) {
      return folders.filter(Files::isDirectory).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("packages")
  void wordsStandInTheTexts(Path folder) throws IOException {
    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        words(Files.readString(file)).forEach(w -> found.add(file.getFileName() + ": " + w));
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void wordsAreRecognised() {
    assertThat(
            words(
                """
                /** Says "two words" to nobody. */
                // and "here too"
                @SuppressWarnings("no words at all")
                label.setText("Images");
                new Label("Loading");
                tell("The disk is full.");
                style("empty-state"); get("project.place"); lines("\\n\\n"); font("-fx-size: 3px");
                Cards.styled(name, "card title");
                link("show-all", words);
                page.append("<p class=\\"muted small\\">").append("<b>so it is</b>");
                throw new UnsupportedOperationException("nothing is typed here");
                """))
        .containsExactly("Images", "Loading", "The disk is full.", "card title", "<b>so it is</b>");
  }

  private static List<String> words(String source) {
    String code = COMMENT.matcher(source).replaceAll("");
    code = FOR_PROGRAMMERS.matcher(code).replaceAll("");
    List<String> found = new ArrayList<>();
    Matcher shown = SHOWN.matcher(code);
    while (shown.find()) {
      if (!NAME.matcher(shown.group(1)).matches()) {
        found.add(shown.group(1));
      }
    }
    Matcher literal = LITERAL.matcher(code);
    while (literal.find()) {
      String text = literal.group(1);
      // A number's format is no letter.
      String said = MARKUP.matcher(text).replaceAll("").replaceAll("%[0-9.,]*[a-z]", "");
      if (SPACED.matcher(said).find() && !found.contains(text)) {
        found.add(text);
      }
    }
    found.removeAll(NO_WORDS);
    return found;
  }
}
