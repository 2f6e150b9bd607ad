package dev.graft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.features.Precision;
import dev.graft.json.Json;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.LayerRates;
import dev.graft.training.Phase;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import dev.graft.workbench.RecipeFile;
import dev.graft.workbench.TrainingRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Techniques, presets and shared recipes on the command line. */
class TechniqueOptionsTest extends CommandLineTest {
  @TempDir private Path folder;

  private TrainingRequest request(String... more) {
    List<String> args = new ArrayList<>(List.of("train", "--data=" + folder));
    args.addAll(List.of(more));
    workbench.asked.clear();
    assertThat(graft(args.toArray(String[]::new)).err()).isEmpty();
    return workbench.asked.stream()
        .filter(TrainingRequest.class::isInstance)
        .map(TrainingRequest.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Techniques techniques(String... more) {
    List<String> args = new ArrayList<>(List.of("--backbone=b"));
    args.addAll(List.of(more));
    return request(args.toArray(String[]::new)).techniques();
  }

  private void images() throws IOException {
    for (String name : List.of("cat/1.png", "cat/2.png", "dog/1.png", "dog/2.png")) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.write(folder.resolve(name), new byte[] {1});
    }
  }

  @Test
  void withoutAnyItIsPlain() {
    assertThat(techniques()).isEqualTo(Techniques.PLAIN);
  }

  @Test
  void takesEveryTechnique() {
    assertThat(
            techniques(
                "--schedule=one-cycle:rise=0.2,end=0.01",
                "--warm-up=0.5",
                "--early-stopping=4",
                "--minimum-delta=0.001",
                "--then=frozen=-2,epochs=10",
                "--then",
                "unfreeze-from=block_3, epochs=11, rate=0.05",
                "--layer-decay=0.8",
                "--layer-rate=block_3=0.1",
                "--layer-rate",
                "stem=2",
                "--weight-decay=0.05",
                "--label-smoothing=0.1",
                "--clip-norm=1",
                "--averaging=0.98",
                "--batch-norm=training",
                "--balance=sampling",
                "--store-precision=half",
                "--flip",
                "--crop=0.5",
                "--rotation=15",
                "--brightness=0.2",
                "--contrast=0.3",
                "--saturation=0.4",
                "--erasing=0.25",
                "--mixup=0.2",
                "--cutmix=1",
                "--variants=8"))
        .isEqualTo(
            new Techniques(
                new Schedule.OneCycle(0.2, 0.04, 0.01),
                0.5,
                Optional.of(new EarlyStopping(4, 0.001)),
                new Augmentation(true, 0.5, 15, 0.2, 0.3, 0.4, 0.25, 0.2, 1, 8),
                new LayerRates(0.8, Map.of("block_3", 0.1, "stem", 2.0)),
                new Regularisation(0.05, 0.1, 1, 0.98, true),
                Balance.SAMPLING,
                List.of(
                    new Phase(new FreezePlan.AllButLastBlocks(2), 10, 0.1),
                    new Phase(new FreezePlan.LearningFrom("block_3"), 11, 0.05)),
                Precision.HALF));
  }

  @Test
  void schedulesHaveFiguresOfTheirOwnAndUsualOnes() {
    assertThat(techniques("--schedule=constant").schedule()).isEqualTo(Schedule.CONSTANT);
    assertThat(techniques("--schedule=step").schedule()).isEqualTo(new Schedule.Step(3, 0.1));
    assertThat(techniques("--schedule=step:every=2,factor=0.5").schedule())
        .isEqualTo(new Schedule.Step(2, 0.5));
    assertThat(techniques("--schedule", "cosine").schedule()).isEqualTo(new Schedule.Cosine(0));
    assertThat(techniques("--schedule=cosine:end=0.1").schedule())
        .isEqualTo(new Schedule.Cosine(0.1));
    assertThat(techniques("--schedule=one-cycle").schedule())
        .isEqualTo(new Schedule.OneCycle(0.3, 0.04, 0));
    assertThat(techniques("--schedule=plateau:patience=2,smallest=0").schedule())
        .isEqualTo(new Schedule.Plateau(2, 0.5, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--store-precision 8bit | --store-precision is single or half, not 8bit.",
        "--schedule linear | --schedule is constant, step, cosine, one-cycle or plateau, not linear.",
        "--schedule cosine:every=3 | --schedule cosine takes end=…, not 'every=3'.",
        "--schedule constant:end=1 | --schedule constant takes nothing more, not 'end=1'.",
        "--schedule step:every=x | --schedule step: every is a whole number, not 'x'.",
        "--schedule step:factor=x | --schedule step: factor is a number, not 'x'.",
        "--schedule step:every=1,every=2 | --schedule step says every twice.",
        "--schedule step:factor=2 | What is left of the learning rate at a fall must be above 0",
        "--warm-up -1 | The epochs of warm-up must be a number from 0, not -1.0.",
        "--early-stopping -1 | The patience of early stopping must be at least 1, not -1.",
        "--minimum-delta 1 | --minimum-delta goes with --early-stopping.",
        "--then frozen=-2 | --then says how many epochs",
        "--then epochs=2 | --then says either frozen= or unfreeze-from=",
        "--then frozen=1,unfreeze-from=x,epochs=2 | --then says either frozen= or unfreeze-from=",
        "--then frozen=some,epochs=2 | --frozen takes all, none, a number of blocks",
        "--then frozen=1,epochs=0 | The epochs of a phase must be at least 1, not 0.",
        "--then none --then frozen=1,epochs=1 | --then none goes with no other --then.",
        "--layer-decay 2 | The factor on the learning rate for each block must be above 0",
        "--layer-rate stem | should be in KEY=VALUE format",
        "--layer-rate stem=0 | The factor on the learning rate of stem must be a number above 0",
        "--weight-decay -1 | The weight decay must be a number from 0, not -1.0.",
        "--label-smoothing 1 | The label smoothing must be from 0 to below 1, not 1.0.",
        "--averaging 1 | The decay of the averaged weights must be from 0 to below 1, not 1.0.",
        "--batch-norm frozen | --batch-norm is inference or training, not frozen.",
        "--balance equal | --balance is none, weights or sampling, not equal.",
        "--crop 0 | The smallest crop must be above 0 and at most 1, not 0.0.",
        "--rotation 200 | Rotation must be from 0 to 180, not 200.0.",
        "--variants 65 | Variants must be from 0 to 64, not 65.",
        "--mixup x | '--mixup': 'x' is not a double",
        "--preset fast | There is no preset fast; there are quick, best, small, phone.",
        "--preset best --from run-1 | --preset begins with a backbone, not with --from.",
        "--save-recipe / | --save-recipe names what is already there; choose another name.",
      })
  void refusesWrongUsage(String options, String sentence) {
    Outcome outcome = graft(("train --data d --backbone b " + options).split(" ", -1));

    assertThat(outcome.code()).isEqualTo(2);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains(sentence)
        .endsWith("Try 'graft train --help' for what there is.\n");
    assertThat(started).isFalse();
  }

  @Test
  void aPresetFillsTheRecipeAndChoosesABackbone() throws IOException {
    images();
    TrainingRequest quick = request("--preset=quick", "--seed=5", "--validation=0.5");
    assertThat(quick.backbone()).contains("mobilenet");
    assertThat(quick.freezePlan()).isEqualTo(new FreezePlan.AllFrozen());
    assertThat(quick.epochs()).isEqualTo(40);
    assertThat(quick.seed()).isEqualTo(5);
    assertThat(quick.validation()).isEqualTo(0.5);
    assertThat(quick.techniques()).isEqualTo(Techniques.PLAIN);
    TrainingRequest phone = request("--preset=phone", "--backbone=mein Netz");
    assertThat(phone.backbone()).contains("mein Netz");
    assertThat(phone.techniques().balance()).isEqualTo(Balance.CLASS_WEIGHTS);
    assertThat(phone.techniques().augmentation().flip()).isTrue();
  }

  @Test
  void whatIsTypedGoesBeforeThePreset() throws IOException {
    images();
    TrainingRequest phone =
        request(
            "--preset=phone",
            "--balance=none",
            "--no-flip",
            "--rotation=0",
            "--epochs=3",
            "--warm-up=0",
            "--learning-rate=0.5",
            "--head-dropout=0",
            "--keep=last",
            "--schedule=constant");
    assertThat(phone.techniques().balance()).isEqualTo(Balance.NONE);
    assertThat(phone.techniques().augmentation().flip()).isFalse();
    assertThat(phone.techniques().augmentation().rotation()).isZero();
    assertThat(phone.techniques().augmentation().erasing()).as("not typed").isPositive();
    assertThat(phone.techniques().schedule()).isEqualTo(Schedule.CONSTANT);
    assertThat(phone.techniques().warmUpEpochs()).isZero();
    assertThat(phone.epochs()).isEqualTo(3);
    assertThat(phone.learningRate()).hasValue(0.5);
    assertThat(phone.head()).isEqualTo(Head.DEFAULT);
    assertThat(phone.keep()).isEqualTo(Keep.LAST);
  }

  @Test
  void aRecipeIsSavedAndGoesBeforeAPreset() throws IOException {
    images();
    Path file = folder.resolve("shared recipe.json");
    TrainingRequest saved =
        request(
            "--backbone=mein Netz",
            "--epochs=7",
            "--mixup=0.2",
            "--then=frozen=none,epochs=3",
            "--save-recipe=" + file);
    RecipeFile written = RecipeFile.read(file);
    assertThat(written.backbone()).contains("mein Netz");
    assertThat(written.recipe().learningRate()).isEqualTo(1e-3);
    assertThat(written.recipe().techniques()).isEqualTo(saved.techniques());

    TrainingRequest read = request("--recipe=" + file, "--preset=best");
    assertThat(read.backbone()).contains("mein Netz");
    assertThat(read.epochs()).isEqualTo(7);
    assertThat(read.techniques()).isEqualTo(saved.techniques());

    TrainingRequest typed =
        request("--recipe=" + file, "--epochs=2", "--then=none", "--backbone=mobilenet");
    assertThat(typed.backbone()).contains("mobilenet");
    assertThat(typed.epochs()).isEqualTo(2);
    assertThat(typed.techniques().then()).isEmpty();
    assertThat(typed.techniques().augmentation().mixUp()).isEqualTo(0.2);
  }

  @Test
  void aRunsRecipeNeedsABackboneAndAPresetMayChooseIt() throws IOException {
    images();
    Path file = folder.resolve("recipe.json");
    request("--backbone=mobilenet", "--epochs=7", "--save-recipe=" + folder.resolve("s.json"));
    Json.write(file, RecipeFile.read(folder.resolve("s.json")).recipe());
    assertThat(graft("train", "--data=" + folder, "--recipe=" + file).err())
        .startsWith("Missing --backbone (or --from).");
    TrainingRequest chosen = request("--recipe=" + file, "--preset=quick");
    assertThat(chosen.backbone()).contains("mobilenet");
    assertThat(chosen.epochs()).isEqualTo(7);
  }

  @Test
  void aRecipeThatCannotBeReadIsASentence() throws IOException {
    Path file = folder.resolve("recipe.json");
    Files.writeString(file, "{\"format\":2}");
    Outcome outcome = graft("train", "--data=d", "--backbone=b", "--recipe=" + file);
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err())
        .isEqualTo(
            file
                + " was written by a newer Graft (format 2, and this one reads 1): update Graft to use it.\n");
    assertThat(started).isFalse();
  }
}
