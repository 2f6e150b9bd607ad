package dev.graft.workbench;

import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Students;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Sends distillations to the engine, and keeps what a resumed one needs. */
final class Distillation {
  private static final String RECIPE = "distillation.json";

  private final UserFolders folders;
  private final BackboneLibrary library;
  private final EngineClient engine;

  Distillation(UserFolders folders, BackboneLibrary library, EngineClient engine) {
    this.folders = folders;
    this.library = library;
    this.engine = engine;
  }

  Job start(DistillationRequest request, Consumer<DistillationEvent> listener) {
    String name = request.name();
    library.requireFree(name);
    request.out().ifPresent(Distillation::requireFree);
    DistillationRecipe asked = request.recipe();
    DistillationRecipe recipe =
        asked.beginningAt(
            Students.firstSize(
                library.student(asked.student(), asked.size(), asked.seed()).backbone(),
                asked.firstSize()));
    asked.teachers().forEach(this::requireThere);
    asked.images().forEach(Distillation::requireFolder);
    Path folder = folders.distillations().resolve(name);
    Path file = folder.resolve(RECIPE);
    if (request.resume()) {
      requireSame(file, name, recipe);
    } else if (Files.exists(file)) {
      throw new GraftException(
          "A distillation of "
              + name
              + " was begun already: add --resume to go on with it, or remove "
              + folder
              + ".");
    } else {
      make(folder);
      Json.write(file, recipe);
    }
    EngineClient.Call call =
        engine.send(
            id -> new EngineCommand.Distill(id, name, folder, folders.views(), recipe),
            event -> {
              if (event instanceof EngineEvent.Distilling distilling) {
                listener.accept(distilling.event());
              }
            });
    CompletableFuture<Boolean> over =
        call.result().thenApply(completed -> completed && copied(name, request.out()));
    return new EngineJob(() -> engine.cancel(call), over, "The distillation");
  }

  /** A missing teacher is told before anything is made. */
  private void requireThere(String teacher) {
    if (library.find(teacher).isEmpty()) {
      library.load(teacher);
    }
  }

  private static void requireFolder(Path images) {
    if (!Files.isDirectory(images)) {
      throw new GraftException(images + " is no folder: give --images folders of photographs.");
    }
  }

  private boolean copied(String name, Optional<Path> out) {
    out.ifPresent(o -> library.export(name, o));
    return true;
  }

  private static void requireFree(Path out) {
    if (Files.exists(out)) {
      throw new GraftException(out + " is there already: choose another place for --out.");
    }
  }

  private static void requireSame(Path file, String name, DistillationRecipe recipe) {
    if (!Files.exists(file)) {
      throw new GraftException(
          "There is no unfinished distillation of " + name + ": leave out --resume to begin one.");
    }
    if (!Json.read(file, DistillationRecipe.class).equals(recipe)) {
      throw new GraftException(
          "The unfinished distillation of "
              + name
              + " was begun with other choices; they are in "
              + file
              + ".");
    }
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new GraftException(
          folder + " cannot be made (" + e.getMessage() + "); check its rights.", e);
    }
  }
}
