package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesViewModelTest {
  private final Session session = new Session(Optional.empty());
  private final ImagesViewModel model =
      new ImagesViewModel(session, new FakeWorkbench(), new CurrentThreadTaskExecutor());

  @TempDir private Path folder;

  @Test
  void aFolderOfClassFoldersBecomesCardsAndMixedPictures() throws IOException {
    Path root = Samples.folder(folder, 3, "cats", "dogs");
    model.openDropped(List.of(root));
    assertThat(model.classes())
        .extracting(ClassCount::name, ClassCount::images, ClassCount::share)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("cats", 3, 0.5),
            org.assertj.core.groups.Tuple.tuple("dogs", 3, 0.5));
    assertThat(model.shown()).extracting(i -> i.classIndex()).containsExactly(0, 1, 0, 1, 0, 1);
    assertThat(session.datasetProperty().get()).isPresent();
    assertThat(model.errorProperty().get()).isEmpty();
    assertThat(model.shownWords()).isEqualTo("6 images, all classes");
  }

  @Test
  void oneClassAloneCanBeShown() throws IOException {
    model.open(Samples.folder(folder, 2, "cats", "dogs"));
    model.selectedClassProperty().set(1);
    assertThat(model.shown()).extracting(i -> i.classIndex()).containsExactly(1, 1);
    assertThat(model.shownWords()).isEqualTo("2 images of dogs");
  }

  @Test
  void aFolderThatIsNotThereIsASentenceAndKeepsWhatWasOpen() throws IOException {
    model.open(Samples.folder(folder, 1, "cats", "dogs"));
    model.folderProperty().set(folder.resolve("nowhere").toString());
    model.openTyped();
    assertThat(model.errorProperty().get()).get().asString().contains("nowhere").endsWith(".");
    assertThat(model.classes()).hasSize(2);
    assertThat(model.busyProperty().get()).isFalse();
  }

  @Test
  void nothingTypedIsASentenceToo() {
    model.openTyped();
    assertThat(model.errorProperty().get()).isPresent();
  }

  @Test
  void aSingleClassWarnsBeforeTraining() throws IOException {
    Path root = Samples.folder(folder, 1, "cats");
    Files.createDirectories(root);
    model.open(root);
    assertThat(model.warningProperty().get()).get().asString().contains("at least two");
  }

  @Test
  void saysWhenATrainingCanStart() throws IOException {
    Path root = Samples.folder(folder, 2, "cats", "dogs");
    model.open(root);
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

  @Test
  void theSampleProjectIsCalledSo() throws IOException {
    Path root = Samples.folder(folder, 2, "cats", "dogs");
    session.sampleProperty().set(Optional.of(root.resolve("..").resolve(root.getFileName())));
    session.choose(Samples.backbone("mine", "MobileNetV2:0.35", 96, 0));
    model.open(root);

    assertThat(model.readyProperty().get().orElseThrow().title())
        .isEqualTo("Sample project: 4 drawings, ready to train");
  }
}
