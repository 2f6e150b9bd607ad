package dev.graft.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownContentsTest {
  private static final FileTime YESTERDAY = FileTime.from(Instant.parse("2024-02-29T12:00:00Z"));

  @TempDir Path folder;
  private Path image;

  @BeforeEach
  void image() throws IOException {
    image = write("image.jpg", "first", YESTERDAY);
  }

  private Path write(String name, String content, FileTime modified) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, content);
    Files.setLastModifiedTime(file, modified);
    return file;
  }

  private KnownContents open() {
    return KnownContents.open(folder.resolve("contents"), 100);
  }

  private String ask(Path file) throws IOException {
    KnownContents contents = open();
    String said = contents.fingerprint(file);
    contents.save();
    return said;
  }

  /** Another content of the same size, with the time that the file had before. */
  private void swap(Path file) throws IOException {
    FileTime before = Files.getLastModifiedTime(file);
    Files.writeString(file, "other");
    Files.setLastModifiedTime(file, before);
  }

  @Test
  void untouchedFileIsNotReadAgain() throws IOException {
    String first = ask(image);
    assertThat(first).isEqualTo(Fingerprint.of(image));

    // The only way to see that it is not read: a change that hides itself is not noticed.
    swap(image);

    assertThat(ask(image)).isEqualTo(first);
  }

  @Test
  void otherTimeMeansReadingAgain() throws IOException {
    ask(image);
    write("image.jpg", "other", FileTime.from(YESTERDAY.toInstant().plusMillis(10)));

    assertThat(ask(image)).isEqualTo(Fingerprint.of(image));
  }

  @Test
  void otherSizeMeansReadingAgain() throws IOException {
    ask(image);
    write("image.jpg", "longer than before", YESTERDAY);

    assertThat(ask(image)).isEqualTo(Fingerprint.of(image));
  }

  @Test
  void anotherFileAtTheSamePlaceMeansReadingAgain() throws IOException {
    ask(image);
    Path other = write("other.jpg", "other", YESTERDAY);
    Files.delete(image);
    Files.move(other, image);

    assertThat(ask(image)).isEqualTo(Fingerprint.of(image));
  }

  @Test
  void changeOfThisMomentIsNotBelieved() throws IOException {
    Files.setLastModifiedTime(image, FileTime.from(Instant.now()));
    ask(image);
    swap(image);

    assertThat(ask(image)).isEqualTo(Fingerprint.of(image));
  }

  @Test
  void forgottenFileIsReadAgain() throws IOException {
    ask(image);
    swap(image);
    KnownContents contents = open();
    contents.fingerprint(image);
    contents.forget(image);
    contents.save();

    assertThat(ask(image)).isEqualTo(Fingerprint.of(image));
  }

  @Test
  void damagedMemoryMeansReadingAgain() throws IOException {
    ask(image);
    byte[] whole = Files.readAllBytes(folder.resolve("contents"));
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(folder.resolve("contents"), damaged);
      assertThat(open().fingerprint(image)).isEqualTo(Fingerprint.of(image));
      Files.write(folder.resolve("contents"), java.util.Arrays.copyOf(whole, at));
      assertThat(open().fingerprint(image)).isEqualTo(Fingerprint.of(image));
    }
  }

  @Test
  void onlyTheFilesAskedForLastAreRemembered() throws IOException {
    Path second = write("second.jpg", "2nd..", YESTERDAY);
    String before = Fingerprint.of(image);
    for (Path file : new Path[] {second, image}) {
      KnownContents contents = KnownContents.open(folder.resolve("contents"), 1);
      contents.fingerprint(file);
      contents.save();
    }
    swap(image);
    swap(second);

    assertThat(ask(image)).isEqualTo(before);
    assertThat(ask(second)).isEqualTo(Fingerprint.of(second));
  }

  @Test
  void placeThatCannotBeWrittenIsNoFailure() throws IOException {
    KnownContents contents = KnownContents.open(folder.resolve("missing/contents"), 100);
    assertThat(contents.fingerprint(image)).isEqualTo(Fingerprint.of(image));

    contents.save();

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(p -> p.getFileName().toString())).containsExactly("image.jpg");
    }
  }

  @Test
  void missingFileIsAFailure() {
    assertThatThrownBy(() -> open().fingerprint(folder.resolve("gone.jpg")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
