package dev.graft.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.comparison.Comparison;
import dev.graft.comparison.Picture;
import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.errors.GraftException;
import dev.graft.project.RunState;
import dev.graft.testing.SampleRuns;
import dev.graft.training.DatasetSnapshot;
import dev.graft.ui.Comparisons;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Room;
import dev.graft.ui.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareViewModelTest {
  @TempDir private Path temp;
  private final DatasetSnapshot data =
      SampleRuns.data(Path.of("/pets"), List.of("cats", "dogs"), 50, 2, ".jpg");
  private final Comparisons runs =
      Comparisons.over(data).run(6, 0, 0, 1, 2, 60).run(7, 5, 2, 3).run(8, 17);
  private final FakeWorkbench workbench = runs.in(new FakeWorkbench());
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final List<List<String>> asked = new ArrayList<>();
  private final CompareViewModel model =
      new CompareViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices);

  private void list(int count) {
    workbench.comparing(
        ids -> {
          asked.add(ids);
          return runs.of(ids);
        });
    session.runs().setAll(runs.records().subList(0, count));
  }

  @Test
  void saysWhatIsMissing() {
    session.roomProperty().set(Room.COMPARE);
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.NO_RUNS);
    session.runs().setAll(Samples.unfinished("run-1", "small", RunState.STOPPED));
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.NONE_FINISHED);
    list(1);
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.ONE_RUN);
    list(2);
    model.remove(model.chosen().get(0));
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.CHOOSE);
    assertThat(model.comparisonProperty().get()).isEmpty();
  }

  @Test
  void comparesTheNewestTwoOnceSomebodyLooks() {
    list(3);
    assertThat(model.chosen()).extracting(r -> r.id()).containsExactly("run-7", "run-8");
    assertThat(asked).isEmpty();
    session.roomProperty().set(Room.COMPARE);
    assertThat(asked).containsExactly(List.of("run-7", "run-8"));
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.READY);
    session.roomProperty().set(Room.TRAIN);
    session.roomProperty().set(Room.COMPARE);
    assertThat(asked).as("nothing new to ask").hasSize(1);
  }

  @Test
  void aRunThatFinishesComesInUnlessSomebodyChose() {
    session.roomProperty().set(Room.COMPARE);
    list(2);
    list(3);
    assertThat(asked).containsExactly(List.of("run-6", "run-7"), List.of("run-7", "run-8"));
    model.add(model.candidates().get(0));
    assertThat(model.chosen()).extracting(r -> r.id()).containsExactly("run-7", "run-8", "run-6");
    model.remove(model.chosen().get(1));
    assertThat(asked.get(asked.size() - 1)).containsExactly("run-7", "run-6");
    list(3);
    assertThat(model.chosen()).extracting(r -> r.id()).containsExactly("run-7", "run-6");
    assertThat(model.candidates()).extracting(r -> r.id()).containsExactly("run-8");
  }

  @Test
  void takesWhatAnotherRoomWants() {
    list(2);
    session.wantedComparisonProperty().set(List.of("run-6", "run-8"));
    assertThat(model.chosen()).as("run-8 is not there yet").hasSize(2);
    list(3);
    assertThat(model.chosen()).extracting(r -> r.id()).containsExactly("run-6", "run-8");
    assertThat(session.wantedComparisonProperty().get()).isEmpty();
  }

  @Test
  void aFailureIsASentenceAndCanBeTriedAgain() {
    workbench.comparing(
        ids -> {
          throw new GraftException("A bundle is gone.");
        });
    session.roomProperty().set(Room.COMPARE);
    session.runs().setAll(runs.records());
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.FAILED);
    assertThat(model.errorProperty().get()).hasValue("A bundle is gone.");
    workbench.comparing(runs::of);
    model.again();
    assertThat(model.stateProperty().get()).isEqualTo(CompareState.READY);
    assertThat(model.errorProperty().get()).isEmpty();
  }

  @Test
  void aCellHasItsPicturesUntilTheComparisonChanges() {
    session.roomProperty().set(Room.COMPARE);
    list(2);
    model.cellProperty().set(Optional.of(new Cell(0, 0, 1)));
    assertThat(model.cellPictures())
        .extracting(Picture::name)
        .containsExactlyInAnyOrder("cats/cats-000.jpg", "cats/cats-001.jpg", "cats/cats-002.jpg");
    list(3);
    assertThat(model.cellProperty().get()).isEmpty();
    assertThat(model.cellPictures()).isEmpty();
  }

  @Test
  void aPictureIsRelabelledOrTakenOut() {
    session.roomProperty().set(Room.COMPARE);
    list(2);
    Comparison comparison = model.comparisonProperty().get().orElseThrow();
    Picture first = comparison.basis().pictures().get(0);
    assertThat(model.isOpen(first)).as("no images are open").isFalse();
    session
        .datasetProperty()
        .set(
            Optional.of(
                new Dataset(
                    data.root(),
                    data.classes(),
                    data.items().stream()
                        .map(
                            i ->
                                new LabelledImage(
                                    i.path(), i.relativePath(), i.classIndex(), Optional.empty()))
                        .toList(),
                    List.of(),
                    List.of(),
                    0)));
    assertThat(model.isOpen(first)).isTrue();
    assertThat(model.classes()).containsExactly("cats", "dogs");
    model.relabel(first, "dogs");
    assertThat(notices.told())
        .containsExactly(
            "cats-000.jpg is now of dogs. Train again to learn it; only the tail is paid for.");
    model.takeOut(first);
    assertThat(model.isOpen(first)).isFalse();
  }

  @Test
  void thePageHoldsTheSameSentences() throws Exception {
    session.roomProperty().set(Room.COMPARE);
    list(2);
    Path file = temp.resolve("comparison.html");
    model.save(file);
    assertThat(Files.readString(file))
        .contains("<h1>Comparison of Run 6, Run 7</h1>")
        .contains("No difference that 100 pictures can show.")
        .contains(
            "Unfreezing 5 blocks corrected 3 pictures and broke one of 100 (McNemar p = 0.38)")
        .contains("<th>Learning rate</th><td>0.001</td><td>0.0001</td>")
        .contains("<td class=\"n wrong\">3</td>")
        .contains("cats/cats-000.jpg is of cats; Run 6 says dogs");
  }
}
