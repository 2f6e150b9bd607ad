package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.advice.classical.HeadRow;
import dev.graft.advice.classical.HeadsEvent;
import dev.graft.advice.race.RaceEvent;
import dev.graft.advice.race.RaceReport;
import dev.graft.advice.race.RaceResult;
import dev.graft.errors.GraftException;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.TrainingEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Races and comparisons of heads with the real engine, on drawn pictures. */
class RaceJourneyTest {
  private static final int PER_CLASS = 24;
  private static final String SMALL = "graft-small";
  private static final String UNTRAINED = "untrained-mobilenet-v2-0.35";

  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;
  private final List<RaceEvent> events = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, PER_CLASS, 96);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private RaceReport race(RaceRequest request) throws Exception {
    events.clear();
    assertThat(workbench.race(request, events::add).await()).isTrue();
    return ((RaceEvent.Finished) events.get(events.size() - 1)).report();
  }

  private RaceRequest request(int sample, String... backbones) {
    return new RaceRequest(
        pictures, Optional.empty(), List.of(backbones), sample, OptionalInt.of(96), 1);
  }

  @Test
  void whoIsHereRunsAndTheOthersAreNamed() throws Exception {
    Path broken = pictures.resolve("cats/broken.jpg");
    Files.writeString(broken, "no picture");

    RaceReport report = race(request(1000, SMALL, "nowhere", UNTRAINED));

    assertThat(report.field().images()).isEqualTo(2 * PER_CLASS);
    assertThat(report.field().perClass()).containsExactly(PER_CLASS, PER_CLASS);
    assertThat(report.majority()).isEqualTo(0.5);
    assertThat(report.skipped()).hasSize(1);
    assertThat(report.skipped().get(0).file()).isEqualTo(broken);
    assertThat(report.failures())
        .extracting(RaceReport.Failure::backbone)
        .containsExactly("nowhere@96");
    assertThat(report.failures().get(0).sentence()).contains("There is no backbone");
    assertThat(report.results()).hasSize(2);
    RaceResult small = report.best().orElseThrow();
    assertThat(small.runner().name()).isEqualTo(SMALL + "@96");
    assertThat(small.score().right()).hasSize(2 * PER_CLASS);
    assertThat(small.score().accuracy()).isGreaterThan(0.6);
    assertThat(small.imagesPerSecond()).isPositive();
    assertThat(small.runner().parameters()).isPositive();
    assertThat(report.againstRandom(small)).isNotNull();
    assertThat(events).filteredOn(e -> e instanceof RaceEvent.Arrived).hasSize(2);
    assertThat(exchanged()).isEmpty();
  }

  /** Nothing is left lying between the window's process and the engine's. */
  private List<Path> exchanged() throws Exception {
    try (Stream<Path> files = Files.list(temp.resolve("cache/exchange"))) {
      return files.toList();
    }
  }

  @Test
  void theSecondRaceAndATrainingFindTheFeaturesInTheStore() throws Exception {
    RaceRequest request =
        new RaceRequest(
            pictures, Optional.empty(), List.of(UNTRAINED), 1000, OptionalInt.empty(), 1);
    RaceReport first = race(request);
    assertThat(running().get(0).done()).isZero();
    RaceReport second = race(request);
    assertThat(running().get(0).done()).isEqualTo(2 * PER_CLASS);
    assertThat(second.results().get(0).score().right())
        .isEqualTo(first.results().get(0).score().right());
    assertThat(second.results().get(0).imagesPerSecond()).isPositive();

    List<TrainingEvent> trained = new ArrayList<>();
    TrainingRequest training =
        new TrainingRequest(
            pictures,
            Optional.of(UNTRAINED),
            new FreezePlan.AllFrozen(),
            Optional.empty(),
            Head.DEFAULT,
            Optimizer.DEFAULT,
            1,
            8,
            OptionalDouble.of(1e-3),
            0.25,
            0,
            1,
            Optional.of(temp.resolve("project")),
            Optional.empty());
    assertThat(workbench.train(training, trained::add).await()).isTrue();
    assertThat(trained.stream().filter(e -> e instanceof TrainingEvent.Extracting).findFirst())
        .contains(new TrainingEvent.Extracting(2 * PER_CLASS, 2 * PER_CLASS));
  }

  private List<RaceEvent.Running> running() {
    return events.stream()
        .filter(e -> e instanceof RaceEvent.Running)
        .map(e -> (RaceEvent.Running) e)
        .toList();
  }

  @Test
  void aSampleIsDrawnAndACancelledRaceEnds() throws Exception {
    AtomicReference<Job> job = new AtomicReference<>();
    Job started =
        workbench.race(
            request(10, UNTRAINED, SMALL),
            event -> {
              events.add(event);
              if (event instanceof RaceEvent.Arrived) {
                job.get().cancel();
              }
            });
    job.set(started);
    assertThat(started.await()).isFalse();

    RaceEvent.Started field =
        (RaceEvent.Started)
            events.stream().filter(e -> e instanceof RaceEvent.Started).findFirst().orElseThrow();
    assertThat(field.field().images()).isEqualTo(10);
    assertThat(field.field().all()).isEqualTo(2 * PER_CLASS);
    assertThat(events).filteredOn(e -> e instanceof RaceEvent.Arrived).hasSize(1);
    assertThat(events).noneMatch(e -> e instanceof RaceEvent.Finished);
  }

  @Test
  void whatCannotBeginIsASentence() {
    assertThatThrownBy(() -> workbench.race(request(10, "nowhere"), events::add))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("There is no backbone");
    assertThatThrownBy(() -> workbench.race(RaceRequest.of(pictures.resolve("cats")), events::add))
        .isInstanceOf(GraftException.class);
  }

  @Test
  void headsLearnFromTheSameFeatures() throws Exception {
    List<HeadsEvent> told = new ArrayList<>();
    HeadsRequest request = new HeadsRequest(pictures, Optional.empty(), SMALL, 1000, 20, 1);
    assertThat(workbench.compareHeads(request, told::add).await()).isTrue();
    List<HeadsEvent> again = new ArrayList<>();
    assertThat(workbench.compareHeads(request, again::add).await()).isTrue();

    assertThat(told).contains(new HeadsEvent.Started(38, 10, List.of()));
    List<HeadRow> rows = rows(told);
    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).head()).isEmpty();
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).score().right()).hasSize(10);
      assertThat(rows.get(i).score().accuracy()).as("%s", rows.get(i).head()).isGreaterThan(0.5);
      assertThat(rows.get(i).score().right()).isEqualTo(rows(again).get(i).score().right());
      assertThat(rows.get(i).score().loss()).isEqualTo(rows(again).get(i).score().loss());
    }
  }

  private static List<HeadRow> rows(List<HeadsEvent> events) {
    return events.stream()
        .filter(e -> e instanceof HeadsEvent.Learnt)
        .map(e -> ((HeadsEvent.Learnt) e).row())
        .toList();
  }
}
