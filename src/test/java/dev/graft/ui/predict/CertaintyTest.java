package dev.graft.ui.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.Unknown;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.Samples;
import dev.graft.ui.TrustedBundles;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertaintyTest {
  private static final Path NEAR = Path.of("near.png");
  private static final Path FAR = Path.of("far.png");

  @TempDir private Path folder;
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final PredictViewModel model =
      new PredictViewModel(
          session, FXCollections.observableArrayList(), workbench, new CurrentThreadTaskExecutor());

  private void begin() throws IOException {
    Path bundle = TrustedBundles.write(folder.resolve("bundle"));
    session.runs().setAll(TrustedBundles.run("run-1", bundle));
    workbench.predicting(f -> TrustedBundles.says(f, 0.7, f.equals(FAR) ? 1.2 : 0.5));
    model.drop(List.of(NEAR, FAR));
  }

  private Optional<Unknown> unknown(Path file) {
    return model.pictures().all().stream()
        .filter(p -> p.file().equals(file))
        .findFirst()
        .flatMap(model.certainty()::unknown);
  }

  @Test
  void theModelsOwnThresholdCountsUntilSomebodyMovesIt() throws IOException {
    begin();

    assertThat(model.certainty().thresholdProperty().get()).isEqualTo(TrustedBundles.THRESHOLD);
    assertThat(unknown(NEAR)).isEmpty();
    assertThat(unknown(FAR)).contains(Unknown.UNLIKE);

    model.certainty().thresholdProperty().set(0.75);
    assertThat(unknown(NEAR)).contains(Unknown.UNSURE);
    assertThat(unknown(FAR)).contains(Unknown.UNLIKE);
    assertThat(model.certainty().unknown(model.pictures().all())).isEqualTo(2);

    model.certainty().usual();
    assertThat(unknown(NEAR)).isEmpty();
  }

  @Test
  void anotherModelHasItsOwn() throws IOException {
    begin();
    session.runs().add(Samples.finished("run-2", "small", 0.9));

    model.choose(model.models().get(0));

    assertThat(model.modelProperty().get().orElseThrow().label()).isEqualTo("run-2");
    assertThat(model.certainty().knownProperty().get()).isEmpty();
    assertThat(model.errorProperty().get()).isEmpty();
  }

  @Test
  void aDamagedDescriptionIsASentence() throws IOException {
    Path bundle = TrustedBundles.write(folder.resolve("bundle"));
    Files.writeString(bundle.resolve(ModelBundle.FILE), "{\"format\": 1");

    session.runs().setAll(TrustedBundles.run("run-1", bundle));

    assertThat(model.certainty().knownProperty().get()).isEmpty();
    assertThat(model.errorProperty().get()).isPresent();
  }
}
