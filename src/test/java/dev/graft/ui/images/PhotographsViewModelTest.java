package dev.graft.ui.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.collections.CollectionEvent;
import dev.graft.collections.CollectionRequest;
import dev.graft.collections.PhotoCollection;
import dev.graft.collections.PhotoCollections;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.JobStatus;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotographsViewModelTest {
  private final Session session = new Session(Optional.empty());
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final ImagesViewModel images =
      new ImagesViewModel(session, workbench, new CurrentThreadTaskExecutor());
  private final PhotographsViewModel model = images.photographs();
  private final PhotoCollection flowers = PhotoCollections.official().find("flowers");
  private final List<String> asked = new ArrayList<>();

  @TempDir private Path temp;

  private Job ended(boolean finished) {
    return new Job() {
      @Override
      public void cancel() {
        asked.add("cancel");
      }

      @Override
      public boolean await() {
        return finished && asked.isEmpty();
      }
    };
  }

  @Test
  void theCardListsWhatThereIs() {
    assertThat(model.openProperty().get()).isFalse();
    model.show();
    assertThat(model.openProperty().get()).isTrue();
    assertThat(model.collections()).extracting(PhotoCollection::name).hasSize(3);
    model.close();
    assertThat(model.openProperty().get()).isFalse();
  }

  @Test
  void whatWasFetchedIsOpenedAsTheImages() throws IOException {
    Path folder = Samples.folder(temp, 2, "daisy", "roses");
    List<String> words = new ArrayList<>();
    model.wordsProperty().addListener((o, was, is) -> words.add(is));
    List<String> status = new ArrayList<>();
    session
        .jobProperty()
        .addListener((o, was, is) -> status.add(is.map(JobStatus::what).orElse("-")));
    workbench.fetchingCollections(
        (request, listener) -> {
          assertThat(request).isEqualTo(new CollectionRequest("flowers", Optional.empty()));
          listener.accept(
              new CollectionEvent.Downloading(57_203_496, OptionalLong.of(228_813_984)));
          assertThat(model.shareProperty().get()).isEqualTo(0.25);
          assertThat(model.runningProperty().get()).contains("flowers");
          listener.accept(new CollectionEvent.Unpacking(50, 100));
          assertThat(model.shareProperty().get()).isEqualTo(0.5);
          listener.accept(new CollectionEvent.Finished(flowers, folder, 4, false));
          return ended(true);
        });
    model.show();
    model.fetch(flowers);

    assertThat(words).containsExactly("Asking the server", "57 MB of 229 MB", "Unpacking");
    assertThat(status)
        .containsExactly(
            "Downloading TensorFlow Flowers",
            "Downloading TensorFlow Flowers",
            "Unpacking TensorFlow Flowers",
            "-");
    assertThat(model.runningProperty().get()).isEmpty();
    assertThat(model.openProperty().get()).isFalse();
    assertThat(images.gallery().classes())
        .extracting(ClassCount::name)
        .containsExactly("daisy", "roses");
  }

  @Test
  void aFailureIsASentenceOnTheCardAndTheNextTryForgetsIt() {
    model.fetch(flowers);
    assertThat(model.errorProperty().get()).contains("This machine is offline.");
    assertThat(model.openProperty().get()).isTrue();
    assertThat(model.runningProperty().get()).isEmpty();
    assertThat(session.jobProperty().get()).isEmpty();

    workbench.fetchingCollections((request, listener) -> ended(false));
    model.fetch(flowers);
    assertThat(model.errorProperty().get()).isEmpty();
  }

  @Test
  void cancellingSaysNothingAndOpensNothing() {
    workbench.fetchingCollections(
        (request, listener) -> {
          model.cancel();
          return ended(true);
        });
    model.show();
    model.fetch(flowers);
    assertThat(asked).containsExactly("cancel");
    assertThat(model.errorProperty().get()).isEmpty();
    assertThat(model.openProperty().get()).isTrue();
    assertThat(session.datasetProperty().get()).isEmpty();
  }

  @Test
  void oneAtATime() {
    List<String> started = new ArrayList<>();
    workbench.fetchingCollections(
        (request, listener) -> {
          started.add(request.name());
          if (started.size() == 1) {
            model.fetch(PhotoCollections.official().find("oxford-pets"));
          }
          return ended(true);
        });
    model.fetch(flowers);
    assertThat(started).containsExactly("flowers");
  }

  @Test
  void aTrainingKeepsTheStatusBar() {
    JobStatus training = new JobStatus("run-7", 0.5, "");
    session.jobProperty().set(Optional.of(training));
    workbench.fetchingCollections(
        (request, listener) -> {
          listener.accept(new CollectionEvent.Unpacking(50, 100));
          return ended(true);
        });
    model.fetch(flowers);
    assertThat(session.jobProperty().get()).contains(training);
  }
}
