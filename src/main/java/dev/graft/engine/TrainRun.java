package dev.graft.engine;

import dev.graft.engine.port.EngineCommand;
import dev.graft.errors.GraftException;
import dev.graft.features.FeatureStore;
import dev.graft.json.Json;
import dev.graft.network.Backbone;
import dev.graft.network.ClassScores;
import dev.graft.network.Layer;
import dev.graft.network.Network;
import dev.graft.network.PretrainedBackbone;
import dev.graft.network.Weights;
import dev.graft.prediction.BundleWriter;
import dev.graft.prediction.KnownFeatures;
import dev.graft.prediction.ModelBundle;
import dev.graft.prediction.OpenModel;
import dev.graft.training.AnswersFolder;
import dev.graft.training.CostModel;
import dev.graft.training.DatasetSnapshot;
import dev.graft.training.Ending;
import dev.graft.training.HeadWeights;
import dev.graft.training.ParitySample;
import dev.graft.training.Phase;
import dev.graft.training.Phases;
import dev.graft.training.Recipe;
import dev.graft.training.SmallerBatches;
import dev.graft.training.Trainer;
import dev.graft.training.TrainingEvent;
import dev.graft.training.TrainingPlan;
import dev.graft.zoo.BackboneLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run from backbone to checked bundle. */
final class TrainRun {
  /** The largest difference that a bundle's probabilities may have from the training graph's. */
  static final double PARITY = 1e-4;

  private static final Logger LOG = LoggerFactory.getLogger(TrainRun.class);

  private final TensorFlowEngine engine;
  private final EngineFolders folders;
  private final Executor decoders;

  TrainRun(TensorFlowEngine engine, EngineFolders folders, Executor decoders) {
    this.engine = engine;
    this.folders = folders;
    this.decoders = decoders;
  }

  /** What a run starts from: a backbone with a fresh head, or an earlier bundle. */
  record Start(Backbone backbone, Network network, Weights weights) {}

  /** Runs or resumes; false if it was cancelled. */
  boolean run(
      EngineCommand.Train command,
      Consumer<TrainingEvent> events,
      Supplier<Optional<Ending>> ending) {
    long begun = System.nanoTime();
    DatasetSnapshot data =
        Json.read(command.runFolder().resolve("dataset.json"), DatasetSnapshot.class);
    Start start = start(command, data);
    Backbone backbone = start.backbone();
    TrainingPlan asked =
        new TrainingPlan(
            command.run(),
            command.recipe(),
            start.network(),
            start.weights(),
            Phases.of(command.recipe(), backbone, start.network()),
            backbone.preprocessing(),
            data,
            command.runFolder().resolve("checkpoints"));
    SmallerBatches batches = new SmallerBatches(events);
    TrainingPlan plan =
        batches.fit(asked, b -> memory(start, command.recipe(), data, b), Memory.forTraining());
    LOG.info("planned after {} s", (System.nanoTime() - begun) / 1e9);
    FeatureStore store = new FeatureStore(folders.features(), folders.featureBound());
    Optional<Trainer.Trained> trained =
        batches.run(new Trainer(engine, store, decoders, new MemoryWatch(events), ending), plan);
    if (trained.isEmpty()) {
      return false;
    }
    Trainer.Trained result = trained.get();
    LOG.info("trained after {} s", (System.nanoTime() - begun) / 1e9);
    Path bundle = command.runFolder().resolve("bundle");
    if (!Files.exists(bundle)) {
      Trusting trusting = Trusting.of(start.network(), result.answers(), result.features());
      // First, so that where there is a bundle there are its answers.
      AnswersFolder.write(
          command.runFolder().resolve("answers"), trusting.applied(result.answers()));
      ModelBundle model =
          describe(plan, backbone, result)
              .trusted(
                  trusting.calibration(),
                  trusting.threshold(),
                  trusting.known().map(KnownFeatures::familiarity));
      Weights weights =
          ClassScores.scaled(
              start.network(), start.weights().with(result.weights()), 1 / trusting.temperature());
      BundleWriter.write(
          engine,
          model,
          weights,
          trusting.known(),
          bundle,
          part -> requireParity(part, model, trusting.applied(result.parity())));
    }
    LOG.info("bundle there after {} s", (System.nanoTime() - begun) / 1e9);
    events.accept(
        new TrainingEvent.Finished(
            command.run(),
            bundle.toAbsolutePath(),
            result.kept().validationAccuracy(),
            (System.nanoTime() - begun) / 1e9,
            result.extractSeconds(),
            result.trainSeconds(),
            result.cut(),
            plan.trainableParameters(result.phase()),
            plan.network().parameters(),
            ResidentSize.peak(),
            result.skipped(),
            Optional.of(result.kept().epoch()),
            result.stoppedEarly()));
    return true;
  }

