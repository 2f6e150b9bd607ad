package dev.graft.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.MovedImages.Lost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedImagesTest {
  @TempDir private Path temp;

  private Path file(String path, String content) throws IOException {
    Path file = temp.resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    return Files.writeString(file, content);
  }

  /** What is known of a file that is about to be moved. */
  private Lost known(Path file) throws IOException {
    return new Lost(file, Fingerprint.of(file), Files.size(file));
  }

  private Map<Path, Path> find(List<Lost> lost, Path... places) {
    return MovedImages.find(lost, List.of(places), Set.of(), () -> false);
  }

  @Test
  void aMovedFolderIsFoundWithWhateverNamesItsFilesHaveNow() throws IOException {
    Path cat = file("old/cats/a.jpg", "a cat");
    Path dog = file("old/dogs/a.jpg", "the dog");
    Path owl = file("old/owls/a.jpg", "one owl");
    List<Lost> lost = List.of(known(cat), known(dog), known(owl));
    Files.move(temp.resolve("old"), temp.resolve("new"));
    Files.move(temp.resolve("new/owls/a.jpg"), temp.resolve("new/renamed.jpg"));
    file("new/cats/b.jpg", "other");

    assertThat(find(lost, temp.resolve("new")))
        .isEqualTo(
            Map.of(
                cat, temp.resolve("new/cats/a.jpg"),
                dog, temp.resolve("new/dogs/a.jpg"),
                owl, temp.resolve("new/renamed.jpg")));
  }

  @Test
  void anotherContentOfTheSameNameAndSizeIsNotIt() throws IOException {
    Path cat = file("old/cats/a.jpg", "a cat");
    List<Lost> lost = List.of(known(cat));
    Files.delete(cat);
    file("new/cats/a.jpg", "a rat");

    assertThat(find(lost, temp.resolve("new"))).isEmpty();
  }

  @Test
  void ofCopiesEachGetsTheOneAtItsPlaceAndNoneIsUsedTwice() throws IOException {
    Path one = file("old/cats/same.jpg", "same");
    Path two = file("old/dogs/same.jpg", "same");
    Path three = file("old/owls/same.jpg", "same");
    List<Lost> lost = List.of(known(three), known(two), known(one));
    Files.delete(three);
    Files.move(temp.resolve("old"), temp.resolve("new"));

    Map<Path, Path> found = find(lost, temp.resolve("new"));

    assertThat(found).hasSize(2);
    assertThat(found.values()).doesNotHaveDuplicates();
    assertThat(find(List.of(known(temp.resolve("new/dogs/same.jpg"))), temp.resolve("new")))
        .containsValue(temp.resolve("new/dogs/same.jpg"));
  }

  @Test
  void filesOfOtherImagesAreLeftToThem() throws IOException {
    Path cat = file("old/a.jpg", "a cat");
    List<Lost> lost = List.of(known(cat));
    Path other = file("new/a.jpg", "a cat");
    Files.delete(cat);

    assertThat(MovedImages.find(lost, List.of(temp), Set.of(other), () -> false)).isEmpty();
  }

  @Test
  void withoutAKnownSizeItIsFoundTooAndPlacesThatAreNotThereDoNotMatter() throws IOException {
    Path cat = file("old/a.jpg", "a cat");
    List<Lost> lost = List.of(new Lost(cat, Fingerprint.of(cat), 0));
    Path now = Files.move(cat, Files.createDirectories(temp.resolve("x/y")).resolve("b.jpg"));

    assertThat(find(lost, temp.resolve("nowhere"), temp.resolve("x"))).isEqualTo(Map.of(cat, now));
  }

  @Test
  void aFolderThatLinksToItselfIsNotFollowed() throws IOException {
    Path cat = file("old/a.jpg", "a cat");
    List<Lost> lost = new ArrayList<>(List.of(known(cat)));
    Files.move(cat, Files.createDirectories(temp.resolve("new")).resolve("a.jpg"));
    Files.createSymbolicLink(temp.resolve("new/again"), temp.resolve("new"));

    assertThat(find(lost, temp.resolve("new"))).isEqualTo(Map.of(cat, temp.resolve("new/a.jpg")));
  }

  @Test
  void aCancelledSearchFindsNothingMore() throws IOException {
    Path cat = file("old/a.jpg", "a cat");
    List<Lost> lost = List.of(known(cat));
    Files.move(temp.resolve("old"), temp.resolve("new"));

    assertThat(MovedImages.find(lost, List.of(temp), Set.of(), () -> true)).isEmpty();
  }
}
