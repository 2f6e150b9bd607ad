package dev.graft.dataset.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.dataset.DatasetScanner;
import dev.graft.dataset.SkippedFile;
import dev.graft.dataset.Split;
import dev.graft.errors.GraftException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFinderTest {
  @TempDir private Path temp;

  private Path file(String name) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, name);
  }

  private static List<Tuple> namesAndLabels(FoundImages found) {
    return found.images().stream().map(i -> Tuple.tuple(i.name(), i.label().orElse(""))).toList();
  }

  @Test
  void aFolderOfClassFoldersIsReadAsAScanReadsIt() throws IOException {
    file("pets/cats/a.jpg");
    file("pets/dogs/deep/b.jpg");
    file("pets/loose.png");
    file("pets/notes.txt");
    file("pets/dogs/c.heic");
    Path pets = temp.resolve("pets");
    FoundImages found = ImageFinder.find(List.of(pets));
    ImageSet set = new Edit.Add(found, false).applyTo(ImageSet.EMPTY);
    assertThat(set.dataset()).isEqualTo(DatasetScanner.scan(pets));
    assertThat(set.unlabelled()).extracting(ImageItem::name).containsExactly("loose.png");
    assertThat(set.skipped())
        .extracting(SkippedFile::file)
        .containsExactly(pets.resolve("dogs/c.heic"));
  }

  @Test
  void aFolderWithoutFoldersIsAClass() throws IOException {
    file("pets/cats/a.jpg");
    file("pets/dogs/b.jpg");
    FoundImages found =
        ImageFinder.find(List.of(temp.resolve("pets/dogs"), temp.resolve("pets/cats")));
    assertThat(found.root()).isEqualTo(temp.resolve("pets"));
    assertThat(found.classes()).containsExactly("dogs", "cats");
    assertThat(namesAndLabels(found))
        .containsExactly(Tuple.tuple("dogs/b.jpg", "dogs"), Tuple.tuple("cats/a.jpg", "cats"));
  }

  @Test
  void looseImagesWaitWithoutALabel() throws IOException {
    FoundImages found =
        ImageFinder.find(List.of(file("x/a.jpg"), file("y/b.png"), file("y/readme.txt")));
    assertThat(namesAndLabels(found))
        .containsExactly(Tuple.tuple("a.jpg", ""), Tuple.tuple("b.png", ""));
    assertThat(found.ignoredFiles()).isEqualTo(1);
    assertThat(found.as("cats").images())
        .extracting(ImageItem::label)
        .containsOnly(Optional.of("cats"));
  }

  @Test
  void trainAndValidationFoldersKeepTheirParts() throws IOException {
    file("pets/train/cats/a.jpg");
    file("pets/val/cats/b.jpg");
    FoundImages found = ImageFinder.find(List.of(temp.resolve("pets")));
    assertThat(found.images())
        .extracting(ImageItem::fixedSplit)
        .containsExactly(Optional.of(Split.TRAINING), Optional.of(Split.VALIDATION));
  }

  @Test
  void whatCannotBeUsedIsASentence() throws IOException {
    assertThatThrownBy(() -> ImageFinder.find(List.of(temp.resolve("nowhere"))))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("nowhere does not exist");
    Path heic = file("a.heic");
    assertThatThrownBy(() -> ImageFinder.find(List.of(heic)))
        .isInstanceOf(GraftException.class)
        .hasMessageContainingAll("a.heic", "HEIC");
    Path empty = Files.createDirectories(temp.resolve("empty"));
    assertThatThrownBy(() -> ImageFinder.find(List.of(empty)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("holds no images");
    Path text = file("a.txt");
    assertThatThrownBy(() -> ImageFinder.find(List.of(text)))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("a.txt is no image");
  }
}
