package dev.graft.workbench;

import dev.graft.distillation.DistillationEstimate;
import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.distillation.DistillationSpeed;
import dev.graft.distillation.SpeedMeter;
import dev.graft.engine.port.EngineCommand;
import dev.graft.engine.port.EngineEvent;
import dev.graft.errors.GraftException;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.zoo.BackboneLibrary;
import dev.graft.zoo.Students;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

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
    Choices choices = choices(request.recipe());
    DistillationRecipe recipe = choices.recipe();
    Path folder = folders.distillations().resolve(name);
    Path file = folder.resolve(RECIPE);
    long bound = StoreBound.viewBytes(folders.views());
    requireRoom(choices.estimate(speed(), bound));
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
    SpeedMeter meter = new SpeedMeter(recipe, choices.teachers(), choices.student());
    EngineClient.Call call =
        engine.send(
            id -> new EngineCommand.Distill(id, name, folder, folders.views(), bound, recipe),
            event -> {
              if (event instanceof EngineEvent.Distilling distilling) {
                measure(meter, distilling.event());
                listener.accept(distilling.event());
              }
            });
    CompletableFuture<Boolean> over =
        call.result().thenApply(completed -> completed && copied(name, request.out()));
    return new EngineJob(() -> engine.cancel(call), over, "The distillation");
  }

  /** What it will probably take. */
  DistillationEstimate estimate(DistillationRecipe recipe) {
    return choices(recipe).estimate(speed(), StoreBound.viewBytes(folders.views()));
  }

  /** What was begun and is not in the library, by name. */
  List<UnfinishedDistillation> unfinished() {
    if (!Files.isDirectory(folders.distillations())) {
      return List.of();
    }
    try (Stream<Path> begun = Files.list(folders.distillations())) {
      return begun
          .filter(folder -> Files.exists(folder.resolve(RECIPE)))
          .filter(folder -> library.find(folder.getFileName().toString()).isEmpty())
          .sorted()
          .map(
              folder ->
                  new UnfinishedDistillation(
                      folder.getFileName().toString(),
                      Json.read(folder.resolve(RECIPE), DistillationRecipe.class)))
          .toList();
    } catch (IOException e) {
      throw new GraftException(
          folders.distillations() + " cannot be read (" + e.getMessage() + "); check its rights.",
          e);
    }
  }

  /** Choices that were looked at: everybody is there, and the first size is decided. */
  private record Choices(DistillationRecipe recipe, List<Backbone> teachers, Backbone student) {
    DistillationEstimate estimate(DistillationSpeed speed, long bound) {
      return DistillationEstimate.of(recipe, teachers, student, speed, bound);
    }
  }

  private Choices choices(DistillationRecipe asked) {
    Backbone student = library.student(asked.student(), asked.size(), asked.seed()).backbone();
    DistillationRecipe recipe = asked.beginningAt(Students.firstSize(student, asked.firstSize()));
    List<Backbone> teachers =
        asked.teachers().stream()
            .map(t -> library.find(t).orElseGet(() -> library.load(t).backbone()))
            .toList();
    asked.images().forEach(Distillation::requireFolder);
    return new Choices(recipe, teachers, student);
  }

  private static void requireRoom(DistillationEstimate estimate) {
    if (estimate.tooLarge()) {
      throw new GraftException(
          ("The views would take about %,d MB, more than the %,d MB that stored views may take"
                  + " here: choose fewer views, smaller pictures or fewer photographs, or allow"
                  + " more with -Dgraft.views.gb=N.")
              .formatted(estimate.bytes() >> 20, estimate.bound() >> 20));
    }
  }

  private Path speedFile() {
    return folders.views().resolve("speed.json");
  }

  private DistillationSpeed speed() {
    return Files.exists(speedFile())
        ? Json.read(speedFile(), DistillationSpeed.class)
        : DistillationSpeed.stated(Runtime.getRuntime().availableProcessors());
  }

  /** Called by one thread, one event after the other. */
  private void measure(SpeedMeter meter, DistillationEvent event) {
    meter.accept(event, System.nanoTime() / 1e9);
    if (event instanceof DistillationEvent.Finished finished) {
      meter.speed(finished, speed()).ifPresent(speed -> Json.write(speedFile(), speed));
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
