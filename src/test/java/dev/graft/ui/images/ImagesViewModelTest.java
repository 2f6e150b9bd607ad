package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.Edit;
import dev.graft.dataset.labelling.ImageItem;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesViewModelTest {
  private final Session session = new Session(Optional.empty());
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final ImagesViewModel model =
      new ImagesViewModel(session, workbench, new CurrentThreadTaskExecutor());

  @TempDir private Path folder;

  private List<String> labels() {
    return model.gallery().shown().stream().map(i -> i.label().orElse("?")).toList();
  }

  private Dataset dataset() {
    return session.datasetProperty().get().orElseThrow();
  }

  @Test
  void aFolderOfClassFoldersBecomesCardsAndMixedPictures() throws IOException {
    model.add(List.of(Samples.folder(folder, 3, "cats", "dogs")));
    assertThat(model.gallery().classes())
        .extracting(ClassCount::name, ClassCount::images, ClassCount::share)
        .containsExactly(Tuple.tuple("cats", 3, 1.0), Tuple.tuple("dogs", 3, 1.0));
    assertThat(labels()).containsExactly("cats", "dogs", "cats", "dogs", "cats", "dogs");
    assertThat(dataset().items()).extracting(LabelledImage::classIndex).containsOnly(0, 1);
    assertThat(model.errorProperty().get()).isEmpty();
    assertThat(model.shownWords()).isEqualTo("6 pictures");
  }

  @Test
  void theBarsShowHowEvenTheClassesAre() throws IOException {
    Path pets = Samples.folder(folder, 4, "cats", "dogs");
    Files.delete(pets.resolve("dogs/dogs_0000.png"));
    model.add(List.of(pets));
    assertThat(model.gallery().classes()).extracting(ClassCount::share).containsExactly(1.0, 0.75);
  }

  @Test
  void filtersByClassPartAndLabel() throws IOException {
    Path pets = Samples.folder(folder, 5, "cats", "dogs");
    Samples.picture(pets.resolve("loose.png"), 0, 9);
    model.add(List.of(pets));
    Gallery gallery = model.gallery();

    gallery.showClass(Optional.of("dogs"));
    assertThat(labels()).containsOnly("dogs").hasSize(5);
    gallery.showPart(Optional.of(Split.VALIDATION));
    assertThat(labels()).containsExactly("dogs");
    gallery.showClass(Optional.empty());
    assertThat(labels()).containsExactly("cats", "dogs");
    gallery.show(Show.UNLABELLED);
    assertThat(labels()).containsExactly("?");
    gallery.show(Show.ALL);
    assertThat(labels()).hasSize(11);
    assertThat(gallery.countsProperty().get())
        .extracting(Gallery.Counts::all, Gallery.Counts::unlabelled, Gallery.Counts::training)
        .containsExactly(11, 1, 8);
  }

  @Test
  void sortsByNameAndBySize() throws IOException {
    model.add(List.of(Samples.folder(folder, 2, "cats", "dogs")));
    model.gallery().sort(Sorting.NAME);
    assertThat(model.gallery().shown())
        .extracting(ImageItem::name)
        .containsExactly(
            "cats/cats_0000.png", "cats/cats_0001.png", "dogs/dogs_0000.png", "dogs/dogs_0001.png");
    model.gallery().sort(Sorting.SIZE);
    assertThat(model.gallery().shown())
        .extracting(i -> model.gallery().findings().pixels(i.file()))
        .isSorted();
  }

  @Test
  void labellingAMomentLaterGoesOnWithTheNextPicture() throws IOException {
    Path pets = Samples.folder(folder, 2, "cats", "dogs");
    for (int i = 0; i < 3; i++) {
      Samples.picture(pets.resolve("loose_" + i + ".png"), 0, 20 + i);
    }
    model.add(List.of(pets));
    model.gallery().show(Show.UNLABELLED);
    model.gallery().selection().select(0);
    model.labelSelected(1);
    model.labelSelected(0);
    assertThat(model.images().set().imagesPerClass()).containsExactly(3, 3);
    assertThat(model.gallery().shown()).extracting(ImageItem::name).containsExactly("loose_2.png");
    assertThat(model.gallery().selection().size()).isEqualTo(1);
    model.labelSelected(7);
    assertThat(model.gallery().shown()).as("there is no class 8").hasSize(1);

    assertThat(model.undoWords()).isEqualTo("label one image cats");
    model.images().undo();
    model.images().undo();
    assertThat(model.gallery().shown()).hasSize(3);
    assertThat(model.redoWords()).isEqualTo("label one image dogs");
  }

  @Test
  void picturesDoNotChangePlacesWhenTheyAreLabelled() throws IOException {
    model.add(List.of(Samples.folder(folder, 4, "cats", "dogs")));
    List<Path> before = model.gallery().shown().stream().map(ImageItem::file).toList();
    model.gallery().selection().select(1);
    model.labelSelected(0);
    assertThat(model.gallery().shown()).extracting(ImageItem::file).isEqualTo(before);
    assertThat(labels().subList(0, 3)).containsExactly("cats", "cats", "cats");
    model.gallery().showClass(Optional.of("dogs"));
    assertThat(labels()).hasSize(3);
    model.images().undo();
    assertThat(labels()).hasSize(4);
  }

  @Test
  void filesDroppedOnAClassBelongToItWhateverTheirFolderIsCalled() throws IOException {
    Path pets = Samples.folder(folder, 2, "cats", "dogs");
    model.add(List.of(pets));
    model.addTo("dogs", List.of(pets.resolve("cats")));
    assertThat(model.images().set().imagesPerClass()).containsExactly(0, 4);
  }

  @Test
  void looseFilesMakeAClassWhereANewOneIsWanted() throws IOException {
    Path pets = Samples.folder(folder, 1, "cats", "dogs");
    model.add(List.of(pets.resolve("cats")));
    Path one = folder.resolve("one.png");
    Samples.picture(one, 0, 3);
    model.addAsNewClass(List.of(one));
    model.addAsNewClass(List.of(pets.resolve("dogs")));
    assertThat(model.images().set().classes()).containsExactly("cats", "class 2", "dogs");
  }

  @Test
  void openingAnotherFolderCanBeUndone() throws IOException {
    model.add(List.of(Samples.folder(folder, 1, "cats", "dogs")));
    model.open(Samples.folder(Files.createDirectories(folder.resolve("x")), 1, "owls", "bats"));
    assertThat(model.images().set().classes()).containsExactly("bats", "owls");
    model.images().undo();
    assertThat(model.images().set().classes()).containsExactly("cats", "dogs");
  }

  @Test
  void duplicatesAcrossTheSplitArePointedOutAndKeptTogether() throws IOException {
    Path pets = Samples.folder(folder, 10, "cats", "dogs");
    model.add(List.of(pets));
    // A copy of each picture that measures, among those that are learnt from as a rule.
    for (ImageItem item : model.images().set().images()) {
      if (model.gallery().part(item.file()).equals(Optional.of(Split.VALIDATION))) {
        Files.copy(item.file(), item.file().resolveSibling("copy_" + item.file().getFileName()));
      }
    }
    model.add(List.of(pets));
    Gallery.Counts before = model.gallery().countsProperty().get();
    assertThat(before.all()).isEqualTo(24);
    assertThat(before.alike()).isGreaterThanOrEqualTo(8);
    assertThat(before.crossing()).isPositive();
    model.gallery().show(Show.ALIKE);
    assertThat(model.gallery().shown()).hasSize(before.alike());

    model.keepTogether();
    assertThat(model.gallery().countsProperty().get().crossing()).isZero();
    model.images().undo();
    assertThat(model.gallery().countsProperty().get().crossing()).isEqualTo(before.crossing());
  }

  @Test
  void lookalikesWithDifferentLabelsArePointedOut() throws IOException {
    Path pets = Samples.folder(folder, 3, "cats", "dogs");
    Files.copy(pets.resolve("cats/cats_0001.png"), pets.resolve("dogs/same.png"));
    model.add(List.of(pets));
    assertThat(model.gallery().countsProperty().get().contradicting()).isEqualTo(2);
    model.gallery().show(Show.CONTRADICTIONS);
    assertThat(labels()).containsExactly("cats", "dogs");
    model.apply(new Edit.Remove(Set.of(pets.resolve("dogs/same.png").toAbsolutePath())));
    assertThat(model.gallery().countsProperty().get().contradicting()).isZero();
  }

  @Test
  void problemsAreListedAndNothingIsDropped() throws IOException {
    Path pets = Samples.folder(folder, 2, "cats", "dogs");
    Path broken = Files.writeString(pets.resolve("cats/broken.jpg"), "no picture");
    Files.writeString(pets.resolve("cats/phone.heic"), "heic");
    model.add(List.of(pets));
    assertThat(model.gallery().countsProperty().get().problems()).isEqualTo(1);
    model.gallery().show(Show.PROBLEMS);
    assertThat(model.gallery().shown()).extracting(ImageItem::file).containsExactly(broken);
    assertThat(model.images().set().skipped()).hasSize(1);
    assertThat(dataset().skipped()).hasSize(1);
  }

  @Test
  void whatIsEditedIsKeptAndComesBack() throws IOException {
    model.add(List.of(Samples.folder(folder, 2, "cats", "dogs")));
    model.apply(new Edit.RenameClass("cats", "kittens"));
    ImageSet kept = workbench.kept().orElseThrow();
    assertThat(kept).isEqualTo(model.images().set());

    Session next = new Session(Optional.empty());
    ImagesViewModel again = new ImagesViewModel(next, workbench, new CurrentThreadTaskExecutor());
    again.begin(
        Optional.of(folder),
        () -> {
          throw new AssertionError("the sample is shown although there are images");
        });
    assertThat(again.images().set()).isEqualTo(kept);
    assertThat(again.undoWords()).isEmpty();
  }

  @Test
  void theSampleMakesWayAndIsNotKeptBeforeSomebodyEditsIt() throws IOException {
    Path sample = Samples.folder(folder, 2, "cats", "dogs");
    session.sampleProperty().set(Optional.of(sample));
    session.choose(Samples.backbone("mine", "MobileNetV2:0.35", 96, 0));
    boolean[] told = {false};
    model.begin(Optional.of(sample), () -> told[0] = true);
    assertThat(told[0]).isTrue();
    assertThat(workbench.kept()).isEmpty();
    assertThat(model.readyProperty().get().orElseThrow().title())
        .isEqualTo("Sample project: 4 drawings, ready to train");

    Path own = Samples.folder(Files.createDirectories(folder.resolve("x")), 3, "owls", "bats");
    model.add(List.of(own));
    assertThat(model.images().set().classes()).containsExactly("bats", "owls");
    assertThat(model.readyProperty().get().orElseThrow().title())
        .isEqualTo("6 images, ready to train");
    assertThat(workbench.kept()).isPresent();
  }

  @Test
  void aFolderThatIsNotThereIsASentenceAndKeepsWhatWasOpen() throws IOException {
    model.add(List.of(Samples.folder(folder, 1, "cats", "dogs")));
    model.folderProperty().set(folder.resolve("nowhere").toString());
    model.openTyped();
    assertThat(model.errorProperty().get()).get().asString().contains("nowhere").endsWith(".");
    assertThat(model.gallery().classes()).hasSize(2);
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void nothingTypedIsASentenceToo() {
    model.openTyped();
    assertThat(model.errorProperty().get()).isPresent();
  }

  @Test
  void aNameThatIsTakenIsASentenceAtItsField() throws IOException {
    model.add(List.of(Samples.folder(folder, 1, "cats", "dogs")));
    assertThat(model.tried(new Edit.RenameClass("cats", "dogs"))).get().asString().endsWith(".");
    assertThat(model.images().set().classes()).containsExactly("cats", "dogs");
  }

  @Test
  void aSingleClassWarnsBeforeTraining() throws IOException {
    model.add(List.of(Samples.folder(folder, 1, "cats")));
    assertThat(model.warningProperty().get()).get().asString().contains("at least two");
  }

  @Test
  void tooFewImagesForTheSplitWarnToo() throws IOException {
    model.add(List.of(Samples.folder(folder, 1, "cats", "dogs")));
    assertThat(model.warningProperty().get()).get().asString().contains("at least 2");
  }

  @Test
  void saysWhenATrainingCanStart() throws IOException {
    model.open(Samples.folder(folder, 2, "cats", "dogs"));
    assertThat(model.readyProperty().get()).as("without a backbone").isEmpty();

    session.choose(Samples.backbone("mine", "MobileNetV2:0.35", 96, 0));
    assertThat(model.readyProperty().get())
        .contains(
            new ImagesViewModel.Ready(
                "4 images, ready to train", "On mine: everything frozen, only the head learns."));

    session.frozenBlocksProperty().set(0);
    assertThat(model.readyProperty().get().orElseThrow().words()).contains("everything learns");

    session.jobProperty().set(Optional.of(new JobStatus("run-1", 0.5, "")));
    assertThat(model.readyProperty().get()).as("while a training runs").isEmpty();
  }
}
