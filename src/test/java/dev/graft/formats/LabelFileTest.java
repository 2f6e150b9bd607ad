package dev.graft.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LabelFileTest {
  @TempDir Path folder;

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("cat\ndog\n", List.of("cat", "dog")),
        Arguments.of("0 Cat\n1 Dog\n\n", List.of("Cat", "Dog")),
        Arguments.of("\uFEFF0 Cat\r\n1 Dog\r\n", List.of("Cat", "Dog")),
        Arguments.of("1: one\n2: two two\n", List.of("one", "two two")),
        Arguments.of("1,b\n0,a\n2,c", List.of("a", "b", "c")),
        Arguments.of("101 dalmatians\n7 dwarfs", List.of("101 dalmatians", "7 dwarfs")),
        Arguments.of("0 a\n2 c", List.of("0 a", "2 c")),
        Arguments.of("0\n1\n2", List.of("0", "1", "2")),
        Arguments.of("crane\ncrane", List.of("crane", "crane")),
        Arguments.of(
            "{\"1\": [\"n2\", \"goldfish\"], \"0\": [\"n1\", \"tench\"]}",
            List.of("tench", "goldfish")),
        Arguments.of("{\"0\": \"a\", \"1\": \"b\"}", List.of("a", "b")));
  }

  @ParameterizedTest
  @MethodSource("files")
  void reads(String text, List<String> names) throws IOException {
    Path file = Files.writeString(folder.resolve("labels"), text);
    assertThat(LabelFile.read(file)).isEqualTo(names);
  }

  @Test
  void refusesWhatAreNoNames() throws IOException {
    refused(new byte[0], "no class names");
    refused(new byte[] {(byte) 0xff, (byte) 0xfe, 'a', 0}, "UTF-8");
    refused("{\"0\": 3}".getBytes(StandardCharsets.UTF_8), "no name for class 0");
    refused("{\"0\": \"a\", \"2\": \"b\"}".getBytes(StandardCharsets.UTF_8), "no name for class 1");
    refused("{\"0\"".getBytes(StandardCharsets.UTF_8), "damaged JSON");
  }

  private void refused(byte[] content, String words) throws IOException {
    Path file = Files.write(folder.resolve("labels"), content);
    assertThatThrownBy(() -> LabelFile.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(words)
        .satisfies(e -> Sentences.check(e, file));
  }
}
