package dev.graft.dataset.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.LabelTable.Row;
import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelTableTest {
  private static final List<Row> ROWS =
      List.of(
          new Row("cats/a, \"b\".jpg", Optional.of("=cmd"), Optional.of(Split.TRAINING)),
          new Row("-x.jpg", Optional.empty(), Optional.empty()),
          new Row("d.jpg", Optional.of("Käuze"), Optional.of(Split.TEST)));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"labels.csv", "labels.json"})
  void whatIsWrittenIsReadAgain(String name) {
    Path file = folder.resolve(name);
    LabelTable.write(file, ROWS);
    assertThat(LabelTable.read(file)).isEqualTo(ROWS);
  }

  @Test
  void aSpreadsheetSeesNoFormula() throws IOException {
    Path file = folder.resolve("labels.csv");
    LabelTable.write(file, ROWS);
    assertThat(Files.readString(file).split("\r\n", -1))
        .containsExactly(
            "file,class,split",
            "\"cats/a, \"\"b\"\".jpg\",\"'=cmd\",training",
            "\"'-x.jpg\",,",
            "d.jpg,Käuze,test",
            "");
  }

  @Test
  void aTableOfASpreadsheetMayHaveOtherColumnsAndAMark() throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, "\ufeffclass,note,file\nowl,\"two\nlines\",a.jpg\n\n");
    assertThat(LabelTable.read(file))
        .containsExactly(new Row("a.jpg", Optional.of("owl"), Optional.empty()));
  }

  @Test
  void whatIsNoTableIsASentence() throws IOException {
    Path file = folder.resolve("labels.csv");
    Files.writeString(file, "a,b\n1,2\n");
    assertThatThrownBy(() -> LabelTable.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("has no columns \"file\" and \"class\"");
    Files.write(file, new byte[] {'f', (byte) 0xe4, '\n'});
    assertThatThrownBy(() -> LabelTable.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("is not in UTF-8");
    Files.writeString(file, "file,class,split\na.jpg,owl,sometimes\n");
    assertThatThrownBy(() -> LabelTable.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("known are training, validation and test");
  }
}
