package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.prediction.ModelBundle;
import dev.graft.testing.SampleDrawings;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Recipe;
import dev.graft.training.Techniques;
import dev.graft.training.TrainingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a word to a bundle, and the same again from a recipe that was passed on. */
class PresetJourneyTest {
  @TempDir private Path temp;
  private Path pictures;
  private Workbench workbench;

  @BeforeEach
  void open() throws IOException {
    pictures = temp.resolve("pictures");
    SampleDrawings.write(pictures, 70, 400);
    workbench =
        GraftWorkbench.inProcess(new UserFolders(temp.resolve("data"), temp.resolve("cache")));
  }

  @AfterEach
  void close() {
    workbench.close();
  }

  private TrainingRequest request(String project) {
    return new TrainingRequest(
        pictures,
        Optional.empty(),
        new FreezePlan.NoneFrozen(),
        Optional.empty(),
        Head.DEFAULT,
        Optimizer.DEFAULT,
        1,
        1,
        OptionalDouble.empty(),
        0.25,
        0,
        3,
        Optional.of(temp.resolve(project)),
        Optional.empty());
  }

  /** The same recipe in a fraction of the time: one epoch of each phase, two variants. */
  private static Recipe shortened(Recipe r) {
    Techniques t = r.techniques();
    assertThat(t.then()).as("105 images are enough to tune with").hasSize(1);
    Phase tuning = t.then().get(0);
    Techniques less =
        new Techniques(
            t.schedule(),
            t.warmUpEpochs(),
            t.earlyStopping(),
            new Augmentation(true, t.augmentation().smallestCrop(), 0, 0.2, 0.2, 0.2, 0, 0, 0, 2),
            t.layerRates(),
            t.regularisation(),
            t.balance(),
            List.of(new Phase(tuning.freezePlan(), 1, tuning.rate())));
    return new Recipe(
        r.freezePlan(),
        r.head(),
        r.optimizer(),
        r.learningRate(),
        r.batch(),
        2,
        r.seed(),
        r.validation(),
        r.test(),
        r.keep(),
        less);
  }

  private TrainingEvent.Finished trained(TrainingRequest request) throws InterruptedException {
    List<TrainingEvent> events = new ArrayList<>();
    assertThat(workbench.train(request, events::add).await()).isTrue();
    return (TrainingEvent.Finished) events.get(events.size() - 1);
  }

  private static byte[] variables(Path bundle) throws IOException {
    return Files.readAllBytes(bundle.resolve("variables/variables.data-00000-of-00001"));
  }

  @Test
  void aPresetTrainsAndWhoGetsItsRecipeTrainsTheSameWeights() throws Exception {
    TrainingRequest best = Presets.fill(Preset.BEST, request("mine"), workbench);
    assertThat(best.backbone()).contains("graft-small@224");
    TrainingRequest mine = best.following(shortened(RecipeFile.of(best, true).recipe()));
    TrainingEvent.Finished one = trained(mine);
    assertThat(ModelBundle.read(one.bundle()).backbone().name()).isEqualTo("graft-small@224");
    assertThat(one.trainableParameters()).isGreaterThan(3000);

    Path file = temp.resolve("recipe.json");
    RecipeFile.of(mine, true).write(file);
    TrainingEvent.Finished other = trained(RecipeFile.read(file).applied(request("yours")));
    assertThat(variables(other.bundle())).isEqualTo(variables(one.bundle()));

    Path ofTheRun = one.bundle().resolveSibling("recipe.json");
    assertThat(RecipeFile.read(ofTheRun).recipe())
        .as("the recipe in the run's folder is the same")
        .isEqualTo(RecipeFile.read(file).recipe());
  }
}
