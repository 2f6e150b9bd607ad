package dev.graft.ui.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.Dataset;
import dev.graft.network.Backbone;
import dev.graft.ui.Advice;
import dev.graft.ui.FakeTalk;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.backbones.BackbonesViewModel;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import dev.graft.workbench.Job;
import dev.graft.workbench.RaceRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaceViewModelTest {
  private final FakeWorkbench workbench =
      new FakeWorkbench()
          .with(Samples.backbone("graft-mini", "MobileNetV2:0.35", 96, 0), true)
          .with(Samples.backbone("mobilenet-v2", "MobileNetV2:1.0", 224, 1000), false);
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final BackbonesViewModel room =
      new BackbonesViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices);
  private final RaceViewModel model = room.race();
  private final List<RaceRequest> requests = new ArrayList<>();

  @BeforeEach
  void ready() {
    room.load();
    session.roomProperty().set(Room.BACKBONES);
    model.openProperty().set(true);
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    Path.of("/data/pets"),
                    List.of("cats", "dogs"),
                    List.of(),
                    List.of(),
                    List.of(),
                    0)));
  }

  private void racing(int events) {
    workbench
        .racing()
        .race(
            (request, listener) -> {
              requests.add(request);
              Job job = FakeTalk.of(listener, Advice.race().subList(0, events));
              if (events < Advice.race().size()) {
                FakeTalk<Object> stopped = new FakeTalk<>(e -> {});
                stopped.cancel();
                return stopped;
              }
              return job;
            });
  }

  private RaceRow row(String name) {
    return model.rows().stream().filter(r -> r.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void allOfThemRunOnTheOpenPictures() {
    racing(Advice.race().size());
    model.sampleProperty().set(200);
    model.start();
    RaceRequest request = requests.get(0);
    assertThat(request.backbones()).as("all that are here").isEmpty();
    assertThat(request.sample()).isEqualTo(200);
    assertThat(request.images()).contains(session.images().set());
    assertThat(model.rows()).extracting(RaceRow::name).hasSize(5).contains("open-large");
    assertThat(row("mobilenet-v2").result().orElseThrow().score().accuracy()).isEqualTo(0.97);
    assertThat(row("open-large").standingProperty().get())
        .isEqualTo(
            new RaceRow.Standing.Failed("The file of open-large ends early; fetch it again."));
    assertThat(model.beginningProperty().get()).as("below all intervals").isEqualTo(0.5);
    assertThat(session.jobs().running()).isEmpty();
    assertThat(notices.told()).as("whoever is there sees it").isEmpty();
  }

  @Test
  void theFastestOfThoseThatLeadIsToBeTaken() {
    racing(Advice.race().size());
    model.start();
    assertThat(model.wordsProperty().get()).contains("mobilenet-v2");
    List<RaceRow.Place> places =
        model.rows().stream()
            .map(r -> r.standingProperty().get())
            .map(s -> s instanceof RaceRow.Standing.Arrived a ? a.place() : RaceRow.Place.NONE)
            .toList();
    assertThat(places).containsOnlyOnce(RaceRow.Place.RECOMMENDED);
    assertThat(model.reportProperty().get().map(RaceWords::baselines).orElseThrow())
        .isEqualTo("Colours alone are right in 65.5 %, always saying the largest class in 50.0 %.");
  }

  @Test
  void choosingALineChoosesTheBackbone() {
    racing(Advice.race().size());
    model.start();
    assertThat(session.backboneProperty().get().map(Backbone::name)).contains("graft-mini");
    assertThat(row("graft-mini").chosenProperty().get()).isTrue();
    model.choose(row("mobilenet-v2"));
    assertThat(session.backboneProperty().get().map(Backbone::name)).contains("mobilenet-v2");
    assertThat(row("mobilenet-v2").chosenProperty().get()).isTrue();
    assertThat(row("graft-mini").chosenProperty().get()).isFalse();
    model.choose(row("open-large"));
    assertThat(session.backboneProperty().get().map(Backbone::name)).contains("mobilenet-v2");
  }

  @Test
  void aStoppedRaceKeepsThoseThatArrived() {
    racing(5);
    model.start();
    assertThat(row("mobilenet-quarter").result()).isPresent();
    assertThat(row("graft-mini").standingProperty().get())
        .isInstanceOf(RaceRow.Standing.Stopped.class);
    assertThat(model.wordsProperty().get()).startsWith("Stopped.");
    assertThat(model.runningProperty().get()).isFalse();
  }

  @Test
  void theEndIsToldToWhoeverIsElsewhere() {
    racing(Advice.race().size());
    session.roomProperty().set(Room.TRAIN);
    model.start();
    assertThat(notices.told()).containsExactly(model.wordsProperty().get());
  }

  @Test
  void withoutPicturesOrWhileTrainingThereIsNoRace() {
    model.start();
    assertThat(model.errorProperty().get())
        .contains("A training is running; let them race when it is over.");
    session.datasetProperty().set(Optional.empty());
    assertThat(model.canStart()).isFalse();
    assertThat(model.subject()).startsWith("Open pictures in the Images room");
  }
}
