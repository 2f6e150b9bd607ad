package dev.graft.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersFolderTest {
  @TempDir Path temp;

  private static Answers answers(float first) {
    return new Answers(
        List.of("cats", "dogs", "ünicode"),
        List.of(item("a", 0, Split.VALIDATION), item("b", 2, Split.TEST)),
        new float[] {first, 0.25f, 0.5f, 0.125f, 0.125f, 0.75f});
  }

  private static DatasetSnapshot.Item item(String name, int classIndex, Split split) {
    return new DatasetSnapshot.Item(Path.of("/data", name), name, classIndex, split);
  }

  @Test
  void whatIsWrittenIsRead() {
    Path folder = temp.resolve("answers");
    assertThat(AnswersFolder.isThere(folder)).isFalse();
    AnswersFolder.write(folder, answers(0.25f));

    assertThat(AnswersFolder.isThere(folder)).isTrue();
    Answers read = AnswersFolder.read(folder);
    assertThat(read.classes()).containsExactly("cats", "dogs", "ünicode");
    assertThat(read.images()).isEqualTo(answers(0.25f).images());
    assertThat(read.probabilities(0)).containsExactly(0.25f, 0.25f, 0.5f);
    assertThat(read.probabilities(1)).containsExactly(0.125f, 0.125f, 0.75f);
    assertThat(read.said(0)).isEqualTo(2);
  }

  @Test
  void theNewerAnswersStayAndNothingElse() throws IOException {
    Path folder = temp.resolve("answers");
    AnswersFolder.write(folder, answers(0.25f));
    AnswersFolder.write(folder, answers(0.75f));

    assertThat(AnswersFolder.read(folder).probabilities(0)[0]).isEqualTo(0.75f);
    try (Stream<Path> there = Files.list(temp)) {
      assertThat(there).containsExactly(folder);
    }
  }

  @Test
  void theTableIsInNumPysFormat() throws IOException {
    Path folder = temp.resolve("answers");
    AnswersFolder.write(folder, answers(0.25f));

    byte[] table = Files.readAllBytes(folder.resolve("probabilities.npy"));
    assertThat(table).startsWith(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
    ByteBuffer bytes = ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    int length = bytes.getShort(8);
    assertThat((10 + length) % 64).isZero();
    assertThat(new String(table, 10, length, StandardCharsets.US_ASCII))
        .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }")
        .endsWith(" \n");
    assertThat(table).hasSize(10 + length + 6 * Float.BYTES);
    assertThat(bytes.getFloat(10 + length + 5 * Float.BYTES)).isEqualTo(0.75f);
  }

  @Test
  void noPicturesAreAnswersToo() {
    Path folder = temp.resolve("answers");
    AnswersFolder.write(folder, new Answers(List.of("a", "b"), List.of(), new float[0]));
    assertThat(AnswersFolder.read(folder).images()).isEmpty();
  }

  @Test
  void damageAndNewerFormsAreTold() throws IOException {
    Path folder = temp.resolve("answers");
    AnswersFolder.write(folder, answers(0.25f));
    Path table = folder.resolve("probabilities.npy");
    byte[] whole = Files.readAllBytes(table);
    Files.write(table, Arrays.copyOf(whole, whole.length - 4));
    assertThatThrownBy(() -> AnswersFolder.read(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("probabilities.npy does not fit its images.json");
    Path head = folder.resolve("images.json");
    Files.writeString(head, Files.readString(head).replace("\"format\" : 1", "\"format\" : 2"));
    assertThatThrownBy(() -> AnswersFolder.read(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("another version of Graft");
  }
}
