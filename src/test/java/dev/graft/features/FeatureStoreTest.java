package dev.graft.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.network.Preprocessing;
import dev.graft.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureStoreTest {
  private static final Shape ROW = Shape.of(3);
  private static final int ROW_BYTES = 3 * Float.BYTES;
  private static final long NO_BOUND = Long.MAX_VALUE;

  @TempDir Path folder;

  private FeatureStore store() {
    return new FeatureStore(folder, NO_BOUND);
  }

  static ShelfKey key(String weights) {
    Preprocessing p =
        new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC);
    return new ShelfKey(weights, "cut", p, "numerics", "decoder");
  }

  private Path place(ShelfKey key) {
    return folder.resolve(key.digest());
  }

  static String fingerprint(int image) {
    return String.format(Locale.ROOT, "%064x", image * 2654435761L);
  }

  @Test
  void allThatNobodyUsesCanBeFreed() {
    assertThat(new FeatureStore(folder.resolve("never"), NO_BOUND).bytes()).isZero();
    assertThat(new FeatureStore(folder.resolve("never"), NO_BOUND).clear()).isZero();
    try (Shelf shelf = store().open(key("old"), ROW)) {
      append(shelf, 0, 50);
    }
    try (Shelf used = store().open(key("used"), ROW)) {
      append(used, 0, 10);
      long before = store().bytes();
      assertThat(before).isGreaterThanOrEqualTo(60L * ROW_BYTES);

      long left = store().clear();

      assertThat(left).isLessThan(before).isEqualTo(store().bytes());
      assertThat(place(key("old"))).doesNotExist();
      assertThat(place(key("used"))).exists();
    }
    assertThat(store().clear()).isZero();
  }

  private static float[] row(int image) {
    return new float[] {image, image + 0.25f, -1f / (image + 1)};
  }

  private static void append(Shelf shelf, int from, int to) {
    for (int i = from; i < to; i++) {
      shelf.append(fingerprint(i), row(i), 0);
    }
  }

  private void fill(ShelfKey key, int images) {
    try (Shelf shelf = store().open(key, ROW)) {
      append(shelf, 0, images);
    }
  }

  /** How many of the images are there; every one that is there is right. */
  private static int present(Shelf shelf, int images) {
    int present = 0;
    float[] read = new float[3];
    for (int i = 0; i < images; i++) {
      if (shelf.find(fingerprint(i)).isPresent()) {
        shelf.read(shelf.find(fingerprint(i)).getAsLong(), read, 0);
        assertThat(read).as("image %d", i).isEqualTo(row(i));
        present++;
      }
    }
    return present;
  }

  private List<String> folders() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(Files::isDirectory).map(p -> p.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void halfPrecisionTakesHalfTheRoomAndRoundsOnce() throws IOException {
    ShelfKey single = key("a");
    ShelfKey half = single.in(Precision.HALF);
    assertThat(half.digest()).isNotEqualTo(single.digest());
    fill(single, 300);
    fill(half, 300);
    assertThat(Files.size(place(half).resolve("rows.f16")))
        .isEqualTo(300 * ROW_BYTES / 2)
        .isEqualTo(Files.size(place(single).resolve("rows.f32")) / 2);
    try (Shelf shelf = store().open(half, ROW)) {
      float[] read = new float[5];
      for (int i = 0; i < 300; i++) {
        shelf.read(shelf.find(fingerprint(i)).orElseThrow(), read, 1);
        for (int k = 0; k < 3; k++) {
          float exact = row(i)[k];
          assertThat(read[1 + k]).isCloseTo(exact, within(Math.abs(exact) / 2048));
        }
        assertThat(read[0]).isZero();
        assertThat(read[4]).isZero();
      }
    }
  }

  @Test
  void rowsAreThereAfterReopening() {
    ShelfKey key = key("a");
    fill(key, 300);
    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(shelf.rowLength()).isEqualTo(3);
      assertThat(present(shelf, 300)).isEqualTo(300);
      assertThat(shelf.find(fingerprint(300))).isEmpty();
      append(shelf, 290, 310);
    }
    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(present(shelf, 320)).isEqualTo(310);
    }
  }

  @Test
  void rowsAreTakenFromAndPutAtOffsets() {
    try (Shelf shelf = store().open(key("a"), ROW)) {
      shelf.append(fingerprint(0), new float[] {9, 9, 1, 2, 3, 9}, 2);
      float[] into = {7, 7, 7, 7, 7};
      shelf.read(shelf.find(fingerprint(0)).getAsLong(), into, 1);

      assertThat(into).containsExactly(7, 1, 2, 3, 7);
    }
  }

  @Test
  void whatIsThereAlreadyStays() {
    try (Shelf shelf = store().open(key("a"), ROW)) {
      append(shelf, 0, 2);
      shelf.append(fingerprint(0), row(5), 0);

      assertThat(present(shelf, 2)).isEqualTo(2);
    }
  }

  @Test
  void keysDoNotMix() {
    fill(key("a"), 5);
    try (Shelf shelf = store().open(key("b"), ROW)) {
      assertThat(present(shelf, 5)).isZero();
    }
  }

  @Test
  void rowsCutAtAnyLengthAreRightOrAbsent() throws IOException {
    ShelfKey key = key("a");
    fill(key, 300);
    byte[] rows = Files.readAllBytes(place(key).resolve("rows.f32"));
    byte[] index = Files.readAllBytes(place(key).resolve("index.bin"));
    for (int length = 0; length <= rows.length; length += 61) {
      restore(key, java.util.Arrays.copyOf(rows, length), index);

      assertThat(survivors(key, 300)).isEqualTo(length / ROW_BYTES);
    }
  }

  @Test
  void indexCutAtAnyLengthLosesOnlyWhatItDoesNotName() throws IOException {
    ShelfKey key = key("a");
    fill(key, 300);
    byte[] rows = Files.readAllBytes(place(key).resolve("rows.f32"));
    byte[] index = Files.readAllBytes(place(key).resolve("index.bin"));
    int entry = index.length / 300;
    for (int length = 0; length <= index.length; length += 211) {
      restore(key, rows, java.util.Arrays.copyOf(index, length));

      assertThat(survivors(key, 300)).isEqualTo(length / entry);
    }
  }

  @Test
  void flippedBytesInTheNewestRowsOrTheIndexAreNeverRead() throws IOException {
    ShelfKey key = key("a");
    fill(key, 300);
    byte[] rows = Files.readAllBytes(place(key).resolve("rows.f32"));
    byte[] index = Files.readAllBytes(place(key).resolve("index.bin"));
    int entry = index.length / 300;
    Random random = new Random(1);
    for (int trial = 0; trial < 100; trial++) {
      byte[] damagedRows = rows.clone();
      byte[] damagedIndex = index.clone();
      int damaged;
      if (trial % 2 == 0) {
        int at = damagedRows.length - 1 - random.nextInt(250 * ROW_BYTES);
        damagedRows[at] ^= (byte) (1 << random.nextInt(8));
        damaged = at / ROW_BYTES;
      } else {
        int at = random.nextInt(damagedIndex.length);
        damagedIndex[at] ^= (byte) (1 << random.nextInt(8));
        damaged = at / entry;
      }
      restore(key, damagedRows, damagedIndex);

      assertThat(survivors(key, 300)).isEqualTo(damaged);
    }
  }

  @Test
  void rowsOfZerosThatAPowerCutLeavesAreNotTakenForFeatures() throws IOException {
    ShelfKey key = key("a");
    fill(key, 40);
    byte[] rows = Files.readAllBytes(place(key).resolve("rows.f32"));
    byte[] index = Files.readAllBytes(place(key).resolve("index.bin"));
    java.util.Arrays.fill(rows, 30 * ROW_BYTES, rows.length, (byte) 0);
    restore(key, rows, index);

    assertThat(survivors(key, 40)).isEqualTo(30);
  }

  private void restore(ShelfKey key, byte[] rows, byte[] index) throws IOException {
    Files.write(place(key).resolve("rows.f32"), rows);
    Files.write(place(key).resolve("index.bin"), index);
  }

  /** Opens what is left, counts it, completes it and looks whether it is whole again. */
  private int survivors(ShelfKey key, int images) {
    int survivors;
    try (Shelf shelf = store().open(key, ROW)) {
      survivors = present(shelf, images);
      append(shelf, 0, images);
      assertThat(present(shelf, images)).isEqualTo(images);
    }
    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(present(shelf, images)).isEqualTo(images);
    }
    return survivors;
  }

  @Test
  void aKillLosesWhatWasNotFlushedAndNothingElse(@TempDir Path elsewhere) throws IOException {
    ShelfKey key = key("a");
    Path copy = Files.createDirectories(elsewhere.resolve(key.digest()));
    try (Shelf shelf = store().open(key, ROW)) {
      append(shelf, 0, 10);
      shelf.flush();
      append(shelf, 10, 15);
      // What the disk holds at this moment is what a kill would leave.
      for (String file : List.of("rows.f32", "index.bin", "shelf.json")) {
        Files.copy(place(key).resolve(file), copy.resolve(file));
      }
    }
    try (Shelf shelf = new FeatureStore(elsewhere, NO_BOUND).open(key, ROW)) {
      assertThat(present(shelf, 15)).isEqualTo(10);
      append(shelf, 12, 20);
    }
    try (Shelf shelf = new FeatureStore(elsewhere, NO_BOUND).open(key, ROW)) {
      assertThat(present(shelf, 20)).isEqualTo(18);
      assertThat(shelf.find(fingerprint(11))).isEmpty();
    }
  }

  @Test
  void aSecondOpenerWorksOnAShelfThatVanishes() throws IOException {
    ShelfKey key = key("a");
    try (Shelf first = store().open(key, ROW)) {
      append(first, 0, 3);
      first.flush();
      try (Shelf second = store().open(key, ROW)) {
        assertThat(present(second, 3)).isZero();
        append(second, 2, 6);
        assertThat(present(second, 6)).isEqualTo(4);
        assertThat(folders()).hasSize(2);
        append(first, 3, 4);
      }
      assertThat(folders()).containsExactly(key.digest());
      append(first, 4, 5);
    }
    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(present(shelf, 6)).isEqualTo(5);
    }
  }

  /** POSIX locks belong to the process: closing any channel on the file gives them up. */
  @Test
  void anotherProcessKeepsOffEvenAfterASecondOpenerOfThisOne() throws Exception {
    ShelfKey key = key("a");
    try (Shelf first = store().open(key, ROW)) {
      append(first, 0, 3);
      first.flush();
      store().open(key, ROW).close();
      assertThat(rowsSeenByAnotherProcess()).as("after a second opener").isZero();
      new FeatureStore(folder, 0).open(key("b"), ROW).close();
      assertThat(rowsSeenByAnotherProcess()).as("after an eviction tried").isZero();
    }
    assertThat(rowsSeenByAnotherProcess()).as("when it is free").isEqualTo(3);
  }

  private int rowsSeenByAnotherProcess() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Another.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int code = process.waitFor();
    assertThat(code).as("exit code of the other process").isBetween(10, 13);
    return code - 10;
  }

  /** The other process: opens the shelf and says how many of three rows it sees. */
  static final class Another {
    private Another() {}

    public static void main(String[] args) {
      try (Shelf shelf = new FeatureStore(Path.of(args[0]), NO_BOUND).open(key("a"), ROW)) {
        Runtime.getRuntime().halt(10 + present(shelf, 3));
      }
    }
  }

  @Test
  void manyOpenersAtOnceNeverFail() throws Exception {
    ShelfKey key = key("a");
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> openers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        openers.add(
            () -> {
              try (Shelf shelf = store().open(key, ROW)) {
                append(shelf, 0, 5);
                return present(shelf, 5);
              }
            });
      }
      for (Future<Integer> opener : threads.invokeAll(openers)) {
        assertThat(opener.get()).isEqualTo(5);
      }
    } finally {
      threads.shutdownNow();
    }
    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(present(shelf, 5)).isEqualTo(5);
    }
    assertThat(folders()).containsExactly(key.digest());
  }

  @Test
  void theBoundRemovesWhatWasUsedLongestAgo() throws IOException {
    filled("old", 100, 1);
    filled("middle", 100, 2);
    filled("new", 100, 3);
    long bytes = size(key("old")) + size(key("middle")) + size(key("new"));

    new FeatureStore(folder, bytes).open(key("another"), ROW).close();

    assertThat(folders())
        .containsExactlyInAnyOrder(
            key("middle").digest(), key("new").digest(), key("another").digest());
  }

  @Test
  void openingCountsAsUse() throws IOException {
    filled("old", 100, 1);
    filled("new", 100, 2);
    long bytes = size(key("old")) + size(key("new"));
    store().open(key("old"), ROW).close();

    new FeatureStore(folder, bytes).open(key("another"), ROW).close();

    assertThat(folders()).containsExactlyInAnyOrder(key("old").digest(), key("another").digest());
  }

  @Test
  void theBoundNeverTakesAShelfInUse() throws IOException {
    filled("old", 100, 1);
    filled("new", 100, 2);
    long bytes = size(key("old")) + size(key("new"));
    try (Shelf inUse = store().open(key("old"), ROW)) {
      Files.setLastModifiedTime(place(key("old")).resolve("shelf.json"), time(1));

      new FeatureStore(folder, bytes).open(key("another"), ROW).close();

      assertThat(folders()).containsExactlyInAnyOrder(key("old").digest(), key("another").digest());
      assertThat(present(inUse, 100)).isEqualTo(100);
    }
  }

  @Test
  void aBoundOfNothingStillServesTheShelfThatIsOpened() throws IOException {
    filled("old", 10, 1);
    FeatureStore tight = new FeatureStore(folder, 0);
    try (Shelf shelf = tight.open(key("own"), ROW)) {
      append(shelf, 0, 10);
    }
    try (Shelf shelf = tight.open(key("own"), ROW)) {
      assertThat(present(shelf, 10)).isEqualTo(10);
    }
    assertThat(folders()).containsExactly(key("own").digest());
  }

  @Test
  void temporaryShelvesThatAKillLeftGoWithTheNextOpening() throws IOException {
    Path left =
        Files.createDirectory(
            folder.resolve(key("a").digest() + ".5d0f7f3e-61a2-4a55-9a0c-9c5d4a6fd0a1"));
    Files.write(left.resolve("rows.f32"), new byte[100]);

    store().open(key("a"), ROW).close();

    assertThat(folders()).containsExactly(key("a").digest());
  }

  private void filled(String weights, int images, int used) throws IOException {
    fill(key(weights), images);
    Files.setLastModifiedTime(place(key(weights)).resolve("shelf.json"), time(used));
  }

  private static FileTime time(int hours) {
    return FileTime.from(Instant.parse("2020-01-01T00:00:00Z").plusSeconds(3600L * hours));
  }

  private long size(ShelfKey key) throws IOException {
    try (Stream<Path> files = Files.list(place(key))) {
      return files.mapToLong(f -> f.toFile().length()).sum();
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsOneSentence() throws IOException {
    Path file = Files.createFile(folder.resolve("a file"));

    assertSentence(() -> new FeatureStore(file, NO_BOUND).open(key("a"), ROW), file);
    assertSentence(
        () -> new FeatureStore(file.resolve("below"), NO_BOUND).open(key("a"), ROW), file);
  }

  @Test
  void aShelfThatCouldNotBeOpenedCanBeOnceItsFolderIsMended() throws IOException {
    ShelfKey key = key("a");
    fill(key, 3);
    Path rows = place(key).resolve("rows.f32");
    Path aside = folder.resolveSibling("aside-" + folder.getFileName());
    Files.move(rows, aside);
    Files.createDirectory(rows);
    assertSentence(() -> store().open(key, ROW), folder);
    Files.delete(rows);
    Files.move(aside, rows);

    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(present(shelf, 3)).isEqualTo(3);
      append(shelf, 3, 4);
    }
    try (Shelf shelf = store().open(key, ROW)) {
      assertThat(present(shelf, 4)).isEqualTo(4);
    }
  }

  @Test
  void aDiskThatIsFullWhenARowIsWrittenIsOneSentence() throws IOException {
    ShelfKey key = key("a");
    fullDiskFor(key, "rows.f32");
    try (Shelf shelf = store().open(key, ROW)) {
      assertSentence(() -> shelf.append(fingerprint(0), row(0), 0), folder);

      assertThat(shelf.find(fingerprint(0))).isEmpty();
    }
    Files.delete(place(key).resolve("rows.f32"));
    assertThat(survivors(key, 5)).isZero();
  }

  @Test
  void aDiskThatIsFullWhenTheIndexIsWrittenIsOneSentence() throws IOException {
    ShelfKey key = key("a");
    fullDiskFor(key, "index.bin");
    Shelf shelf = store().open(key, ROW);
    append(shelf, 0, 3);
    assertSentence(shelf::flush, folder);
    append(shelf, 3, 5);
    assertSentence(shelf::close, folder);
    Files.delete(place(key).resolve("index.bin"));

    assertThat(survivors(key, 5)).isZero();
  }

  /** The device that is always full takes the place of a file. */
  private void fullDiskFor(ShelfKey key, String file) throws IOException {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "skipped: this system has no /dev/full");
    Files.createDirectories(place(key));
    Files.createSymbolicLink(place(key).resolve(file), full);
  }

  private static void assertSentence(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Path file) {
    GraftException thrown = catchThrowableOfType(GraftException.class, call);
    assertThat(thrown).isNotNull();
    assertThat(thrown)
        .hasMessageStartingWith("The feature store at " + file)
        .message()
        .doesNotContain("\n")
        .doesNotContain("null")
        .endsWith(".");
  }

  @Test
  void everyPartOfAKeyDecidesTheDigest() {
    Preprocessing p =
        new Preprocessing(8, 8, Preprocessing.Fit.STRETCH, Preprocessing.Scaling.SYMMETRIC);
    List<ShelfKey> keys =
        List.of(
            new ShelfKey("w", "c", p, "n", "d"),
            new ShelfKey("w2", "c", p, "n", "d"),
            new ShelfKey("w", "c", p, "n", "d").in(Precision.HALF),
            new ShelfKey("w", "c2", p, "n", "d"),
            new ShelfKey("w", "c", p, "n2", "d"),
            new ShelfKey("w", "c", p, "n", "d2"),
            new ShelfKey("w", "c", p, "nd", ""),
            new ShelfKey("w", "c", preprocessing(9, 8, "STRETCH", "SYMMETRIC"), "n", "d"),
            new ShelfKey("w", "c", preprocessing(8, 9, "STRETCH", "SYMMETRIC"), "n", "d"),
            new ShelfKey("w", "c", preprocessing(8, 8, "PAD", "SYMMETRIC"), "n", "d"),
            new ShelfKey("w", "c", preprocessing(8, 8, "STRETCH", "UNIT"), "n", "d"),
            new ShelfKey("w", "c", p, "n", "d").changed(changes(true, 1, 1)),
            new ShelfKey("w", "c", p, "n", "d").changed(changes(false, 1, 1)),
            new ShelfKey("w", "c", p, "n", "d").changed(changes(true, 2, 1)),
            new ShelfKey("w", "c", p, "n", "d").changed(changes(true, 1, 2)));

    assertThat(keys.stream().map(ShelfKey::digest)).doesNotHaveDuplicates();
    assertThat(new ShelfKey("w", "c", p, "n", "d").digest())
        .isEqualTo(keys.get(0).digest())
        .as("what was stored before there was augmentation is found")
        .isEqualTo("892e7d66e2b6435b799713ff68b5b79d");
  }

  private static ShelfKey.Changes changes(boolean flip, long seed, int version) {
    return new ShelfKey.Changes(new Augmentation(flip, 0.5, 0, 0, 0, 0, 0, 0, 0, 0), seed, version);
  }

  @Test
  void whatDecidesNothingOfAVariantIsNoPartOfTheKey() {
    assertThatThrownBy(
            () -> new ShelfKey.Changes(new Augmentation(true, 1, 0, 0, 0, 0, 0, 0.2, 0, 0), 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Preprocessing preprocessing(int height, int width, String fit, String scaling) {
    return new Preprocessing(
        height, width, Preprocessing.Fit.valueOf(fit), Preprocessing.Scaling.valueOf(scaling));
  }
}
