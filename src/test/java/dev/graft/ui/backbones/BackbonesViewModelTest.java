package dev.graft.ui.backbones;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.network.Preprocessing;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Job;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.FetchEvent;
import dev.graft.zoo.FetchRequest;
import dev.graft.zoo.ImportOutcome;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BackbonesViewModelTest {
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

  @Test
  void theFirstUsableOneIsChosenWithEverythingFrozen() {
    model.load();
    assertThat(model.chosenProperty().get()).contains("small");
    assertThat(session.freezeLine().orElseThrow().learning()).isZero();
    assertThat(model.outlines().get("other")).isNotEmpty();
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
    model.searchProperty().set("mobilenetv2");
    assertThat(model.shown()).extracting(ZooEntry::name).containsExactly("small");
    model.searchProperty().set("");
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
    model.choose(ZooEntry.of(resnet()));
    assertThat(model.chosenProperty().get()).contains("small");
    assertThat(model.outlines()).doesNotContainKey("resnet50");
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
