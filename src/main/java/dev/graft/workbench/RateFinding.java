package dev.graft.workbench;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.training.RateEvent;
import dev.graft.training.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Has the engine look for a learning rate; the project does not hear of it. */
final class RateFinding {
  private static final String IMAGES = "dataset.json";

  private final UserFolders folders;
  private final Training training;
  private final EngineClient engine;

  RateFinding(UserFolders folders, Training training, EngineClient engine) {
    this.folders = folders;
    this.training = training;
    this.engine = engine;
  }

  Job start(TrainingRequest request, Consumer<RateEvent> listener) {
    ImageSet images = request.load();
    Dataset dataset = images.dataset();
    dataset.validateForTraining();
    Optional<Path> from =
        request.from().map(f -> Training.bundle(f, request.project().orElse(folders.project())));
    Backbone backbone = training.backbone(request, from);
    Recipe recipe = request.recipe(from.isPresent() || backbone.isPretrained());
    recipe.freezePlan().learning(backbone);
    from.ifPresent(f -> Training.requireSameClasses(f, dataset));
    Path folder = temporary();
    try {
      Json.write(folder.resolve(IMAGES), Training.snapshot(images, dataset));
      EngineClient.Call call =
          engine.send(
              id -> new EngineCommand.FindRate(id, folder, request.backbone(), from, recipe),
              event -> {
                if (event instanceof EngineEvent.FindingRate finding) {
                  listener.accept(finding.event());
                }
              });
      CompletableFuture<Boolean> over = call.result().whenComplete((done, e) -> remove(folder));
      return new EngineJob(() -> engine.cancel(call), over, "The search for a learning rate");
    } catch (RuntimeException e) {
      remove(folder);
      throw e;
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("graft-rate");
    } catch (IOException e) {
      throw new GraftException(
          "The folder for temporary files cannot be written to (%s); make room or check its rights."
              .formatted(e.getMessage()),
          e);
    }
  }

  private static void remove(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(IMAGES));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new GraftException(
          "The temporary folder %s cannot be removed (%s).".formatted(folder, e.getMessage()), e);
    }
  }
}
