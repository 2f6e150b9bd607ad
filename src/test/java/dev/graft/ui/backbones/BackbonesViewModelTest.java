package dev.graft.ui.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.advice.BackboneAdvice;
import dev.graft.dataset.DatasetScanner;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Preprocessing;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Job;
import dev.graft.workbench.MeasuredSpeed;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.ZooEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackbonesViewModelTest {
  @TempDir private Path folder;
  private final Backbone small = Samples.backbone("small", "MobileNetV2:0.35", 96, 1000);
  private final Backbone other = Samples.backbone("other", "MobileNet:0.25", 128, 0);
  private final FakeWorkbench workbench =
      new FakeWorkbench()
          .with(
              new ZooEntry(
                  "torn",
                  false,
                  false,
                  0,
                  0,
                  "unknown",
                  "unknown",
                  0,
                  "unknown",
                  Optional.of("Its file is damaged; import it again.")))
          .with(small, true)
          .with(other, false);
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final BackbonesViewModel model =
      new BackbonesViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices);

  private BackboneItem item(String name) {
    return model.items().stream().filter(i -> i.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void theFirstUsableOneIsChosenWithEverythingFrozen() {
    model.load();
    assertThat(model.chosenProperty().get()).contains("small");
    assertThat(session.freezeLine().orElseThrow().learning()).isZero();
    assertThat(item("other").anatomyProperty().get().orElseThrow().blocks()).isNotEmpty();
    assertThat(item("small").chosenProperty().get()).isTrue();
    assertThat(item("other").chosenProperty().get()).isFalse();
  }

  @Test
  void aBrokenOneSaysWhyAndIsNotChosen() {
    model.load();
    model.choose(model.all().get(0));
    assertThat(model.errorProperty().get()).contains("Its file is damaged; import it again.");
    assertThat(model.chosenProperty().get()).contains("small");
  }

  @Test
  void theSearchLooksAtNamesAndArchitectures() {
    model.load();
    model.filterProperty().set(BackboneFilter.ALL.withWords("mobilenetv2"));
    assertThat(model.shown()).extracting(BackboneItem::name).containsExactly("small");
    model.filterProperty().set(BackboneFilter.ALL);
    assertThat(model.shown()).hasSize(3);
  }

  @Test
  void anImportThatNeedsMoreOpensTheCardWithTheSentence() {
    model.load();
    workbench.importing(
        request -> {
          if (request.scaling().isEmpty()) {
            throw new GraftException("How pictures are scaled is unknown; say it.");
          }
          return new ImportOutcome(Samples.backbone("pets", "MobileNet:0.25", 128, 0), false);
        });
    model.importDropped(List.of(Path.of("/models/Pets Net.h5")));
    assertThat(model.form().openProperty().get()).isTrue();
    assertThat(model.form().errorProperty().get())
        .contains("How pictures are scaled is unknown; say it.");
    assertThat(model.form().nameProperty().get()).isEqualTo("pets-net");

    model.form().scalingProperty().set(Optional.of(Preprocessing.Scaling.UNIT));
    model.submitImport();
    assertThat(model.form().openProperty().get()).isFalse();
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("pets");
    assertThat(model.all()).extracting(ZooEntry::name).contains("pets");
    assertThat(notices.told()).containsExactly("pets is imported and chosen.");
  }

  private static CatalogueEntry resnet() {
    return Catalogue.official().find("resnet50").orElseThrow();
  }

  @Test
  void whatIsNotHereIsNeverChosen() {
    workbench.with(ZooEntry.of(resnet()));
    model.load();
    assertThat(model.all()).extracting(ZooEntry::name).contains("resnet50");
    model.choose(item("resnet50"));
    assertThat(model.chosenProperty().get()).contains("small");
    assertThat(model.errorProperty().get())
        .contains("resnet50 is not on this machine yet; download it first.");
  }

  @Test
  void aDownloadTellsHowFarItIsAndThenIsHere() {
    Download download = model.downloads().of("resnet50");
    List<String> words = new ArrayList<>();
    download.wordsProperty().addListener((o, was, is) -> words.add(is));
    Backbone here = Samples.backbone("resnet50", "MobileNet:0.25", 128, 0);
    workbench.fetching(
        (request, listener) -> {
          assertThat(request).isEqualTo(new FetchRequest("resnet50", true));
          listener.accept(new FetchEvent.Downloading(25_000_000, OptionalLong.of(100_000_000)));
          assertThat(download.shareProperty().get()).isEqualTo(0.25);
          assertThat(download.runningProperty().get()).isTrue();
          listener.accept(new FetchEvent.Importing(Path.of("/d/r.h5")));
          listener.accept(
              new FetchEvent.Finished(here, Path.of("/d/r.h5"), "00", false, Optional.of("Note.")));
          workbench.with(here, false);
          return ended(true);
        });
    model.load();
    model.downloads().start(resnet());
    assertThat(words)
        .containsExactly("Asking the server", "25 MB of 100 MB", "Reading it into the zoo");
    assertThat(download.runningProperty().get()).isFalse();
    assertThat(model.all()).extracting(ZooEntry::name).contains("resnet50");
    assertThat(notices.told())
        .containsExactly("resnet50 is downloaded, verified and imported. Note.");
  }

  @Test
  void aDownloadThatFailsSaysWhyOnItsCard() {
    model.downloads().start(resnet());
    Download download = model.downloads().of("resnet50");
    assertThat(download.errorProperty().get()).contains("This machine is offline.");
    assertThat(download.runningProperty().get()).isFalse();
    assertThat(notices.told()).isEmpty();
  }

  @Test
  void aDownloadThatIsCancelledSaysNothing() {
    List<String> asked = new ArrayList<>();
    workbench.fetching(
        (request, listener) -> {
          model.downloads().cancel("resnet50");
          return new Job() {
            @Override
            public void cancel() {
              asked.add("cancel");
            }

            @Override
            public boolean await() {
              return asked.isEmpty();
            }
          };
        });
    model.downloads().start(resnet());
    assertThat(asked).containsExactly("cancel");
    assertThat(model.downloads().of("resnet50").errorProperty().get()).isEmpty();
    assertThat(notices.told()).isEmpty();
  }

  @Test
  void aMeasuredSpeedStandsOnItsLineAndInTheAdvice() throws IOException {
    workbench.with(new MeasuredSpeed("other", 128, 80, 20, "CPU, 2 threads", Instant.EPOCH));
    session
        .datasetProperty()
        .set(Optional.of(DatasetScanner.scan(Samples.folder(folder, 3, "cats", "dogs"))));
    model.load();
    assertThat(item("other").speedProperty().get().orElseThrow().imagesPerSecond()).isEqualTo(80);
    assertThat(advice().chosen().name()).isEqualTo("small");
    assertThat(advice().pictures().side()).isPresent();
    assertThat(Advising.remark(advice())).contains("a guess");

    workbench.measuring(
        (name, listener) -> {
          assertThat(item(name).measurement().runningProperty().get()).isTrue();
          listener.accept(new MeasuredSpeed(name, 96, 3, 20, "CPU, 2 threads", Instant.EPOCH));
          return ended(true);
        });
    model.measure(item("small"));
    assertThat(item("small").measurement().runningProperty().get()).isFalse();
    assertThat(item("small").speedProperty().get().orElseThrow().imagesPerSecond()).isEqualTo(3);
    assertThat(advice().chosen().name()).as("now it is the slower one").isEqualTo("other");
    assertThat(Advising.sentence(advice()))
        .isEqualTo(
            "6 pictures, 2 classes: other is here, sees 128 pixels and reads your pictures in about"
                + " 75 ms.");
    model.follow("other");
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("other");
  }

  private BackboneAdvice advice() {
    return model.advising().adviceProperty().get().orElseThrow();
  }

  @Test
  void withoutPicturesThereIsNoAdvice() {
    model.load();
    assertThat(model.advising().adviceProperty().get()).isEmpty();
  }

  @Test
  void aMeasurementThatIsRefusedSaysWhyOnItsLine() {
    model.load();
    model.measure(item("small"));
    assertThat(item("small").measurement().errorProperty().get())
        .contains("A training is running; measure again when it is over.");
    assertThat(item("small").measurement().runningProperty().get()).isFalse();
    assertThat(item("small").speedProperty().get()).isEmpty();
  }

  @Test
  void linesThatDoNotChangeStayTheSame() {
    model.load();
    BackboneItem before = item("other");
    workbench.with(Samples.backbone("third", "MobileNet:0.25", 128, 0), false);
    model.load();
    assertThat(item("other")).isSameAs(before);
    assertThat(model.items()).hasSize(4);
  }

  private static Job ended(boolean finished) {
    return new Job() {
      @Override
      public void cancel() {}

      @Override
      public boolean await() {
        return finished;
      }
    };
  }

  @Test
  void aFileNamedModelTakesItsFoldersName() {
    assertThat(ImportForm.suggestedName(Path.of("/a/Face Net/model.json"))).isEqualTo("face-net");
    assertThat(ImportForm.suggestedName(Path.of("/a/VGG 16.keras"))).isEqualTo("vgg-16");
  }
}