  /** What the phase that needs most takes. */
  private static long memory(Start start, Recipe recipe, DatasetSnapshot data, int batch) {
    CostModel model = CostModel.of(start.backbone(), recipe.head(), data.classes().size());
    return Stream.concat(
            Stream.of(recipe.freezePlan()),
            recipe.techniques().then().stream().map(Phase::freezePlan))
        .mapToLong(p -> model.cost(p).memory(batch))
        .max()
        .orElseThrow();
  }

  Start start(EngineCommand.Train command, DatasetSnapshot data) {
    if (command.from().isPresent()) {
      return fromBundle(command.from().get(), data);
    }
    PretrainedBackbone pretrained =
        new BackboneLibrary(folders.library()).load(command.backbone().orElseThrow());
    Backbone backbone = pretrained.backbone();
    Network trunk = backbone.trunk();
    Network network = command.recipe().head().graftOnto(trunk, data.classes().size());
    List<Layer> head = network.layers().subList(trunk.layers().size(), network.layers().size());
    Weights weights =
        pretrained
            .weights()
            .fitting(trunk)
            .with(HeadWeights.initial(network, head, command.recipe().seed()));
    return new Start(backbone, network, weights);
  }

  private Start fromBundle(Path folder, DatasetSnapshot data) {
    ModelBundle bundle = ModelBundle.read(folder);
    if (!bundle.classes().equals(data.classes())) {
      throw new GraftException(
          "The model "
              + folder
              + " tells apart "
              + String.join(", ", bundle.classes())
              + ", but "
              + data.root()
              + " has "
              + String.join(", ", data.classes())
              + "; going on needs the same class folders.");
    }
    // What was learned had no temperature yet.
    Weights learned =
        ClassScores.scaled(
            bundle.network(), engine.readWeights(bundle, folder), bundle.temperature().orElse(1.0));
    return new Start(bundle.asBackbone(), bundle.network(), learned);
  }

  private static ModelBundle describe(
      TrainingPlan plan, Backbone backbone, Trainer.Trained result) {
    TrainingEvent.Epoch last = result.epochs().get(result.epochs().size() - 1);
    Map<String, Object> training = new LinkedHashMap<>();
    training.put("run", plan.run());
    training.put("recipe", plan.recipe());
    training.put("cut", result.cut());
    training.put("learningLayers", result.phase().learning());
    training.put("trainableParameters", plan.trainableParameters(result.phase()));
    training.put("totalParameters", plan.network().parameters());
    training.put("lastEpoch", last);
    training.put("keptEpoch", result.kept());
    training.put("stoppedEarly", result.stoppedEarly());
    result.rounding().ifPresent(r -> training.put("rounding", r));
    training.put("images", plan.data().items().size() - result.skipped().size());
    training.put("data", plan.data().root().toString());
    return new ModelBundle(
        ModelBundle.FORMAT,
        plan.data().classes(),
        plan.preprocessing(),
        plan.network(),
        backbone.featureLayer(),
        backbone.blocks(),
        new ModelBundle.Origin(
            backbone.name(),
            backbone.architecture(),
            backbone.licence(),
            backbone.source(),
            backbone.fingerprint()),
        Optional.of(training),
        TensorFlowRuntime.versions());
  }

  private void requireParity(Path bundle, ModelBundle model, ParitySample sample) {
    LOG.info("bundle written");
    float[] said = new float[sample.count() * model.classes().size()];
    try (OpenModel opened = engine.openOnce(bundle)) {
      opened.predict(sample.pixels(), sample.count(), said);
    }
    double largest = 0;
    for (int i = 0; i < said.length; i++) {
      double difference = Math.abs(said[i] - sample.probabilities()[i]);
      // Not a number counts as different.
      largest = difference <= largest ? largest : difference;
    }
    if (!(largest <= PARITY)) {
      throw new GraftException(
          "The finished model does not predict what the training did (difference "
              + largest
              + "), so it was not kept; the run's checkpoint is there, and resuming tries again.");
    }
  }
}
