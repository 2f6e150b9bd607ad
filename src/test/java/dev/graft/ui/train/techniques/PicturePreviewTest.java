package dev.graft.ui.train.techniques;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.DatasetScanner;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturePreviewTest {
  @TempDir private Path folder;
  private Path pets = Path.of("");
  private final Session session = new Session(Optional.empty());
  private final TechniquesForm form = new TechniquesForm(session);
  private final PicturePreview preview =
      new PicturePreview(
          session,
          form,
          new SimpleObjectProperty<>(new Basics(10, 32, OptionalDouble.empty(), 0.2, 1)),
          new CurrentThreadTaskExecutor());

  @BeforeEach
  void ready() throws IOException {
    pets = Samples.folder(folder, 4, "cats", "dogs");
    session.datasetProperty().set(Optional.of(DatasetScanner.scan(pets)));
    session.choose(Samples.backbone("small", "MobileNetV2:0.35", 96, 0));
  }

  private static List<Integer> pixels(Image image) {
    return List.of(
        image.getPixelReader().getArgb(10, 10),
        image.getPixelReader().getArgb(50, 30),
        image.getPixelReader().getArgb(80, 90));
  }

  @Test
  void nothingIsDrawnUntilSomebodyLooks() {
    form.flipProperty().set(true);
    assertThat(preview.rowsProperty().get()).isEmpty();
    preview.shownProperty().set(true);
    assertThat(preview.rowsProperty().get()).hasSize(PicturePreview.FILES);
  }

  @Test
  void eachPictureOfEachClassIsShownPlainAndChanged() {
    preview.shownProperty().set(true);
    List<PicturePreview.Row> plain = preview.rowsProperty().get();
    assertThat(plain.get(0).file().getParent()).isEqualTo(pets.resolve("cats"));
    assertThat(plain.get(1).file().getParent()).isEqualTo(pets.resolve("dogs"));
    assertThat(plain)
        .allSatisfy(
            row ->
                assertThat(row.versions())
                    .hasSize(PicturePreview.VERSIONS)
                    .allSatisfy(v -> assertThat(pixels(v.image())).isEqualTo(pixels(row.plain()))));
    form.dial(Dial.BRIGHTNESS).set(0.5);
    assertThat(preview.rowsProperty().get())
        .allSatisfy(
            row ->
                assertThat(row.versions())
                    .allSatisfy(
                        v -> assertThat(pixels(v.image())).isNotEqualTo(pixels(row.plain()))));
    assertThat(pixels(preview.rowsProperty().get().get(0).plain()))
        .isEqualTo(pixels(plain.get(0).plain()));
  }

  @Test
  void mixedPicturesSayWithWhat() {
    form.dial(Dial.CUT_MIX).set(1);
    preview.shownProperty().set(true);
    assertThat(preview.rowsProperty().get())
        .flatExtracting(PicturePreview.Row::versions)
        .anySatisfy(
            v -> {
              assertThat(v.partner()).isPresent();
              assertThat(v.share()).isBetween(0.0, 0.999);
            });
  }

  @Test
  void otherPicturesComeOnRequest() {
    preview.shownProperty().set(true);
    Path before = preview.rowsProperty().get().get(0).file();
    preview.others();
    assertThat(preview.rowsProperty().get().get(0).file()).isNotEqualTo(before);
  }

  @Test
  void aPictureThatCannotBeReadIsASentence() throws IOException {
    preview.shownProperty().set(true);
    Files.writeString(preview.rowsProperty().get().get(0).file(), "no picture");
    form.flipProperty().set(true);
    assertThat(preview.problemProperty().get().orElseThrow()).endsWith(".");
    assertThat(preview.rowsProperty().get()).isEmpty();
  }
}
