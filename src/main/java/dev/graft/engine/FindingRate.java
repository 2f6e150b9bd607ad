package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.features.FeatureStore;
import dev.graft.json.Json;
import dev.graft.network.Layer;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.RateCurve;
import dev.graft.training.RateEvent;
import dev.graft.training.RateFinder;
import dev.graft.training.TrainingPlan;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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
    Set<String> learning =
        new LinkedHashSet<>(command.recipe().freezePlan().learning(start.backbone()));
    int trunkLayers = start.network().indexOf(start.backbone().featureLayer()) + 1;
    start.network().layers().stream()
        .skip(trunkLayers)
        .map(Layer::name)
        .filter(l -> !start.network().weights(l).isEmpty())
        .forEach(learning::add);
    TrainingPlan plan =
        new TrainingPlan(
            "",
            command.recipe(),
            start.network(),
            start.weights(),
            learning,
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
