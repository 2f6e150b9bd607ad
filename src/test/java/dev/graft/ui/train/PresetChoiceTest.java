package dev.graft.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.DatasetScanner;
import dev.graft.network.Backbone;
import dev.graft.training.FreezePlan;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import dev.graft.ui.FakeWorkbench;
import dev.graft.ui.RecordingNotices;
import dev.graft.ui.Samples;
import dev.graft.ui.kit.CurrentThreadTaskExecutor;
import dev.graft.ui.session.Session;
import dev.graft.ui.train.techniques.Dial;
import dev.graft.ui.train.techniques.TechniquesForm;
import dev.graft.workbench.Preset;
import dev.graft.workbench.TrainingRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetChoiceTest {
  @TempDir private Path folder;
  private final FakeWorkbench workbench = new FakeWorkbench();
  private final Session session = new Session(Optional.empty());
  private final RecordingNotices notices = new RecordingNotices();
  private final TrainViewModel model =
      new TrainViewModel(session, workbench, new CurrentThreadTaskExecutor(), notices, () -> 0);
  private final PresetChoice presets = model.presets();
  private final TechniquesForm form = model.techniques().form();
  private final Backbone backbone = Samples.backbone("plain", "MobileNetV2:0.35", 96, 0);

  @BeforeEach
  void ready() {
    workbench.with(backbone, true);
    session.choose(backbone);
  }

  private void open() throws IOException {
    Path pets = Samples.folder(folder, 80, "cats", "dogs");
    session.datasetProperty().set(Optional.of(DatasetScanner.scan(pets)));
  }

  private TrainingRequest trained() {
    workbench.play(j -> j.emit(Samples.finish("run-1")));
    model.train();
    return workbench.requests().get(workbench.requests().size() - 1);
  }

  @Test
  void withoutImagesThereIsNothingToFillFor() {
    assertThat(presets.isPossible()).isFalse();
    presets.choose(Preset.BEST);
    assertThat(presets.chosenProperty().get()).isEmpty();
    assertThat(notices.failures()).isEmpty();
  }

  @Test
  void bestAccuracyFillsAllThatTheRequestHas() throws IOException {
    open();
    presets.choose(Preset.BEST);
    assertThat(notices.failures()).isEmpty();
    assertThat(presets.chosenProperty().get()).contains(Preset.BEST);
    Techniques shown = form.techniques();
    assertThat(shown.schedule()).isInstanceOf(Schedule.Cosine.class);
    assertThat(shown.augmentation().changesPixels()).isTrue();
    assertThat(shown.then()).hasSize(1);
    TrainingRequest request = trained();
    assertThat(request.backbone()).contains("plain");
    assertThat(request.freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(request.techniques()).isEqualTo(shown);
    assertThat(request.learningRate()).hasValue(3e-3);
  }

  @Test
  void quickIsPlainAgainAndAtAnAutomaticRate() throws IOException {
    open();
    presets.choose(Preset.PHONE);
    presets.choose(Preset.QUICK);
    assertThat(form.techniques()).isEqualTo(Techniques.PLAIN);
    assertThat(session.headProperty().get().dropout()).isZero();
    assertThat(model.recipe().learningRateProperty().get()).isEmpty();
    assertThat(trained().techniques()).isEqualTo(Techniques.PLAIN);
  }

  @Test
  void sharpPicturesAreTakenLargerAndSmallAgainByTheNextPreset() throws IOException {
    for (String name : List.of("cats", "dogs")) {
      Files.createDirectories(folder.resolve("sharp").resolve(name));
      for (int i = 0; i < 12; i++) {
        ImageIO.write(
            new BufferedImage(160, 150, BufferedImage.TYPE_INT_RGB),
            "png",
            folder.resolve("sharp").resolve(name).resolve(i + ".png").toFile());
      }
    }
    session.datasetProperty().set(Optional.of(DatasetScanner.scan(folder.resolve("sharp"))));
    presets.choose(Preset.BEST);
    assertThat(notices.failures()).isEmpty();
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("plain@128");
    assertThat(presets.chosenProperty().get()).contains(Preset.BEST);
    presets.choose(Preset.BEST);
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("plain@128");
    presets.choose(Preset.QUICK);
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("plain");
  }

  @Test
  void aBackboneThatSuitsBetterIsOfferedAndTaken() throws IOException {
    open();
    Backbone published = Samples.backbone("mobilenet-v1-0.25", "MobileNet:0.25", 128, 1000);
    workbench.with(published, true);
    session.choose(Samples.backbone("stranger", "MobileNetV2:0.35", 96, 0));
    workbench.with(session.backboneProperty().get().orElseThrow(), false);
    presets.choose(Preset.SMALL);
    assertThat(notices.failures()).isEmpty();
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo("stranger");
    String better = presets.betterProperty().get().orElseThrow();
    presets.takeBetter();
    assertThat(session.backboneProperty().get().orElseThrow().name()).isEqualTo(better);
    assertThat(presets.chosenProperty().get()).contains(Preset.SMALL);
    assertThat(presets.betterProperty().get()).isEmpty();
  }

  @Test
  void aPresetIsForgottenOnceSomethingIsChanged() throws IOException {
    open();
    presets.choose(Preset.SMALL);
    form.dial(Dial.SMOOTHING).set(0.3);
    assertThat(presets.chosenProperty().get()).isEmpty();
    presets.choose(Preset.SMALL);
    assertThat(presets.chosenProperty().get()).contains(Preset.SMALL);
    model.recipe().epochsProperty().set("3");
    assertThat(presets.chosenProperty().get()).isEmpty();
    presets.choose(Preset.SMALL);
    session.frozenBlocksProperty().set(2);
    assertThat(presets.chosenProperty().get()).isEmpty();
  }

  @Test
  void aRecipeIsSavedAndOpenedElsewhere() throws IOException {
    open();
    presets.choose(Preset.BEST);
    TrainingRequest before = trained();
    Path file = folder.resolve("mine");
    presets.save(file);
    Path written = folder.resolve("mine.json");
    assertThat(Files.readString(written)).contains("\"plain\"", "cosine");
    assertThat(notices.told()).anyMatch(n -> n.contains("mine.json"));

    presets.choose(Preset.QUICK);
    session.choose(Samples.backbone("another", "MobileNet:0.25", 96, 0));
    presets.open(written);
    TrainingRequest after = trained();
    assertThat(after.backbone()).contains("plain");
    assertThat(after.techniques()).isEqualTo(before.techniques());
    assertThat(after.head()).isEqualTo(before.head());
    assertThat(after.epochs()).isEqualTo(before.epochs());
    assertThat(after.learningRate()).isEqualTo(before.learningRate());
  }

  @Test
  void whatIsNoRecipeIsASentence() throws IOException {
    Path file = Files.writeString(folder.resolve("x.json"), "[1]");
    presets.open(file);
    assertThat(notices.failures()).singleElement().asString().contains("holds no recipe");
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyPresetSaysWhenToTakeIt(Preset preset) {
    assertThat(PresetChoice.help(preset)).endsWith(".");
    assertThat(PresetChoice.label(preset))
        .startsWith(preset == Preset.PHONE ? "From" : PresetChoice.shortLabel(preset));
  }
}
