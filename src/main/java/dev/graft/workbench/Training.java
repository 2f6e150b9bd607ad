package dev.graft.workbench;

import dev.graft.dataset.Dataset;
import dev.graft.dataset.LabelledImage;
import dev.graft.dataset.Split;
import dev.graft.dataset.labelling.ImageSet;
import dev.graft.errors.GraftException;
import dev.graft.network.Backbone;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.ModelBundle;
import dev.graft.project.Project;
import dev.graft.project.RunPlan;
import dev.graft.project.RunRecord;
import dev.graft.project.RunState;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.Phases;
import dev.graft.training.Recipe;
import dev.graft.training.TrainingEvent;
import dev.graft.zoo.BackboneLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Registers runs, sends them to the engine, and keeps the project's memory of them true. */
final class Training {
  private final UserFolders folders;
  private final BackboneLibrary library;
  private final EngineClient engine;

  Training(UserFolders folders, BackboneLibrary library, EngineClient engine) {
    this.folders = folders;
    this.library = library;
    this.engine = engine;
  }

  Job start(TrainingRequest request, Consumer<TrainingEvent> listener) {
    long begun = System.nanoTime();
    request.out().ifPresent(BundleWriter::requireFree);
    ImageSet images = request.load();
    Dataset dataset = images.dataset();
    dataset.validateForTraining();
    Path place = request.project().orElse(folders.project());
    Optional<Path> from = request.from().map(f -> bundle(f, place));
    Backbone backbone = backbone(request, from);
    Recipe recipe = request.recipe(from.isPresent() || backbone.isPretrained());
    Phases.check(recipe, backbone);
    from.ifPresent(f -> requireSameClasses(f, dataset));
    DatasetSnapshot snapshot = snapshot(images, dataset);
    Phases.check(recipe, snapshot);
    Project project = Project.openOrCreate(place);
    try {
      RunRecord run =
          project.registerRun(
              new RunPlan(
                  from.isPresent() ? backbone.name() : request.backbone().orElseThrow(),
                  backbone.fingerprint(),
                  from.map(Path::toString),
                  recipe,
                  snapshot));
      listener.accept(new TrainingEvent.Started(run.id(), project.folder()));
      return send(project, run.id(), request.out(), begun, listener);
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }

  /** A run of the project, or a folder. */
  static Path bundle(String from, Path place) {
    if (Project.isProject(place)) {
      try (Project project = Project.open(place)) {
        Optional<RunRecord> run = project.find(from);
        if (run.isPresent()) {
          return run.get()
              .bundle()
              .orElseThrow(
                  () ->
                      new GraftException(
                          run.get().id()
                              + " is not finished, so there is nothing to go on from; resume it first."));
        }
      }
    }
    Path folder = Path.of(from);
    if (!Files.exists(folder)) {
      throw new GraftException(
          "There is neither a run nor a model bundle " + from + " to go on from.");
    }
    return folder.toAbsolutePath();
  }

  Backbone backbone(TrainingRequest request, Optional<Path> from) {
    if (from.isEmpty()) {
      String name =
          request
              .backbone()
              .orElseThrow(
                  () ->
                      new GraftException(
                          "A training needs --backbone, or --from to go on from an earlier one."));
      Optional<Backbone> known = library.find(name);
      return known.isPresent() ? known.get() : library.load(name).backbone();
    }
    ModelBundle bundle = ModelBundle.read(from.get());
    ModelBundle.Origin origin = bundle.backbone();
    if (request.backbone().isPresent() && !isSame(request.backbone().get(), origin)) {
      throw new GraftException(
          from.get()
              + " was trained on "
              + origin.name()
              + ", not on "
              + request.backbone().get()
              + "; leave out --backbone or name that one.");
    }
    return bundle.asBackbone();
  }

  private boolean isSame(String name, ModelBundle.Origin origin) {
    if (name.equals(origin.name())) {
      return true;
    }
    Optional<Backbone> known = library.find(name);
    Backbone named = known.isPresent() ? known.get() : library.load(name).backbone();
    return named.fingerprint().equals(origin.fingerprint());
  }

  static void requireSameClasses(Path from, Dataset dataset) {
    ModelBundle bundle = ModelBundle.read(from);
    if (!bundle.classes().equals(dataset.classes())) {
      throw new GraftException(
          "The model "
              + from
              + " tells apart "
              + String.join(", ", bundle.classes())
              + ", but "
              + dataset.root()
              + " has "
              + String.join(", ", dataset.classes())
              + "; going on needs the same class folders.");
    }
  }

  static DatasetSnapshot snapshot(ImageSet images, Dataset dataset) {
    List<Split> parts = images.assign();
    List<DatasetSnapshot.Item> items = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      LabelledImage image = dataset.items().get(i);
      items.add(
          new DatasetSnapshot.Item(
              image.file(), image.relativePath(), image.classIndex(), parts.get(i)));
    }
    return new DatasetSnapshot(dataset.root(), dataset.classes(), items);
  }

  Job resume(
      String id, Optional<Path> place, Optional<Path> out, Consumer<TrainingEvent> listener) {
    long begun = System.nanoTime();
    out.ifPresent(BundleWriter::requireFree);
    Project project = Project.open(place.orElse(folders.project()));
    try {
      RunRecord run = project.require(id);
      if (run.state() == RunState.FINISHED) {
        return finished(project, run, out, listener);
      }
      ImageSearch.run(project, run.id(), List.of());
      project.claim(run.id());
      listener.accept(new TrainingEvent.Started(run.id(), project.folder()));
      return send(project, run.id(), out, begun, listener);
    } catch (RuntimeException e) {
      project.close();
      throw e;
    }
  }

  private static Job finished(
      Project project, RunRecord run, Optional<Path> out, Consumer<TrainingEvent> listener) {
    out.ifPresent(o -> BundleWriter.copy(run.bundle().orElseThrow(), o));
    project.result(run.id()).ifPresent(listener);
    project.close();
    return new EngineJob(() -> {}, CompletableFuture.completedFuture(true), "The training");
  }

  private Job send(
      Project project,
      String run,
      Optional<Path> out,
      long begun,
      Consumer<TrainingEvent> listener) {
    RunKeeper keeper = new RunKeeper(project, run, out, begun, listener);
    return new Attempts(engine, project, run, keeper).start();
  }
}
