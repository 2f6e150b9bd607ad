package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.features.FeatureStore;
import dev.graft.json.Json;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.Phases;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.training.RateFinder;
import dev.graft.training.TrainingPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Looks for a learning rate for a training that is not there yet. */
final class FindingRate {
  private final TensorFlowEngine engine;
  private final TrainRun training;
  private final EngineFolders folders;
  private final Executor decoders;

  FindingRate(
      TensorFlowEngine engine, TrainRun training, EngineFolders folders, Executor decoders) {
    this.engine = engine;
    this.training = training;
    this.folders = folders;
    this.decoders = decoders;
  }

  /** Searches; false if it was cancelled. */
  boolean find(
      EngineCommand.FindRate command, Consumer<RateEvent> events, BooleanSupplier cancelled) {
    Path folder = command.folder();
    DatasetSnapshot data = Json.read(folder.resolve("dataset.json"), DatasetSnapshot.class);
    TrainRun.Start start =
        training.start(
            new EngineCommand.Train(
                command.id(), "", folder, command.backbone(), command.from(), command.recipe()),
            data);
    TrainingPlan plan =
        new TrainingPlan(
            "",
            command.recipe(),
            start.network(),
            start.weights(),
            Phases.of(command.recipe(), start.backbone(), start.network()),
            start.backbone().preprocessing(),
            data,
            folder);
    FeatureStore store = new FeatureStore(folders.features(), folders.featureBound());
    Optional<RateCurve> curve =
        new RateFinder(engine, store, decoders, events, cancelled).find(plan);
    curve.ifPresent(c -> events.accept(new RateEvent.Found(c)));
    return curve.isPresent();
  }
}
