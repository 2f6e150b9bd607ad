package dev.graft.engine;

import dev.graft.distillation.DistillationEvent;
import dev.graft.distillation.DistillationRecipe;
import dev.graft.distillation.Distiller;
import dev.graft.engine.port.EngineCommand;
import dev.graft.network.Backbone;
import dev.graft.network.PretrainedBackbone;
import dev.graft.zoo.BackboneLibrary;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** One distillation from teachers to a backbone in the library. */
final class DistillRun {
  private final TensorFlowEngine engine;
  private final EngineFolders folders;
  private final Executor decoders;

  DistillRun(TensorFlowEngine engine, EngineFolders folders, Executor decoders) {
    this.engine = engine;
    this.folders = folders;
    this.decoders = decoders;
  }

  /** Runs or resumes; false if it was cancelled. */
  boolean run(
      EngineCommand.Distill command,
      Consumer<DistillationEvent> events,
      BooleanSupplier cancelled) {
    long begun = System.nanoTime();
    DistillationRecipe recipe = command.recipe();
    BackboneLibrary library = new BackboneLibrary(folders.library());
    List<PretrainedBackbone> teachers = recipe.teachers().stream().map(library::load).toList();
    PretrainedBackbone start = library.student(recipe.student(), recipe.size(), recipe.seed());
    Backbone student = start.backbone();
    Optional<Distiller.Distilled> distilled =
        new Distiller(engine, command.views(), command.viewBound(), decoders, events, cancelled)
            .run(
                new Distiller.Plan(
                    recipe,
                    teachers,
                    student.trunk(),
                    start.weights(),
                    student.preprocessing().scaling(),
                    command.runFolder().resolve("checkpoints"),
                    weights ->
                        library.sketch(student, command.name(), weights, command.runFolder())));
    if (distilled.isEmpty()) {
      return false;
    }
    Distiller.Distilled result = distilled.get();
    Backbone made =
        library
            .keep(
                student, command.name(), result.weights(), source(recipe, teachers, result, start))
            .backbone();
    events.accept(
        new DistillationEvent.Finished(
            made.name(),
            made.fingerprint(),
            made.network().parameters(),
            result.photographs(),
            result.views(),
            recipe.epochs() * result.views(),
            (System.nanoTime() - begun) / 1e9,
            result.skipped()));
    return true;
  }

  private static String source(
      DistillationRecipe recipe,
      List<PretrainedBackbone> teachers,
      Distiller.Distilled result,
      PretrainedBackbone start) {
    StringBuilder text = new StringBuilder("distilled by Graft from ");
    for (int t = 0; t < teachers.size(); t++) {
      Backbone teacher = teachers.get(t).backbone();
      text.append(t == 0 ? "" : " and ")
          .append(teacher.name())
          .append(" (")
          .append(teacher.architecture())
          .append(", licence ")
          .append(teacher.licence())
          .append(")");
    }
    text.append(" on ").append(result.photographs()).append(" photographs without labels from ");
    text.append(
        String.join(
            ", ", recipe.images().stream().map(p -> String.valueOf(p.getFileName())).toList()));
    text.append(", ").append(result.views()).append(" views, ").append(recipe.epochs());
    text.append(recipe.epochs() == 1 ? " epoch" : " epochs");
    if (start.backbone().isPretrained()) {
      text.append(", going on from ").append(start.backbone().name());
    }
    return text.toString();
  }
}
