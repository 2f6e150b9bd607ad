package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.training.Balance;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Phases;
import dev.graft.training.Techniques;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Catalogue;
import dev.graft.zoo.CatalogueEntry;
import dev.graft.zoo.ZooEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PresetsTest {
  private static final String UNTRAINED = "untrained-mobilenet-v2-0.35";

  /** MobileNet V2 with 19 blocks at 224 pixels, as if its weights had learned something. */
  private static Backbone pretrained() {
    Backbone b =
        new BackboneLibrary(Path.of("nowhere"), Catalogue.official())
            .find(UNTRAINED + "@224")
            .orElseThrow();
    return new Backbone(
        "mobilenet",
        b.architecture(),
        b.network(),
        b.featureLayer(),
        b.blocks(),
        b.preprocessing(),
        b.classNames(),
        b.licence(),
        "a test",
        b.fingerprint());
  }

  private static Presets.Facts facts(int images) {
    return new Presets.Facts(images, images / 4, OptionalInt.of(400));
  }

  private static TrainingRequest request(String backbone) {
    return new TrainingRequest(
        Path.of("/d"),
        Optional.of(backbone),
        new FreezePlan.NoneFrozen(),
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        1,
        1,
        OptionalDouble.empty(),
        0.3,
        0.1,
        7,
        Optional.of(Path.of("/p")),
        Optional.of(Path.of("/o")));
  }

  private static TrainingRequest filled(Preset preset, int images) {
    return Presets.fill(preset, request("mobilenet"), pretrained(), facts(images));
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void imagesSplitSeedAndPlacesStayAndTheRecipeCanBeCarriedOut(Preset preset) {
    for (int images : new int[] {1, 99, 100, 400, 1600, 1_000_000}) {
      TrainingRequest filled = filled(preset, images);
      assertThat(filled.data()).isEqualTo(Path.of("/d"));
      assertThat(filled.project()).contains(Path.of("/p"));
      assertThat(filled.out()).contains(Path.of("/o"));
      assertThat(filled.validation()).isEqualTo(0.3);
      assertThat(filled.test()).isEqualTo(0.1);
      assertThat(filled.seed()).isEqualTo(7);
      assertThat(filled.keep())
          .as("few images for validation cannot tell two epochs of tuning apart")
          .isEqualTo(preset == Preset.QUICK || images > 4000 ? Keep.BEST : Keep.LAST);
      assertThat(filled.freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
      assertThat(filled.techniques().watchingValidation())
          .as("so that it works without images for validation")
          .isEmpty();
      Phases.check(filled.recipe(true), pretrained());
    }
    assertThat(Preset.of(preset.word())).isEqualTo(preset);
  }

  @Test
  void quickTrainsTheHeadAndNothingElse() {
    TrainingRequest quick = filled(Preset.QUICK, 1600);
    assertThat(quick.techniques()).isEqualTo(Techniques.PLAIN);
    assertThat(quick.head()).isEqualTo(Head.DEFAULT);
    assertThat(quick.backbone()).contains("mobilenet");
    assertThat(quick.epochs()).isEqualTo(10);
    assertThat(filled(Preset.QUICK, 384).epochs())
        .as("as many steps with fewer images")
        .isEqualTo(40);
  }

  @Test
  void bestSeesLargerPicturesAndThenTunesTheLastBlocks() {
    TrainingRequest best = filled(Preset.BEST, 1600);
    assertThat(best.backbone()).contains("mobilenet@288");
    assertThat(best.head().dropout()).isEqualTo(0.2);
    assertThat(best.techniques().then())
        .containsExactly(new Phase(new FreezePlan.AllButLastBlocks(11), 8, 0.3));
    assertThat(best.techniques().augmentation().flip()).isTrue();
    assertThat(best.techniques().regularisation().averaging()).isEqualTo(0.98);
    assertThat(filled(Preset.BEST, 400).techniques().then())
        .as("fewer images teach fewer blocks")
        .containsExactly(new Phase(new FreezePlan.AllButLastBlocks(6), 20, 0.3));
    assertThat(filled(Preset.BEST, 99).techniques().then())
        .as("too few images teach none")
        .isEmpty();
  }

  @Test
  void picturesAreEnlargedOnlyWhereThatShowsMore() {
    Presets.Facts small = new Presets.Facts(1600, 400, OptionalInt.of(250));
    Presets.Facts unknown = new Presets.Facts(1600, 400, OptionalInt.empty());
    Backbone b = pretrained();
    assertThat(Presets.fill(Preset.BEST, request("mobilenet"), b, small).backbone())
        .as("small pictures")
        .contains("mobilenet");
    assertThat(Presets.fill(Preset.BEST, request("mobilenet"), b, unknown).backbone())
        .contains("mobilenet@288");
    assertThat(Presets.fill(Preset.BEST, request("m.keras"), b, facts(1600)).backbone())
        .as("a path has no other size")
        .contains("m.keras");
    Backbone chosen = b.named("mobilenet@224");
    assertThat(Presets.fill(Preset.BEST, request("mobilenet@224"), chosen, facts(1600)).backbone())
        .as("somebody chose a size")
        .contains("mobilenet@224");
  }

  @Test
  void phoneEvensClassesOutAndChangesPicturesMost() {
    Techniques phone = filled(Preset.PHONE, 1600).techniques();
    Techniques best = filled(Preset.BEST, 1600).techniques();
    assertThat(phone.balance()).isEqualTo(Balance.CLASS_WEIGHTS);
    assertThat(phone.augmentation().rotation()).isGreaterThan(best.augmentation().rotation());
    assertThat(phone.augmentation().brightness()).isGreaterThan(best.augmentation().brightness());
    assertThat(phone.augmentation().smallestCrop()).isLessThan(best.augmentation().smallestCrop());
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void aBackboneThatHasLearnedNothingLearnsAltogether(Preset preset) {
    Backbone untrained =
        new BackboneLibrary(Path.of("nowhere"), Catalogue.official()).find(UNTRAINED).orElseThrow();
    TrainingRequest filled = Presets.fill(preset, request(UNTRAINED), untrained, facts(1600));
    assertThat(filled.freezePlan()).isEqualTo(new FreezePlan.NoneFrozen());
    assertThat(filled.techniques().then()).isEmpty();
    assertThat(filled.learningRate()).hasValue(1e-3);
  }

  private static ZooEntry here(String published) {
    CatalogueEntry entry = Catalogue.official().find(published).orElseThrow();
    return new ZooEntry(
            published,
            false,
            true,
            entry.parameters(),
            entry.inputSize(),
            "Apache-2.0",
            entry.architecture(),
            0,
            "a test",
            Optional.empty())
        .stored(1, Optional.of(entry));
  }

  private static ZooEntry embedded() {
    return new ZooEntry(
        "graft-small", true, true, 1_000, 128, "x", "MobileNetV2:0.5", 0, "us", Optional.empty());
  }

  private static Optional<String> choice(Preset preset, ZooEntry... entries) {
    return Presets.backbone(preset, List.of(entries)).map(ZooEntry::name);
  }

  @Test
  void aFittingBackboneIsChosenAmongThoseThatAreHere() {
    ZooEntry small = here("mobilenetv2-0.35-224-notop");
    ZooEntry middle = here("mobilenetv2-1.0-224-notop");
    ZooEntry large = here("resnet50-notop");
    ZooEntry[] all = {embedded(), small, middle, large, ZooEntry.of(small.recognised().get())};
    assertThat(choice(Preset.QUICK, all)).contains(small.name());
    assertThat(choice(Preset.SMALL, all)).contains(small.name());
    assertThat(choice(Preset.PHONE, all)).contains(middle.name());
    assertThat(choice(Preset.BEST, all)).contains(large.name());
    assertThat(choice(Preset.BEST, embedded())).contains("graft-small");
    assertThat(choice(Preset.QUICK, ZooEntry.of(small.recognised().get())))
        .as("what is not here cannot be used")
        .isEmpty();
  }

  @Test
  void anUnknownWordIsASentence() {
    assertThatThrownBy(() -> Preset.of("fast"))
        .isInstanceOf(GraftException.class)
        .hasMessage("There is no preset fast; there are quick, best, small, phone.");
  }
}
