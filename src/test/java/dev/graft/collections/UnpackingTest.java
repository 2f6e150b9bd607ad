package dev.graft.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.download.Cancellation;
import dev.graft.errors.GraftException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {
  private static final Limits ROOMY = new Limits(1000, 1 << 20, 1 << 22);

  @TempDir Path temp;
  private final Cancellation cancellation = new Cancellation();

  private static PhotoCollection flowers() {
    return PhotoCollections.official().find("flowers");
  }

  private static Archives honest() {
    return new Archives()
        .folder("flower_photos")
        .file("flower_photos/LICENSE.txt", "by many")
        .folder("flower_photos/roses")
        .file("flower_photos/roses/1.jpg", "rose 1")
        .file("./flower_photos/roses/2.JPEG", "rose 2")
        .file("flower_photos/tulips/1.jpg", "tulip")
        .file("flower_photos/tulips/Thumbs.db", "no picture")
        .file("flower_photos/orchids/1.jpg", "no class")
        .file("flower_photos/1.jpg", "of no class")
        .file("flower_photos/tulips/deep/1.jpg", "too deep")
        .file("other/roses/9.jpg", "elsewhere");
  }

  private OptionalInt unpack(PhotoCollection collection, byte[] archive, Limits limits)
      throws IOException {
    Path file = Files.write(temp.resolve("archive"), archive);
    Path into = Files.createDirectories(temp.resolve("outer/into"));
    return new Unpacking(collection, limits, cancellation, done -> {}).unpack(file, into);
  }

  private void refuses(byte[] archive, Limits limits, String... words) {
    assertThatThrownBy(() -> unpack(flowers(), archive, limits))
        .isInstanceOf(GraftException.class)
        .hasMessageContainingAll(words);
  }

  /** What is below the temporary folder, but for the archive. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(temp)) {
      return all.filter(f -> !Files.isDirectory(f) || Files.isSymbolicLink(f))
          .map(f -> temp.relativize(f).toString().replace('\\', '/'))
          .filter(f -> !f.equals("archive"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void picturesGoIntoTheirClassFoldersAndNothingElseIsWritten(boolean zip) throws IOException {
    assertThat(unpack(flowers(), honest().make(zip), ROOMY)).hasValue(3);

    assertThat(files())
        .containsExactly(
            "outer/into/LICENSE.txt",
            "outer/into/roses/1.jpg",
            "outer/into/roses/2.JPEG",
            "outer/into/tulips/1.jpg");
    assertThat(temp.resolve("outer/into/roses/2.JPEG")).hasContent("rose 2");
    assertThat(temp.resolve("outer/into/daisy")).isEmptyDirectory();
  }

  @Test
  void oxfordsPetsAreSortedByTheirInitial() throws IOException {
    byte[] archive =
        new Archives()
            .file("images/Birman_1.jpg", "cat")
            .file("images/beagle_2.jpg", "dog")
            .file("images/Abyssinian_3.mat", "no picture")
            .tarGz();

    assertThat(unpack(PhotoCollections.official().find("oxford-pets"), archive, ROOMY)).hasValue(2);
    assertThat(files())
        .containsExactly("outer/into/cats/Birman_1.jpg", "outer/into/dogs/beagle_2.jpg");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../roses/evil.jpg",
        "flower_photos/roses/../../../evil.jpg",
        "flower_photos/../../evil.jpg",
        "/flower_photos/roses/evil.jpg",
        "C:/flower_photos/roses/evil.jpg",
        "flower_photos\\..\\..\\evil.jpg",
      })
  void aPathThatLeadsOutRefusesTheWholeArchive(String name) throws IOException {
    for (boolean zip : new boolean[] {true, false}) {
      byte[] archive = new Archives().file(name, "evil").make(zip);
      refuses(archive, ROOMY, "outside its folder", "evil.jpg", "nothing of it is used");
    }
    assertThat(files()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void linksAreNeitherMadeNorFollowed(boolean zip) throws IOException {
    Path outside = Files.createDirectories(temp.resolve("outside"));
    Archives archives =
        new Archives()
            .link("flower_photos/roses", outside.toString())
            .link("flower_photos/roses/0.jpg", outside.resolve("0.jpg").toString())
            .file("flower_photos/roses/1.jpg", "rose");
    if (!zip) {
      archives.hardLink("flower_photos/roses/2.jpg", "/etc/hostname");
    }

    assertThat(unpack(flowers(), archives.make(zip), ROOMY)).hasValue(1);
    assertThat(files()).containsExactly("outer/into/roses/1.jpg");
  }

  @Test
  void aLinkThatLiesInTheWayIsNotWrittenThrough() throws IOException {
    Path victim = Files.writeString(temp.resolve("victim"), "mine");
    Path roses = Files.createDirectories(temp.resolve("outer/into/roses"));
    Files.createSymbolicLink(roses.resolve("1.jpg"), victim);

    refuses(honest().tarGz(), ROOMY, "twice");
    assertThat(victim).hasContent("mine");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBombIsDefusedByWhatComesOut(boolean zip) throws IOException {
    byte[] zeros = new byte[1 << 20];
    Archives bomb = new Archives();
    for (int i = 0; i < 8; i++) {
      bomb.file("flower_photos/roses/" + i + ".jpg", zeros);
    }
    byte[] archive = bomb.make(zip);
    assertThat(archive.length).isLessThan(20_000);

    refuses(archive, ROOMY, "unpacks to more than 4,194,304 bytes");
    long written = 0;
    for (String file : files()) {
      written += Files.size(temp.resolve(file));
    }
    assertThat(written).isLessThanOrEqualTo(ROOMY.bytes());
  }

  @Test
  void whatIsLeftOutOfATarCountsToo() throws IOException {
    byte[] archive =
        new Archives()
            .file("flower_photos/roses/1.jpg", "rose")
            .file("elsewhere/zeros", new byte[5 << 20])
            .tarGz();
    refuses(archive, ROOMY, "unpacks to more than");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFileThatIsTooLongIsRefusedBeforeItIsWritten(boolean zip) throws IOException {
    byte[] archive =
        new Archives().file("flower_photos/roses/1.jpg", new byte[(1 << 20) + 1]).make(zip);
    refuses(archive, ROOMY, "longer than any picture", "1.jpg");
    assertThat(files()).isEmpty();
  }

  /** A zip says the lengths twice; the one in its directory may lie. */
  @Test
  void aZipThatLiesAboutALengthWritesNoMoreThanAllowed() throws IOException {
    byte[] archive = new Archives().file("flower_photos/roses/1.jpg", new byte[2 << 20]).make(true);
    byte[] real = {0, 0, 0x20, 0};
    int changed = 0;
    for (int i = 0; i + 4 <= archive.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(archive, i, i + 4), real)) {
        archive[i + 2] = 1;
        changed++;
      }
    }
    assertThat(changed).isPositive();

    assertThatThrownBy(() -> unpack(flowers(), archive, ROOMY)).isInstanceOf(GraftException.class);
    for (String file : files()) {
      assertThat(Files.size(temp.resolve(file))).isLessThanOrEqualTo(ROOMY.entryBytes());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tooManyFilesAreRefused(boolean zip) throws IOException {
    Archives many = new Archives();
    for (int i = 0; i < 6; i++) {
      many.file("flower_photos/roses/" + i + ".jpg", "rose");
    }
    refuses(many.make(zip), new Limits(5, 1 << 20, 1 << 22), "more than 5 files");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameNameTwiceIsRefused(boolean zip) throws IOException {
    byte[] archive =
        new Archives()
            .file("flower_photos/roses/1.jpg", "one")
            .file("./flower_photos/roses/1.jpg", "other")
            .make(zip);
    refuses(archive, ROOMY, "twice");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anArchiveThatEndsEarlyIsDamagedWhereverItEnds(boolean zip) throws IOException {
    byte[] whole = honest().make(zip);
    for (int length = 0; length < whole.length; length += 7) {
      Folders.delete(temp.resolve("outer"));
      refuses(Arrays.copyOf(whole, length), ROOMY, "is damaged", "fetch flowers again");
    }
  }

  @Test
  void aChangedByteAtTheEndOfAGzipIsFound() throws IOException {
    byte[] archive = honest().tarGz();
    archive[archive.length - 6] ^= 1;
    refuses(archive, ROOMY, "is damaged");
  }

  /** Damage below the gzip, whose checksum fits: what a person made who wants to harm. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whateverIsInAnArchiveTheAnswerIsASentenceAndNothingIsWrittenElsewhere(boolean zip)
      throws IOException {
    byte[] whole = zip ? honest().make(true) : unzipped(honest().tarGz());
    Random random = new Random(5);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      Folders.delete(temp.resolve("outer"));
      byte[] broken = whole.clone();
      for (int i = 0; i <= round % 4; i++) {
        broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
      }
      try {
        unpack(flowers(), zip ? broken : zipped(broken), ROOMY);
      } catch (GraftException e) {
        refused++;
      }
      assertThat(files()).allMatch(f -> f.startsWith("outer/into/"));
    }
    assertThat(refused).isPositive();
  }

  private static byte[] unzipped(byte[] gzip) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
      return in.readAllBytes();
    }
  }

  private static byte[] zipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void anArchiveWithoutPicturesIsRefused() throws IOException {
    refuses(new Archives().file("other/1.jpg", "x").tarGz(), ROOMY, "holds no pictures");
  }

  @Test
  void cancellingEndsItInTheMiddle() throws IOException {
    Path file = Files.write(temp.resolve("archive"), honest().tarGz());
    Path into = Files.createDirectories(temp.resolve("outer/into"));

    OptionalInt images =
        new Unpacking(flowers(), ROOMY, cancellation, done -> cancellation.cancel())
            .unpack(file, into);

    assertThat(images).isEmpty();
    assertThat(files()).hasSizeLessThan(2);
  }
}
