package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetScannerTest {
  @TempDir Path root;

  private void put(String... files) throws IOException {
    for (String file : files) {
      Path path = root.resolve(file);
      Files.createDirectories(path.getParent());
      Files.write(path, new byte[] {1});
    }
  }

  private static List<String> paths(Dataset dataset) {
    return dataset.items().stream().map(LabelledImage::relativePath).toList();
  }

  @Test
  void readsClassFoldersAtAnyDepth() throws IOException {
    put("dogs/b.JPG", "cats/a.png", "cats/more/deep/c.webp", "cats/B.jpeg", "dogs/d.tiff");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.classes()).containsExactly("cats", "dogs");
    assertThat(paths(dataset))
        .containsExactly(
            "cats/B.jpeg", "cats/a.png", "cats/more/deep/c.webp", "dogs/b.JPG", "dogs/d.tiff");
    assertThat(dataset.items()).allSatisfy(item -> assertThat(item.file()).isAbsolute().exists());
    assertThat(dataset.items().get(0).fixedSplit()).isEmpty();
    assertThat(dataset.imagesPerClass()).containsExactly(3, 2);
    assertThat(dataset.skipped()).isEmpty();
    dataset.validateForTraining();
  }

  @Test
  void passesOverClutterAndCountsOtherFiles() throws IOException {
    put(
        "cats/a.jpg",
        "cats/.hidden.jpg",
        "cats/._a.jpg",
        "cats/Thumbs.db",
        "cats/notes.txt",
        "labels.csv",
        "desktop.ini",
        "__MACOSX/cats/a.jpg",
        ".git/x.jpg",
        "dogs/__macosx/b.jpg",
        "dogs/b.jpg",
        "dogs/.cache/c.jpg");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.classes()).containsExactly("cats", "dogs");
    assertThat(paths(dataset)).containsExactly("cats/a.jpg", "dogs/b.jpg");
    assertThat(dataset.ignoredFiles()).isEqualTo(2);
    assertThat(dataset.skipped()).isEmpty();
  }

  @Test
  void namesImagesThatCannotBeRead() throws IOException {
    put("cats/a.jpg", "cats/b.HEIC", "dogs/c.avif", "dogs/d.jpg", "dogs/e.svg", "dogs/f.jp2");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.skipped())
        .extracting(SkippedFile::reason)
        .containsExactly(
            "HEIC images cannot be read; save it as JPEG or PNG.",
            "AVIF images cannot be read; save it as JPEG or PNG.",
            "SVG images cannot be read; save it as JPEG or PNG.",
            "JPEG 2000 images cannot be read; save it as JPEG or PNG.");
    assertThat(dataset.skipped().get(0).file()).isEqualTo(root.resolve("cats/b.HEIC"));
  }

  @Test
  void readsTrainValidationAndTestInAnyCase() throws IOException {
    put("Train/cats/a.jpg", "Train/dogs/b.jpg", "VALIDATION/cats/c.jpg", "VALIDATION/dogs/d.jpg");
    put("test/cats/e.jpg", "test/loose.jpg", "readme.txt");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.classes()).containsExactly("cats", "dogs");
    assertThat(dataset.items())
        .extracting(i -> i.relativePath() + " " + i.fixedSplit().orElseThrow())
        .containsExactly(
            "Train/cats/a.jpg TRAINING",
            "VALIDATION/cats/c.jpg VALIDATION",
            "test/cats/e.jpg TEST",
            "Train/dogs/b.jpg TRAINING",
            "VALIDATION/dogs/d.jpg VALIDATION");
    assertThat(dataset.unlabelled()).containsExactly(root.resolve("test/loose.jpg"));
    dataset.validateForTraining();
  }

  @Test
  void namesFoldersThatStandBesideTheParts() throws IOException {
    put("train/cats/a.jpg", "train/dogs/b.jpg", "val/cats/c.jpg", "val/dogs/d.jpg", "extra/e.jpg");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.classes()).containsExactly("cats", "dogs");
    assertThat(dataset.skipped())
        .containsExactly(
            new SkippedFile(
                root.resolve("extra"),
                "The folder stands beside train, val and test and is not used."));
  }

  @Test
  void trainMayBeAClassOfVehicles() throws IOException {
    put("bus/a.jpg", "train/b.jpg", "train/steam/c.jpg");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.classes()).containsExactly("bus", "train");
    assertThat(dataset.items()).allMatch(item -> item.fixedSplit().isEmpty());
  }

  @Test
  void testMayBeAClassBesideControl() throws IOException {
    put("control/p1/a.jpg", "test/p1/b.jpg");
    assertThat(DatasetScanner.scan(root).classes()).containsExactly("control", "test");
  }

  @Test
  void keepsLooseImagesApart() throws IOException {
    put("cats/a.jpg", "loose.jpg", "another.png", "dogs/b.jpg");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.items()).hasSize(2);
    assertThat(dataset.unlabelled())
        .containsExactly(root.resolve("another.png"), root.resolve("loose.jpg"));
  }

  @Test
  void loopsOfLinksEnd() throws IOException {
    put("cats/a.jpg", "dogs/b.jpg", "cats/x/c.jpg");
    link("cats/self", root.resolve("cats"));
    link("cats/x/up", root);
    link("cats/x/y", root.resolve("cats/x"));
    link("cats/nowhere.jpg", root.resolve("missing.jpg"));
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(paths(dataset)).containsExactly("cats/a.jpg", "cats/x/c.jpg", "dogs/b.jpg");
    assertThat(dataset.skipped())
        .containsExactly(
            new SkippedFile(root.resolve("cats/nowhere.jpg"), "The link leads nowhere."));
  }

  @Test
  void followsLinksToImagesElsewhere(@TempDir Path elsewhere) throws IOException {
    put("dogs/b.jpg");
    Files.write(elsewhere.resolve("c.jpg"), new byte[] {1});
    link("cats", elsewhere);
    assertThat(paths(DatasetScanner.scan(root))).containsExactly("cats/c.jpg", "dogs/b.jpg");
  }

  private void link(String from, Path to) {
    try {
      Files.createSymbolicLink(root.resolve(from), to);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "this file system has no links");
    }
  }

  @Test
  void orderDoesNotDependOnTheOrderOfCreation(@TempDir Path other) throws IOException {
    List<String> names = new ArrayList<>();
    for (String c : List.of("b", "a", "Z", "\u00e4", "\uff5e", "\ud83d\ude00")) {
      for (String f : List.of("10.jpg", "9.jpg", "A.jpg", "_.jpg")) {
        names.add(c + "/" + f);
      }
    }
    for (String name : names) {
      Path path = root.resolve(name);
      assumeTrue(path.toString().endsWith(name), "this platform cannot name these files");
      put(name);
    }
    Collections.shuffle(names, new Random(3));
    for (String name : names) {
      Files.createDirectories(other.resolve(name).getParent());
      Files.write(other.resolve(name), new byte[] {2});
    }
    Dataset here = DatasetScanner.scan(root);
    Dataset there = DatasetScanner.scan(other);
    assertThat(here.classes()).containsExactly("Z", "a", "b", "\u00e4", "\uff5e", "\ud83d\ude00");
    assertThat(paths(here)).isEqualTo(paths(there)).startsWith("Z/10.jpg", "Z/9.jpg", "Z/A.jpg");
  }

  @Test
  void veryDeepFoldersAreNoTrouble() throws IOException {
    put("dogs/b.jpg");
    Path deep = root.resolve("cats");
    for (int i = 0; i < 300; i++) {
      deep = deep.resolve("d");
    }
    Files.createDirectories(deep);
    Files.write(deep.resolve("a.jpg"), new byte[] {1});
    assertThat(DatasetScanner.scan(root).imagesPerClass()).containsExactly(1, 1);
  }

  @Test
  void explainsWhatIsWrongWithTheFolder() throws IOException {
    put("loose.jpg", "notes.txt");
    assertSentence(root.resolve("none"), "does not exist");
    assertSentence(root.resolve("notes.txt"), "is a file, not a folder");
    assertSentence(root, "holds 1 images and no class folders", "for example", "cats", "dogs");
    assertSentence(Files.createDirectory(root.resolve("empty")), "holds no class folders");
  }

  private static void assertSentence(Path folder, String... parts) {
    assertThatThrownBy(() -> DatasetScanner.scan(folder))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining(folder.toString())
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }

  @Test
  void oneClassIsEnoughToEvaluateButNotToTrain() throws IOException {
    put("cats/a.jpg");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.classes()).containsExactly("cats");
    assertThatThrownBy(dataset::validateForTraining)
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("only one class folder, \"cats\"");
  }

  @Test
  void namesAnEmptyClass() throws IOException {
    put("cats/a.jpg", "dogs/notes.txt");
    Dataset dataset = DatasetScanner.scan(root);
    assertThatThrownBy(dataset::validateForTraining)
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("The class folder \"dogs\"")
        .hasMessageContaining("holds no images");
  }

  @Test
  void namesClassesThatDiffer() throws IOException {
    put("train/cats/a.jpg", "train/dogs/b.jpg", "val/cats/c.jpg");
    assertThatThrownBy(() -> DatasetScanner.scan(root).validateForTraining())
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("the training part holds the class \"dogs\" and the validation");
    put("val/dogs/d.jpg", "test/birds/e.jpg");
    assertThatThrownBy(() -> DatasetScanner.scan(root).validateForTraining())
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("the test part holds the class \"birds\" and the training part");
  }

  @Test
  void namesAClassWithoutAnyReadableImage() throws IOException {
    put("cats/a.jpg", "cats/b.jpg", "dogs/c.jpg");
    Dataset dataset = DatasetScanner.scan(root);
    dataset.requireEveryClassHasImages(Set.of(root.resolve("cats/a.jpg")));
    assertThatThrownBy(
            () ->
                dataset.requireEveryClassHasImages(
                    Set.of(root.resolve("cats/a.jpg"), root.resolve("cats/b.jpg"))))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("None of the 2 images of the class \"cats\"");
    assertThatThrownBy(() -> dataset.requireEveryClassHasImages(Set.of(root.resolve("dogs/c.jpg"))))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith("The only image of the class \"dogs\"")
        .hasMessageContaining("cannot be read");
  }

  @Test
  void leavesUnusableFilesOut() throws IOException {
    put("cats/a.jpg", "cats/b.jpg", "dogs/c.jpg");
    SkippedFile bad = new SkippedFile(root.resolve("cats/a.jpg"), "The file is empty.");
    Dataset dataset = DatasetScanner.scan(root).without(List.of(bad));
    assertThat(paths(dataset)).containsExactly("cats/b.jpg", "dogs/c.jpg");
    assertThat(dataset.skipped()).containsExactly(bad);
    assertThat(dataset.items().get(0).fixedSplit()).isEqualTo(Optional.empty());
  }

  @Test
  void scansRealPhotographs() {
    Dataset dataset = DatasetScanner.scan(SharedData.folder("pets"));
    assertThat(dataset.classes()).containsExactly("cats", "dogs");
    assertThat(dataset.imagesPerClass()).containsExactly(1000, 1000);
    dataset.validateForTraining();
  }

  @Test
  void pipesAreNotOpened() throws Exception {
    put("cats/a.jpg", "dogs/b.jpg");
    Process mkfifo;
    try {
      mkfifo = new ProcessBuilder("mkfifo", root.resolve("cats/pipe.jpg").toString()).start();
    } catch (IOException e) {
      assumeTrue(false, "this platform has no pipes");
      return;
    }
    assumeTrue(mkfifo.waitFor() == 0, "this platform has no pipes");
    Dataset dataset = DatasetScanner.scan(root);
    assertThat(dataset.skipped())
        .extracting(SkippedFile::reason)
        .containsExactly("This is not a regular file.");
  }
}
