package dev.graft.workbench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.graft.dataset.augmentation.Augmentation;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.PoolingKind;
import dev.graft.training.Balance;
import dev.graft.training.EarlyStopping;
import dev.graft.training.FreezePlan;
import dev.graft.training.Head;
import dev.graft.training.Keep;
import dev.graft.training.LayerRates;
import dev.graft.training.Optimizer;
import dev.graft.training.Phase;
import dev.graft.training.Recipe;
import dev.graft.training.Regularisation;
import dev.graft.training.Schedule;
import dev.graft.training.Techniques;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecipeFileTest {
  @TempDir private Path folder;

  private static Recipe recipe() {
    return new Recipe(
        new FreezePlan.AllFrozen(),
        new Head(PoolingKind.MAX, 0.2, List.of(50)),
        new Optimizer.Momentum(0.8, true),
        0.003,
        16,
        4,
        -7,
        0.25,
        0.125,
        Keep.BEST,
        new Techniques(
            new Schedule.OneCycle(0.3, 0.04, 0),
            1,
            Optional.of(new EarlyStopping(3, 0.001)),
            new Augmentation(true, 0.5, 10, 0.2, 0.1, 0.3, 0.25, 0.2, 1, 8),
            new LayerRates(0.8, Map.of("block_3", 0.1)),
            new Regularisation(0.05, 0.1, 1, 0.98, true),
            Balance.SAMPLING,
            List.of(new Phase(new FreezePlan.AllButLastBlocks(3), 4, 0.1))));
  }

  private Path file(Consumer<ObjectNode> change) {
    Path file = folder.resolve("recipe.json");
    new RecipeFile(Optional.of("mobilenet@288"), recipe()).write(file);
    ObjectNode root = (ObjectNode) Json.tree(file);
    change.accept(root);
    Json.write(file, root);
    return file;
  }

  private static ObjectNode inner(ObjectNode root, String... names) {
    ObjectNode node = root;
    for (String name : names) {
      node = (ObjectNode) node.get(name);
    }
    return node;
  }

  private void refused(String sentence, Consumer<ObjectNode> change) {
    Path file = file(change);
    assertThatThrownBy(() -> RecipeFile.read(file))
        .isInstanceOf(GraftException.class)
        .hasMessageStartingWith(file + " ")
        .hasMessageContaining(sentence)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThat(RecipeFile.read(file(root -> {})))
        .isEqualTo(new RecipeFile(Optional.of("mobilenet@288"), recipe()));
  }

  @Test
  void theRecipeOfARunIsReadAsItIs() {
    Path run = folder.resolve("run.json");
    Json.write(run, recipe());
    assertThat(RecipeFile.read(run)).isEqualTo(new RecipeFile(Optional.empty(), recipe()));
  }

  @Test
  void theRecipeOfAnOldRunIsPlainAndKeepsTheLastWeights() {
    Path run = folder.resolve("run.json");
    ObjectNode old = Json.mapper().valueToTree(recipe());
    old.remove(List.of("keep", "techniques"));
    Json.write(run, old);
    Recipe read = RecipeFile.read(run).recipe();
    assertThat(read.keep()).isEqualTo(Keep.LAST);
    assertThat(read.techniques()).isEqualTo(Techniques.PLAIN);
    assertThat(read).isEqualTo(Json.read(run, Recipe.class));
  }

  @Test
  void whoWritesByHandMayLeaveTechniquesOut() {
    Path file =
        file(
            root -> {
              inner(root, "recipe", "head").remove("dense");
              inner(root, "recipe", "techniques")
                  .remove(List.of("layerRates", "then", "balance", "earlyStopping"));
              inner(root, "recipe", "techniques", "augmentation").remove("rotation");
            });
    Recipe read = RecipeFile.read(file).recipe();
    assertThat(read.head().dense()).isEmpty();
    assertThat(read.techniques().then()).isEmpty();
    assertThat(read.techniques().layerRates()).isEqualTo(LayerRates.EQUAL);
    assertThat(read.techniques().balance()).isEqualTo(Balance.NONE);
    assertThat(read.techniques().earlyStopping()).isEmpty();
    assertThat(read.techniques().augmentation().rotation()).isZero();
    assertThat(read.techniques().augmentation().variants()).isEqualTo(8);
    assertThat(read.techniques().schedule()).isEqualTo(new Schedule.OneCycle(0.3, 0.04, 0));
  }

  @Test
  void aNewerOneIsASentence() {
    refused(
        "was written by a newer Graft (format 2, and this one reads 1)", r -> r.put("format", 2));
  }

  @Test
  void wordsThatAreNotKnownAreASentence() {
    refused("says 'teacher', which this Graft does not know", r -> r.put("teacher", "x"));
    refused("says 'colour'", r -> inner(r, "recipe").put("colour", 1));
    refused(
        "says 'techniques.augmentation.mosaic'",
        r -> inner(r, "recipe", "techniques", "augmentation").put("mosaic", 1));
    refused(
        "says 'techniques.schedule linear'",
        r -> inner(r, "recipe", "techniques", "schedule").put("kind", "linear"));
    refused(
        "says 'techniques.then.[0].name'",
        r -> ((ObjectNode) inner(r, "recipe", "techniques").get("then").get(0)).put("name", "x"));
  }

  @Test
  void figuresThatCannotBeAreASentence() {
    refused("cannot be (There must be at least 1 epoch)", r -> inner(r, "recipe").put("epochs", 0));
    refused("epochs: ", r -> inner(r, "recipe").put("epochs", "many"));
    refused(
        "variants must be from 0 to 64, not 99",
        r -> inner(r, "recipe", "techniques", "augmentation").put("variants", 99));
    refused(
        "The label smoothing must be from 0 to below 1, not 2.0",
        r -> inner(r, "recipe", "techniques", "regularisation").put("labelSmoothing", 2));
    refused("schedule", r -> inner(r, "recipe", "techniques", "schedule").remove("end"));
    refused("schedule", r -> inner(r, "recipe", "techniques", "schedule").remove("kind"));
    refused("layerOrBlock", r -> inner(r, "recipe", "freezePlan").put("kind", "from"));
  }

  @Test
  void whatIsMissingIsASentence() {
    refused("it says nothing of learningRate", r -> inner(r, "recipe").remove("learningRate"));
    refused("it says nothing of head", r -> inner(r, "recipe").putNull("head"));
    refused("holds no recipe", r -> r.remove("recipe"));
    refused("holds no recipe", r -> r.put("backbone", 3));
  }

  @Test
  void whatIsNoRecipeIsASentence() throws Exception {
    Path file = folder.resolve("x.json");
    for (String content : List.of("[]", "3", "{}", "not JSON", "")) {
      Files.writeString(file, content);
      assertThatThrownBy(() -> RecipeFile.read(file))
          .as(content)
          .isInstanceOf(GraftException.class)
          .hasMessageContaining(file.toString());
    }
    assertThatThrownBy(() -> RecipeFile.read(folder.resolve("none.json")))
        .isInstanceOf(GraftException.class)
        .hasMessageContaining("none.json");
  }

  @Test
  void itsBackboneCountsWhereNoneIsNamed() {
    RecipeFile shared = new RecipeFile(Optional.of("mobilenet@288"), recipe());
    TrainingRequest named = shared.applied(request(Optional.of("own"), Optional.empty()));
    assertThat(named.backbone()).contains("own");
    assertThat(RecipeFile.of(named, true)).isEqualTo(new RecipeFile(Optional.of("own"), recipe()));
    assertThat(shared.applied(request(Optional.empty(), Optional.empty())).backbone())
        .contains("mobilenet@288");
    assertThat(shared.applied(request(Optional.empty(), Optional.of("run-1"))).backbone())
        .isEmpty();
  }

  private static TrainingRequest request(Optional<String> backbone, Optional<String> from) {
    return new TrainingRequest(
        Path.of("/d"),
        backbone,
        new FreezePlan.NoneFrozen(),
        from,
        Head.DEFAULT,
        Optimizer.DEFAULT,
        1,
        1,
        OptionalDouble.empty(),
        0,
        0,
        1,
        Optional.empty(),
        Optional.empty());
  }
}
