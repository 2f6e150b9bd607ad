package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.shift.Shift;
import dev.graft.ui.FakeInference;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;

class ShiftModelTest {
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final FakeInference inference = workbench.inference();
  private final Session session = new Session(Optional.empty());
  private final PredictViewModel model =
      new PredictViewModel(
          session, FXCollections.observableArrayList(), workbench, new CurrentThreadTaskExecutor());

  private void begin(int pictures) {
    session.runs().setAll(Samples.finished("run-1", "small", 0.9));
    workbench.predicting(Samples::dog);
    model.drop(files(0, pictures));
  }

  private static List<Path> files(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> Path.of(i + ".png")).toList();
  }

  @Test
  void fewPicturesTellNothing() {
    begin(ShiftModel.FEWEST - 1);

    assertThat(model.shift().possible()).isFalse();
    model.shift().measure();

    assertThat(model.shift().shiftProperty().get()).isEmpty();
    assertThat(model.shift().errorProperty().get()).isEmpty();
  }

  @Test
  void whatWasMeasuredIsShownUntilThePicturesChange() {
    begin(ShiftModel.FEWEST);
    inference.shifting(files -> new Shift(256, files.size(), 0.99, 0.005, 0.97, 0.8, 0.3));

    model.shift().measure();

    assertThat(model.shift().shiftProperty().get().orElseThrow().pictures())
        .isEqualTo(ShiftModel.FEWEST);
    assertThat(model.shift().shiftProperty().get().orElseThrow().shifted()).isTrue();
    model.shift().adapt(Path.of("aligned"));
    assertThat(model.shift().adaptedProperty().get()).contains(Path.of("aligned"));
    assertThat(model.shift().runningProperty().get()).isFalse();

    model.drop(files(50, 51));
    assertThat(model.shift().shiftProperty().get()).isEmpty();
    assertThat(model.shift().adaptedProperty().get()).isEmpty();
  }

  @Test
  void whereClassesAreKnownAnAlignmentTellsWhatItWasWorth() {
    begin(ShiftModel.FEWEST);
    model.drop(
        List.of(
            Path.of("cats", "a.png"),
            Path.of("cats", "b.png"),
            Path.of("dogs", "c.png"),
            Path.of("horses", "d.png")));
    Path aligned = Path.of("aligned");
    inference.predicting(
        aligned.toString(), f -> f.endsWith("a.png") ? Samples.cat(f) : Samples.dog(f));

    model.shift().adapt(aligned);

    assertThat(model.shift().gainProperty().get()).contains(new ShiftModel.Gain(3, 1, 2));
    model.drop(files(50, 51));
    assertThat(model.shift().gainProperty().get()).isEmpty();
  }

  @Test
  void whereNoClassIsKnownNothingTellsWhetherAnAlignmentHelped() {
    begin(ShiftModel.FEWEST);

    model.shift().adapt(Path.of("aligned"));

    assertThat(model.shift().adaptedProperty().get()).contains(Path.of("aligned"));
    assertThat(model.shift().gainProperty().get()).isEmpty();
    assertThat(inference.asked()).doesNotContain("predict aligned");
  }

  @Test
  void whatCannotBeComparedIsASentence() {
    begin(ShiftModel.FEWEST);

    model.shift().measure();

    assertThat(model.shift().errorProperty().get())
        .contains("It knows no pictures that these could be compared with.");
    assertThat(model.shift().runningProperty().get()).isFalse();
  }
}
